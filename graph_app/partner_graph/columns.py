"""From columns as the database answers them to what a snapshot holds, with a sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import repeat
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from graph_app.errors import UnknownEndStored, UnknownKindStored, UnknownTypeStored, WrongDayStored
from graph_app.partner_graph.partner import Partner
from graph_app.records import Columns, Value
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

Column = list[Value]

# What stands for "unknown" in a column, because Cypher's `collect` drops nulls.
UNKNOWN_NUMBER = -1
UNKNOWN_COORDINATE = 999.0

_DEFAULTS = [(name, Partner._field_defaults.get(name)) for name in Partner._fields]
_NUMBERS = {"tier", "cadence_months"}
_COORDINATES = {"latitude", "longitude"}
_TYPE_PLACES = {relationship_type.name: place for place, relationship_type in enumerate(RELATIONSHIP_TYPES)}


def partners_of(columns: Columns) -> list[Partner]:
    """The partners of columns, in their order. UnknownKindStored where a label is none of ours."""
    for partner, kind in zip(columns["id"], columns["kind"], strict=True):
        if kind not in KIND_BY_NAME:
            raise UnknownKindStored(partner=partner, kind=kind, known=", ".join(KIND_BY_NAME))
    count = len(columns["id"])
    known = (_known(name, columns[name]) if name in columns else [default] * count for name, default in _DEFAULTS)
    return list(map(Partner._make, zip(*known, strict=True)))


def _known(name: str, column: Column) -> list[Any]:
    """The values of a property, None where the column says "unknown"."""
    if name == "aliases":
        return [tuple(value) if isinstance(value, list) else () for value in column]
    if name == "home":
        return column
    unknown: Value = UNKNOWN_NUMBER if name in _NUMBERS else UNKNOWN_COORDINATE if name in _COORDINATES else ""
    return [None if value == unknown else value for value in column]


def types_of(facts: Columns) -> NDArray[np.int8]:
    """Each fact's type as its place in RELATIONSHIP_TYPES."""
    names = facts["type"]
    found = np.array([*map(_TYPE_PLACES.get, cast("list[str]", names), repeat(-1))], dtype=np.int8)
    for lost in np.flatnonzero(found < 0).tolist():
        raise UnknownTypeStored(**_ends(facts, lost), type=names[lost], known=", ".join(_TYPE_PLACES))
    return found


def places_of(facts: Columns, end: str, places: Mapping[str, int]) -> NDArray[np.int32]:
    """Each fact's `end`, source or target, as its place among the partners."""
    ends = facts[end]
    found = np.array([*map(places.get, cast("list[str]", ends), repeat(-1))], dtype=np.int32)
    for lost in np.flatnonzero(found < 0).tolist():
        raise UnknownEndStored(**_ends(facts, lost), partner=ends[lost])
    return found


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
