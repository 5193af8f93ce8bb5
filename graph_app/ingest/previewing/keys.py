"""What a row without an id is matched by: the key that the steward sees, and which of equal rows is which record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from graph_app.changes.edits import Record
from graph_app.ingest.previewing.stock import properties
from graph_app.records import Value

# Properties of a fact that tell it from others between the same two on the same day.
KEY_FIELDS: Mapping[str, tuple[str, ...]] = {
    "GAVE_AID_TO": ("date", "form", "item"),
    "MET_WITH": ("date", "event_type"),
    "MEMBER_OF": (),
    "HAS_AGREEMENT_WITH": ("date", "agreement_type"),
}
Key: TypeAlias = tuple[str, ...]


def fact_key(record: Record, fields: Mapping[str, Sequence[str]] = KEY_FIELDS) -> Key:
    """Type, ends and the key fields of a fact; what is not known is ''."""
    own, of = properties(record), str(record["type"])
    return (of, str(record["source"]), str(record["target"]), *(str(own.get(name) or "") for name in fields[of]))


def by_key(facts: Iterable[Record], fields: Mapping[str, Sequence[str]] = KEY_FIELDS) -> dict[Key, list[Record]]:
    """Facts of each key, by id."""
    found: dict[Key, list[Record]] = defaultdict(list)
    for record in facts:
        if str(record["type"]) in fields:
            found[fact_key(record, fields)].append(record)
    return {key: sorted(records, key=lambda record: str(record["id"])) for key, records in found.items()}


def paired(rows: Sequence[Mapping[str, Value]], records: Sequence[Record]) -> tuple[list[Record | None], bool]:
    """Which record each of the rows of one key is, None where it is a new one; and whether that is beyond doubt.

    Equal gifts on one day are real: two equal rows are two records. A row that says what a record says is that
    record; what is then left is paired in order, and of several that differ nobody knows which is which.
    """
    left = list(records)
    found: list[Record | None] = [None] * len(rows)
    for place, row in enumerate(rows):
        same = next((record for record in left if _says(record, row)), None)
        if same is not None:
            found[place] = same
            left = [record for record in left if record is not same]
    open_places = [place for place, record in enumerate(found) if record is None]
    for place, record in zip(open_places, left, strict=False):
        found[place] = record
    return found, not (left and len(open_places) > 1) and len(left) <= max(1, len(open_places))


def _says(record: Record, row: Mapping[str, Value]) -> bool:
    own = properties(record)
    return all(own.get(name) == value for name, value in row.items())
