"""A line of text -> the tokens of the grammar: spelling, spacing, particles and numbers forgiven."""
