"""Discord: its messages, commands and buttons to events; answers and results to its messages."""
