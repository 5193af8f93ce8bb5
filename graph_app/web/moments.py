"""Seconds since 1970, as accounts keep moments, as the log of changes writes them."""

from __future__ import annotations

from datetime import datetime, timezone

from graph_app.language.moments import utc_text


def moment_of(seconds: int) -> str:
    return utc_text(datetime.fromtimestamp(seconds, timezone.utc))
