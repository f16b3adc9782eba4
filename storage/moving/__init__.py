"""A whole installation from SQLite to PostgreSQL: every row, every picture, every waiting job, or nothing."""

from storage.moving.installation import Moved, Stores, move

__all__ = ["Moved", "Stores", "move"]
