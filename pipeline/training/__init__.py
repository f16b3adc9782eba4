"""How the bundled family was made: one command a part, each resumable and time-boxed."""
