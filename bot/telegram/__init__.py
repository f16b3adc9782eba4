"""Telegram: updates become the conversation's events, its answers become calls of the Bot API.

`front.Telegram` is the platform, `serving.serve` runs it, `webhook.routes` is what Telegram
calls, where it does.
"""
