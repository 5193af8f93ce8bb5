"""A checked row and what is on record -> the record that the row would make of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph_app.changes.edits import Record
from graph_app.ingest.cells import days_of
from graph_app.ingest.previewing.stock import properties
from graph_app.records import Value
from graph_app.vocabulary.relationship_types import RelationshipType

# An empty cell says nothing: what is on record for it stays. To clear a value, edit the record.
Values = Mapping[str, Value]


def source_draft(id: str, values: Values, before: Record | None) -> Record:
    """The source that a row makes."""
    old = properties(before) if before else {}
    return {"id": id, "properties": {**old, **values, "id": id}}


def partner_draft(id: str, values: Values, before: Record | None) -> Record:
    """The partner that a row makes; on the other side unless somebody says that it is on ours."""
    old = properties(before) if before else {"home": False}
    own = {name: value for name, value in values.items() if name != "kind"}
    kind = values.get("kind") or (before["kind"] if before else None)
    return {"id": id, "kind": kind, "properties": {**old, **own, "id": id}}


def fact_draft(id: str, of: RelationshipType, values: Values, before: Record | None, today: date) -> Record:
    """The fact that a row makes. `values` have ids at its ends. The days that its date can mean follow the date."""
    first, second = of.roles
    old = dict(properties(before)) if before else {"recorded_on": today.isoformat()}
    own = {name: value for name, value in values.items() if name not in of.roles}
    day = own.get(of.dated_by)
    if isinstance(day, str) and day != old.get("date"):
        for name in ("date_from", "date_to"):
            old.pop(name, None)
        first_day, last_day = days_of(day)
        own = {"date_from": first_day, "date_to": last_day, **own, "date": day}
    return {
        "id": id,
        "type": of.name,
        "source": values[first],
        "target": values[second],
        "properties": {**old, **own, "id": id},
    }
