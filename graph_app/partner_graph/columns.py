"""From columns as the database answers them to what a snapshot holds, with a sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from graph_app.errors import NoIdStored, UnknownKindStored, UnknownTypeStored, WrongDayStored
from graph_app.partner_graph.partner import Partner
from graph_app.records import Columns, Value
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_TEXTS = ("name_vi", "name_en", "name_local", "country", "level", "category", "status", "note", "source_id", "quote")
_TYPE_PLACES = {relationship_type.name: place for place, relationship_type in enumerate(RELATIONSHIP_TYPES)}


def partners_of(records: Sequence[Mapping[str, Any]]) -> list[Partner]:
    """The partners of maps of what is known of each, in their order.

    NoIdStored where one has no id, UnknownKindStored where a label is none of ours.
    """
    for record in records:
        if not isinstance(record.get("id"), str):
            raise NoIdStored(partner=record.get("name_vi") or record.get("name_en") or "")
        if record["kind"] not in KIND_BY_NAME:
            raise UnknownKindStored(partner=record["id"], kind=record["kind"], known=", ".join(KIND_BY_NAME))
    return list(map(Partner._make, zip(*(_column(name, records) for name in Partner._fields), strict=True)))


def _column(name: str, records: Sequence[Mapping[str, Any]]) -> list[Any]:
    """One property of all partners; an empty text is as good as none."""
    if name in _TEXTS:
        return [record.get(name) or None for record in records]
    if name == "aliases":
        return [tuple(record.get(name, ())) for record in records]
    default = Partner._field_defaults.get(name)
    return [record.get(name, default) for record in records]


def types_of(facts: Columns) -> NDArray[np.int8]:
    """Each fact's type as its place in RELATIONSHIP_TYPES."""
    names = facts["type"]
    found = np.array([*map(_TYPE_PLACES.get, cast("list[str]", names), repeat(-1))], dtype=np.int8)
    for lost in np.flatnonzero(found < 0).tolist():
        raise UnknownTypeStored(**_ends(facts, lost), type=names[lost], known=", ".join(_TYPE_PLACES))
    return found


def places_of(facts: Columns, end: str, places: Mapping[str, int]) -> NDArray[np.int32]:
    """Each fact's `end`, source or target, as its place among the partners, -1 where it is none of them."""
    return np.array([*map(places.get, cast("list[str]", facts[end]), repeat(-1))], dtype=np.int32)


def ordinals(facts: Columns, name: str) -> NDArray[np.int32]:
    """The ISO days in the column `name` as `date.toordinal`, '' as 0. Each different text is read once."""
    texts = cast("list[str]", facts[name])
    known = {day: _ordinal(str(day)) for day in set(texts)}
    found = np.array([*map(known.__getitem__, texts)], dtype=np.int32)
    for lost in np.flatnonzero(found < 0).tolist():
        raise WrongDayStored(**_ends(facts, lost), day=texts[lost])
    return found


def _ends(facts: Columns, place: int) -> dict[str, Value]:
    """Between whom a fact is, for a sentence about it."""
    return {"source": facts["source"][place], "target": facts["target"][place]}


def _ordinal(day: str) -> int:
    """-1 where the text is no day."""
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return -1
