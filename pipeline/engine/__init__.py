"""Answers the model calls of all running samplers, and alone owns the device."""
