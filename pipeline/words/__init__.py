"""A user's words, in English or Korean, and the caption become one prompt."""
