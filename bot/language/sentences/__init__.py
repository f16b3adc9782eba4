"""Tokens -> steps: what the grammar makes of a line, and what its clauses mean."""
