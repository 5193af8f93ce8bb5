"""Meetings and gifts between our side and each partner, as they were on record on a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.on_record import AID, MEETING
from graph_app.engagement.standing import Engagement
from graph_app.partner_graph.recency import day_numbers, told_day
from graph_app.partner_graph.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class EventsWithUs:
    """One entry per partner of the snapshot: (n,) each; days as `date.toordinal`, 0 where none is of known day.

    `latest_first` is the latest first possible day of a meeting or gift that had come, `latest_last` the latest day
    that one can have been, `undated` how many have no known day. `last_meeting` and `last_contact` are the places of
    the newest of them among the facts, -1 where none of known day had come; `undated_meetings` counts the rest.
    """

    latest_first: NDArray[np.int64]
    latest_last: NDArray[np.int64]
    undated: NDArray[np.int64]
    last_meeting: NDArray[np.int64]
    last_contact: NDArray[np.int64]
    undated_meetings: NDArray[np.int64]


def events_with_us(found: Engagement) -> EventsWithUs:
    """What had come by the day of `found`, by the same reckoning as the states of partners."""
    facts, snapshot = found.facts, found.record.snapshot
    first, last = (days[found.record.with_us] for days in (snapshot.date_from, snapshot.date_to))
    events, met = np.isin(facts.types, (MEETING, AID)), facts.types == MEETING
    perhaps = events & (first > 0) & (first <= found.as_of.toordinal())
    return EventsWithUs(
        _latest(found, events & facts.begun, first),
        _latest(found, perhaps, last),
        _counts(found, events & facts.undated),
        _newest(found, met & facts.begun),
        _newest(found, facts.contacts),
        _counts(found, met & facts.undated),
    )


def told_date(snapshot: Snapshot, fact: int) -> str:
    """The partial date of the fact at a place, which has a known day."""
    return told_day(day_numbers(snapshot)[fact])


def _latest(found: Engagement, of: NDArray[np.bool_], days: NDArray[np.int32]) -> NDArray[np.int64]:
    latest = np.zeros(len(found.record.snapshot.partners), dtype=np.int64)
    np.maximum.at(latest, found.record.others[of], days[of])
    return latest


def _counts(found: Engagement, of: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.bincount(found.record.others[of], minlength=len(found.record.snapshot.partners)).astype(np.int64)


def _newest(found: Engagement, of: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each partner the newest of some of the facts with us; of two of the same days that with the greater id."""
    facts = found.record.with_us[of]  # by partner and then by id
    order = np.argsort(day_numbers(found.record.snapshot)[facts], kind="stable")
    newest = np.full(len(found.record.snapshot.partners), -1, dtype=np.int64)
    newest[found.record.others[of][order]] = facts[order]  # of several the last one stays
    return newest
