"""From columns as the database answers them to what a snapshot holds, with a sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_app.errors import UnknownEndStored, UnknownKindStored, UnknownTypeStored, WrongDayStored
from graph_app.partner_graph.partner import Partner
from graph_app.records import Value
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

Column = list[Value]

# What stands for "unknown" in a column, because Cypher's `collect` drops nulls.
UNKNOWN_NUMBER = -1
UNKNOWN_COORDINATE = 999.0

_PROPERTIES = tuple(field.name for field in fields(Partner))
_NUMBERS = {"tier", "cadence_months"}
_COORDINATES = {"latitude", "longitude"}
_TYPE_PLACES = {relationship_type.name: place for place, relationship_type in enumerate(RELATIONSHIP_TYPES)}


def partner_of(row: Mapping[str, Value]) -> Partner:
    """The partner of a row. UnknownKindStored where its label is none of ours."""
    if row["kind"] not in KIND_BY_NAME:
        raise UnknownKindStored(partner=row["id"], kind=row["kind"], known=", ".join(KIND_BY_NAME))
    return Partner(**{name: _known(name, row[name]) for name in _PROPERTIES if name in row})


def _known(name: str, value: Value) -> Any:
    """The value of a property, None where the column says "unknown"."""
    if name == "aliases":
        return tuple(value) if isinstance(value, list) else ()
    if name == "home":
        return bool(value)
    unknown: Value = UNKNOWN_NUMBER if name in _NUMBERS else UNKNOWN_COORDINATE if name in _COORDINATES else ""
    return None if value == unknown else value


def types_of(facts: Sequence[str], names: Column) -> NDArray[np.int8]:
    """Each fact's type as its place in RELATIONSHIP_TYPES."""
    unknown = set(names) - _TYPE_PLACES.keys()
    for fact, name in zip(facts, names, strict=True):
        if unknown and name in unknown:
            raise UnknownTypeStored(fact=fact, type=name, known=", ".join(_TYPE_PLACES))
    return np.array([_TYPE_PLACES[str(name)] for name in names], dtype=np.int8)


def places_of(facts: Sequence[str], ends: Column, places: Mapping[str, int]) -> NDArray[np.int32]:
    """Each fact's end as its place among the partners."""
    found = np.array([places.get(str(end), -1) for end in ends], dtype=np.int32)
    for lost in np.flatnonzero(found < 0).tolist():
        raise UnknownEndStored(fact=facts[lost], partner=ends[lost])
    return found


def ordinals(facts: Sequence[str], days: Column) -> NDArray[np.int32]:
    """ISO days as `date.toordinal`, '' as 0. Each different text is read once."""
    known = {day: _ordinal(str(day)) for day in set(days)}
    found = np.array([known[day] for day in days], dtype=np.int32)
    for lost in np.flatnonzero(found < 0).tolist():
        raise WrongDayStored(fact=facts[lost], day=days[lost])
    return found


def _ordinal(day: str) -> int:
    """-1 where the text is no day."""
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return -1
