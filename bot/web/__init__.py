"""The web chat and the pose editor: requests to events, replies to messages that pages show."""
