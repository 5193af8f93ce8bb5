"""From what the database answers to what a snapshot holds, with a sentence for what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph_app.errors import NoIdStored, UnknownKindStored, UnknownTypeStored, WrongDayStored
from graph_app.partner_graph.partner import Partner
from graph_app.records import Columns, Value
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_TEXTS = ("name_vi", "name_en", "name_local", "country", "level", "category", "status", "note", "source_id", "quote")
_TYPE_PLACES = {relationship_type.name: place for place, relationship_type in enumerate(RELATIONSHIP_TYPES)}

PartnerRecords = Sequence[Mapping[str, Any]]


class FactArrays(NamedTuple):
    """Facts as arrays of one entry per fact, as Snapshot describes them."""

    types: NDArray[np.int8]
    sources: NDArray[np.int32]
    targets: NDArray[np.int32]
    date_from: NDArray[np.int32]
    date_to: NDArray[np.int32]


def in_order(records: PartnerRecords) -> PartnerRecords:
    """Sorted by id. NoIdStored where a partner has none, UnknownKindStored where a label is none of ours."""
    for record in records:
        if not isinstance(record.get("id"), str):
            raise NoIdStored(partner=record.get("name_vi") or record.get("name_en") or "")
        if record["kind"] not in KIND_BY_NAME:
            raise UnknownKindStored(partner=record["id"], kind=record["kind"], known=", ".join(KIND_BY_NAME))
    return sorted(records, key=itemgetter("id"))


def partners_of(records: PartnerRecords) -> tuple[Partner, ...]:
    """The partners of records of what is known of each, in their order."""
    return tuple(map(Partner._make, zip(*(_column(name, records) for name in Partner._fields), strict=True)))


def _column(name: str, records: PartnerRecords) -> list[Any]:
    """One property of all partners; an empty text is as good as none."""
    if name in _TEXTS:
        return [record.get(name) or None for record in records]
    if name == "aliases":
        return [tuple(record.get(name, ())) for record in records]
    default = Partner._field_defaults.get(name)
    return [record.get(name, default) for record in records]


def facts_of(tables: Mapping[str, Columns], places: Mapping[Any, int], partners: Sequence[Partner]) -> FactArrays:
    """The facts of the tables, one for each type, whose ends are both in `places`, which leads to `partners`.

    UnknownTypeStored where a table is of a type that is none of ours, WrongDayStored where a text is no day.
    """
    reading = _Reading(_Places(places), _Days(), partners)
    return FactArrays(*map(np.concatenate, zip(*(reading.facts(*item) for item in tables.items()), strict=True)))


class _Places(dict[Any, int]):
    """Where partners stand, by what the columns `source` and `target` hold; -1 for what is no partner."""

    def __missing__(self, end: Any) -> int:
        return -1


class _Days(dict[str, int]):
    """ISO days as `date.toordinal`, '' as 0, what is no day as -1; each text is read once."""

    def __missing__(self, text: str) -> int:
        self[text] = ordinal = _ordinal(text)
        return ordinal


class _Reading(NamedTuple):
    """What tables are read with. (Looking up a column in a dict of this kind is what takes the least time.)"""

    places: _Places
    days: _Days
    partners: Sequence[Partner]

    def facts(self, name: str, table: Columns) -> FactArrays:
        """The facts of one type."""
        if name not in _TYPE_PLACES:
            raise UnknownTypeStored(**self._ends(table, 0), type=name, known=", ".join(_TYPE_PLACES))
        sources, targets = (_numbers(table[end], self.places) for end in ("source", "target"))
        ours = np.flatnonzero((sources >= 0) & (targets >= 0))
        if len(ours) < len(sources):
            table = {name: [column[place] for place in ours.tolist()] for name, column in table.items()}
        first, last = self._ordinals(table, "date_from"), self._ordinals(table, "date_to")
        types = np.full(len(ours), _TYPE_PLACES[name], dtype=np.int8)
        # A database of one's own may tell one of the two days only: then it stands for both.
        known_first, known_last = np.where(first > 0, first, last), np.where(last > 0, last, first)
        return FactArrays(types, sources[ours], targets[ours], known_first, known_last)

    def _ordinals(self, table: Columns, name: str) -> NDArray[np.int32]:
        try:
            found = _numbers(table[name], self.days)
        except TypeError:  # not even something that a dict could hold
            found = _numbers([str(day) for day in table[name]], self.days)
        for lost in np.flatnonzero(found < 0).tolist():
            raise WrongDayStored(**self._ends(table, lost), day=table[name][lost])
        return found

    def _ends(self, table: Columns, fact: int) -> dict[str, Value]:
        """Between whom a fact is, for a sentence about it."""
        places = {end: self.places[table[end][fact]] for end in ("source", "target")}
        return {end: "?" if place < 0 else self.partners[place].id for end, place in places.items()}


def _numbers(column: Sequence[Any], known: Mapping[Any, int]) -> NDArray[np.int32]:
    return np.fromiter(map(known.__getitem__, column), dtype=np.int32, count=len(column))


def _ordinal(text: str) -> int:
    try:
        if text and (len(text) != 10 or text[7] != "-"):  # other forms that some versions of Python take
            return -1
        return date.fromisoformat(text).toordinal() if text else 0
    except (TypeError, ValueError):
        return -1
