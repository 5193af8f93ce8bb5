"""Whether somebody is there, asked of a server that answers, of one that says nothing and of nobody."""

from __future__ import annotations

import socket
import time

from graph_app.database.database import Database
from graph_app.database.pulse import Pulse, pulse


def test_neo4j_has_a_pulse(database: Database) -> None:
    host, _, port = database.status().address.partition("://")[2].partition(":")
    assert pulse((host, int(port or 7687)), 3, encrypted=False) is Pulse.BEATS


def test_somebody_who_says_nothing_is_silent_and_nobody_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        peer = listener.getsockname()[:2]
        began = time.monotonic()
        assert pulse(peer, 0.2, encrypted=False) is Pulse.SILENT
        assert pulse(peer, 0.2, encrypted=True) is Pulse.SILENT
        assert time.monotonic() - began < 2
    assert pulse(peer, 0.2, encrypted=False) is Pulse.GONE
