"""Ports of 127.0.0.1 that stay ours while the server that listens there is away."""

import socket


def reserved_port() -> socket.socket:
    """A socket that holds a free port: nobody else is given it, and servers that reuse addresses can listen.

    Who connects while none does is refused.
    """
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    return holder


def number_of(holder: socket.socket) -> int:
    """The port that is held."""
    port: int = holder.getsockname()[1]
    return port
