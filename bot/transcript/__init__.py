"""A conversation as a page: what was said and shown, in the order in which it was."""
