"""The conversation, pure: a scene and an event -> what is done and what is said."""
