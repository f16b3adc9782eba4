"""Renders of a dressed parametric body in poses that street photos lack."""
