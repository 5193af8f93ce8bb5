"""The id of the request under way: in its log lines, in its answer, on its error page."""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar

# Empty outside a request: at the start, in the daily backup, in an import's own thread.
current_id: ContextVar[str] = ContextVar("current_id", default="")

_WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")


def new_id() -> str:
    """16 letters and digits, that no two requests have in common."""
    return secrets.token_hex(8)


def well_formed(text: str) -> bool:
    """Whether an id that came from outside may stand in our logs: 8 to 64 letters, digits, dots, dashes."""
    return _WELL_FORMED.fullmatch(text) is not None
