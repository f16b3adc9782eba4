"""Adjustments -> a corrected pose, and what to say about it."""
