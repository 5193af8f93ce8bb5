"""When each partner was last met, as far as is on record."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.recency import day_numbers, last_days, told_day
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import MET_WITH, RELATIONSHIP_TYPES

# In place of a number of days: meetings are on record, but none with a known day; none is on record up to then.
NO_DAY_KNOWN = -1
NO_MEETING = -2


def last_contacts(snapshot: Snapshot, as_of: date) -> dict[str, str]:
    """Partner id -> partial date of its newest meeting that had certainly begun by `as_of`.

    A partner without one is absent: no meeting is on record, or none with a known day. Of two meetings the later last
    possible day wins.
    """
    newest = _newest_meetings(snapshot, as_of)
    return {snapshot.partners[place].id: told_day(newest[place]) for place in np.flatnonzero(newest).tolist()}


def last_contact(snapshot: Snapshot, place: int, as_of: date) -> str | None:
    """The same for the partner at `place` alone; None where it is absent."""
    newest = _newest_meetings(snapshot, as_of)[place]
    return told_day(newest) if newest else None


def days_since_contact(snapshot: Snapshot, as_of: date) -> NDArray[np.int64]:
    """For each partner the days from its newest meeting to `as_of`, or NO_DAY_KNOWN or NO_MEETING: (n,).

    Days count from the last day that the date can mean. Meetings that may begin after `as_of` are not counted.
    """
    newest = last_days(_newest_meetings(snapshot, as_of))
    undated = np.zeros(len(snapshot.partners), dtype=bool)
    unknown = (snapshot.fact_types == RELATIONSHIP_TYPES.index(MET_WITH)) & (snapshot.date_from == 0)
    undated[snapshot.fact_sources[unknown]] = undated[snapshot.fact_targets[unknown]] = True
    days: NDArray[np.int64] = np.where(undated, NO_DAY_KNOWN, NO_MEETING)
    return np.where(newest > 0, np.maximum(as_of.toordinal() - newest, 0), days)


def _newest_meetings(snapshot: Snapshot, as_of: date) -> NDArray[np.int64]:
    """For each partner the day number of its newest meeting, 0 where there is none: (n,)."""
    meetings = snapshot.fact_types == RELATIONSHIP_TYPES.index(MET_WITH)
    known = meetings & (snapshot.date_from > 0) & (snapshot.date_from <= as_of.toordinal())
    days = day_numbers(snapshot)[known]
    newest = np.zeros(len(snapshot.partners), dtype=np.int64)
    np.maximum.at(newest, snapshot.fact_sources[known], days)
    np.maximum.at(newest, snapshot.fact_targets[known], days)
    return newest
