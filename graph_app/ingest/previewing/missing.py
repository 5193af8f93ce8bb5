"""What a row has to say and does not, where the record does not say it either."""

from __future__ import annotations

from collections.abc import Collection

from graph_app.changes.edits import Record
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.previewing.stock import properties
from graph_app.ingest.reading.names import caption_of
from graph_app.ingest.reading.records import CheckedRow, empty_cell
from graph_app.ingest.reading.sheets import Sheet


def missing_in(sheet: Sheet, row: CheckedRow, before: Record | None, only: Collection[str] = ()) -> list[Mistake]:
    """A mistake for each required field, or of `only` these, that neither row nor record has; an id is made."""
    assert row.target
    on_record = {*properties(before), *before} if before else set()
    if before and row.target.table and row.target.table.relationship_type:
        on_record |= {*row.target.table.relationship_type.roles}
    wanted = [own for own in row.target.fields if own.required and own.name != "id" and (not only or own.name in only)]
    absent = [own for own in wanted if own.name not in row.values and own.name not in on_record]
    told = [(caption_of(own).vi, empty_cell(own)) for own in absent]
    return [sheet.mistake(row.number, title, saying.sentence, saying.facts) for title, saying in told]
