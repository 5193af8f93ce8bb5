"""Why a partner stands as it does: each reason with the numbers it rests on and the ids of its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.cadence import months_later
from graph_app.engagement.contacts import ALL_TYPES, CONTACT_TYPES
from graph_app.engagement.on_record import AID, MEETING
from graph_app.engagement.standing import Engagement
from graph_app.engagement.values import Values
from graph_app.language.partial_dates import iso_day, spelled
from graph_app.vocabulary.properties import RANK
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Reason:
    """`name` says what it is about, `values` what its sentence is made of, `facts` the ids that prove it."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Own:
    """The facts of one partner with us: a part of the arrays of `Engagement.facts`."""

    found: Engagement
    part: slice

    def ids(self, of: Mask) -> tuple[str, ...]:
        facts = self.found.record.with_us[self.part][of]
        return tuple(self.found.record.details.ids[facts].tolist())

    def column(self, values: NDArray[Any]) -> NDArray[Any]:
        return values[self.part]


def reasons(found: Engagement, place: int, values: Values) -> list[Reason]:
    """The reasons of the partner at `place`, the one that weighs most first."""
    begin, end = np.searchsorted(found.record.others, [place, place + 1])
    own = _Own(found, slice(int(begin), int(end)))
    parts = (_contact(own, place), _interval(own, place), _trend(own, place, values), _other_kinds(own, place))
    return [
        *(reason for part in parts for reason in part),
        *_balance(own, place),
        *_breadth(own, place),
        *_gaps(own, place),
    ]


def _contact(own: _Own, place: int) -> Iterator[Reason]:
    found, facts = own.found, own.found.facts
    if not found.last_contact[place]:
        undated = own.column(facts.undated & np.isin(facts.types, CONTACT_TYPES))
        yield (
            Reason("contact_undated", {"count": int(undated.sum())}, own.ids(undated))
            if undated.any()
            else Reason("no_contact")
        )
        return
    newest = _newest(own, place)
    fact = found.record.with_us[own.part][newest][0]
    snapshot = found.record.snapshot
    first, last = int(snapshot.date_from[fact]), int(snapshot.date_to[fact])
    told = {
        "day": spelled(date.fromordinal(first), date.fromordinal(last)),
        "type": RELATIONSHIP_TYPES[snapshot.fact_types[fact]].name,
        "counted_from": iso_day(int(found.last_contact[place])),
    }
    yield Reason("last_contact" if first == last else "last_contact_unsure", told, own.ids(newest))


def _newest(own: _Own, place: int) -> Mask:
    """Which of the partner's facts are its last contact."""
    facts, last = own.found.facts, own.found.last_contact[place]
    return own.column(facts.begun & np.isin(facts.types, CONTACT_TYPES) & (facts.days == last))


def _interval(own: _Own, place: int) -> Iterator[Reason]:
    """The interval, where it comes from, and how much of it is over."""
    found = own.found
    told = {
        "months": int(found.cadence_months[place]),
        "origin": int(found.cadence_origin[place]),
        "tier": found.record.snapshot.partners[place].tier,
        "intervals": round(float(found.elapsed[place]), 1),
    }
    if found.due_on[place]:
        due = iso_day(int(found.due_on[place]))
        yield Reason("interval", {**told, "due_on": due}, own.ids(_newest(own, place)))


def _trend(own: _Own, place: int, values: Values) -> Iterator[Reason]:
    found, facts = own.found, own.found.facts
    recent, before = int(found.recent[place]), int(found.before[place])
    if not recent and not before:
        return
    months = int(values["cooling.window"])
    since = int(months_later(np.array([found.as_of.toordinal()]), -2 * months)[0])
    counted = own.column(facts.contacts & (facts.days > since))
    yield Reason("trend", {"recent": recent, "before": before, "months": months}, own.ids(counted))


def _other_kinds(own: _Own, place: int) -> Iterator[Reason]:
    """The last day of each kind of fact but that of the last contact."""
    found, facts = own.found, own.found.facts
    for column, of in enumerate(ALL_TYPES):
        day = found.last_by_type[place, column]
        if day and day != found.last_contact[place]:
            told = own.column(facts.begun & (facts.types == of) & (facts.days == day))
            since = {"days": int(found.as_of.toordinal() - day), "type": RELATIONSHIP_TYPES[of].name}
            yield Reason("last_of_kind", {**since, "day": iso_day(int(day))}, own.ids(told))


def _balance(own: _Own, place: int) -> Iterator[Reason]:
    found, facts = own.found, own.found.facts
    hosted, visited = int(found.hosted[place]), int(found.visited[place])
    gave, received = int(found.gave[place]), int(found.received[place])
    if hosted or visited:
        told = {"hosted": hosted, "visited": visited, "rank": _rank(found, place)}
        yield Reason("meetings", told, own.ids(own.column(facts.on_record & (facts.types == MEETING))))
    if gave or received:
        given = own.column(facts.on_record & (facts.types == AID))
        yield Reason("aid", {"gave": gave, "received": received}, own.ids(given))


def _rank(found: Engagement, place: int) -> str:
    """The highest rank of guests, '' where none is told."""
    rank = int(found.highest_rank[place])
    return "" if rank < 0 else list(RANK.choices)[rank]


def _breadth(own: _Own, place: int) -> Iterator[Reason]:
    found, facts = own.found, own.found.facts
    if found.completeness.facts[place]:
        there = own.column(facts.begun | facts.undated)
        bodies = np.unique(own.column(found.record.our_bodies)[there]).tolist()
        ids = [found.record.snapshot.partners[body].id for body in bodies]
        yield Reason("breadth", {"kinds": int(found.kinds_of_facts[place]), "bodies": ids}, own.ids(there))


def _gaps(own: _Own, place: int) -> Iterator[Reason]:
    """What keeps the record of a partner from being complete."""
    known, facts = own.found.completeness, own.found.facts
    if not known.facts[place]:
        return
    if known.undated[place]:
        told = {"count": int(known.undated[place]), "of": int(known.facts[place])}
        yield Reason("undated", told, own.ids(own.column(facts.undated)))
    day = int(known.newest_source[place])
    published = own.column(own.found.record.published[own.found.record.with_us])
    by_it = own.column(facts.begun | facts.undated) & (np.minimum(published, own.found.as_of.toordinal()) == day)
    yield Reason("newest_source", {"day": iso_day(day) or ""}, own.ids(by_it))
