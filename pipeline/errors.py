"""Errors by what their reader can do about them."""


class UserMistake(ValueError):
    """What was sent or asked for cannot be done; the message is one line that says why and what to do."""


class Missing(RuntimeError):
    """Something this machine lacks (weights, a library, memory); the message names the remedy."""


class Cancelled(RuntimeError):
    """The job was cancelled by its owner."""
