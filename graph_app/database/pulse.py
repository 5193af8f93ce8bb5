"""One look at whether a Neo4j is there: it is spoken to as a driver begins, without a user and without a query."""

from __future__ import annotations

import contextlib
import enum
import socket
import ssl

# What a driver says first: the word of Bolt, then the versions it knows (here any 5 up to 5.8, and 4.4).
_HELLO = bytes.fromhex("6060b017 00080805 00000404 00000000 00000000")
_ANSWER_BYTES = 4


class Pulse(enum.Enum):
    """SILENT: somebody listens and says nothing, or nothing comes back at all. GONE: nobody listens."""

    BEATS = "beats"
    SILENT = "silent"
    GONE = "gone"


def pulse(peer: tuple[str, int], seconds: float, encrypted: bool) -> Pulse:
    """Whether somebody answers at `peer` within so many seconds."""
    try:
        with contextlib.closing(socket.create_connection(peer, timeout=seconds)) as plain:
            plain.settimeout(seconds)
            with contextlib.closing(_unchecked(plain)) if encrypted else contextlib.nullcontext(plain) as line:
                line.sendall(_HELLO)
                return Pulse.BEATS if line.recv(_ANSWER_BYTES) else Pulse.GONE
    except TimeoutError:
        return Pulse.SILENT
    except OSError:
        return Pulse.GONE


def _unchecked(plain: socket.socket) -> ssl.SSLSocket:
    """No secret passes here and nothing that comes is believed, so whose certificate it is does not matter."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context.wrap_socket(plain)
