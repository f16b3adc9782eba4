"""Algorithms that turn noise into a picture by asking for model calls."""
