"""Ports on loopback: a free one for Neo4j, and whether it listens there."""

from __future__ import annotations

import socket


def bolt_address(port: int) -> str:
    return f"bolt://127.0.0.1:{port}"


def free_port() -> int:
    """A port on loopback that nobody has right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
