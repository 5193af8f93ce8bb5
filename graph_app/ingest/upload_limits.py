"""How much of an upload is read at most, by the settings."""

from __future__ import annotations

from graph_app.ingest.reading.limits import Limits
from graph_app.settings import Settings


def upload_limits(settings: Settings) -> Limits:
    """The limits that GRAPH_APP_UPLOAD_… set."""
    return Limits(
        settings.upload_mb,
        settings.upload_unpacked_mb,
        settings.upload_rows,
        settings.upload_columns,
        settings.upload_letters,
    )
