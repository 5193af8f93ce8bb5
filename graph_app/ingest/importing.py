"""A settled preview is written: all of it in one change, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from graph_app.changes.change import Change, Told
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.errors import ImportNotSettled
from graph_app.ingest.previewing.rows import Preview
from graph_app.ingest.reading.sheets import unheard


def import_preview(
    database: Database, found: Preview, told: Told, heard: Callable[[float], None] = unheard
) -> Change | None:
    """Makes the change that a preview shows; None where all is on record like this already.

    ImportNotSettled where a row is wrong or waits for an answer; ChangedMeanwhile where the record moved on since the
    preview. `heard` is told the share that is written; what it raises ends the import, and nothing of it stays.
    """
    if found.open:
        raise ImportNotSettled(count=found.open)
    edits = list(found.edits())
    return make_change(database, edits, told, heard) if edits else None
