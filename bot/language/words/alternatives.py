"""Regular expressions for “one of these”."""


def any_of(*parts: str) -> str:
    """One of some expressions."""
    return f"(?:{'|'.join(parts)})"


def any_word(words: str) -> str:
    """One of some words, parted by blanks."""
    return any_of(*words.split())
