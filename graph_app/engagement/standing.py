"""How every partner stands with us on a day: the state, the strength, and all that explains them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.cadence import cadences
from graph_app.engagement.completeness import Completeness, completeness
from graph_app.engagement.contacts import (
    ALL_TYPES,
    Dated,
    contacts_in_windows,
    contacts_per_year,
    counts,
    dated,
    highest_ranks,
    newest,
    our_body_counts,
)
from graph_app.engagement.on_record import AID, MEETING, OnRecord
from graph_app.engagement.points import fact_points, strength
from graph_app.engagement.states import DUE, UNKNOWN, contacts_to_warm, due_days, states
from graph_app.engagement.values import Values

DRIVING_FACTS = 3


@dataclass(frozen=True, eq=False)
class Engagement:
    """One entry per partner of the snapshot, our own side among them (of which nothing is asked): (n,) unless said.

    Days are `date.toordinal`, 0 where unknown. `cadence_origin` is OWN, FROM_TIER or ASSUMED. `last_by_type` has a
    column for each of ALL_TYPES, `per_year` one for each of the last YEARS_TOLD calendar years: (n, k).
    `hosted` and `visited` count meetings by whether we were the host, `gave` and `received` gifts by who gave.
    `elapsed` is the share of the interval that is over, 0 where no contact is known. `after_one` is the state that one
    more contact on this very day would bring, `to_warm` how many it takes to end the cooling.
    """

    record: OnRecord
    as_of: date
    facts: Dated
    points: NDArray[np.float64]  # of each of `record.with_us`, 0 where it is not counted
    state: NDArray[np.int8]
    strength: NDArray[np.float64]
    cadence_months: NDArray[np.int64]
    cadence_origin: NDArray[np.int8]
    last_contact: NDArray[np.int64]
    due_on: NDArray[np.int64]
    elapsed: NDArray[np.float64]
    last_by_type: NDArray[np.int64]
    per_year: NDArray[np.int64]
    recent: NDArray[np.int64]
    before: NDArray[np.int64]
    hosted: NDArray[np.int64]
    visited: NDArray[np.int64]
    gave: NDArray[np.int64]
    received: NDArray[np.int64]
    kinds_of_facts: NDArray[np.int64]
    our_bodies: NDArray[np.int64]
    highest_rank: NDArray[np.int8]
    completeness: Completeness
    after_one: NDArray[np.int8]
    to_warm: NDArray[np.int64]


def engagement(record: OnRecord, as_of: date, values: Values) -> Engagement:
    """How every partner stands with us on a day, by the record up to that day."""
    facts, day = dated(record, as_of), as_of.toordinal()
    months, origins = cadences(record.snapshot.partners, values)
    last = newest(record, facts.contacts, facts.days)
    windows = contacts_in_windows(record, facts, as_of, int(values["cooling.window"]))
    known = completeness(record, facts, origins, last, as_of, values)
    points = _points_of_events(record, facts, fact_points(record.snapshot, as_of, values)[record.with_us])
    met, given = (facts.on_record & (facts.types == of) for of in (MEETING, AID))
    due = due_days(last, months)
    one_more = (windows[0] + 1, windows[1])
    last_by_type = np.stack([newest(record, facts.begun & (facts.types == of), facts.days) for of in ALL_TYPES], axis=1)
    state = states(last, months, windows, day, values)
    return Engagement(
        record=record,
        as_of=as_of,
        facts=facts,
        points=points,
        state=np.where(known.share < values["completeness.least"], UNKNOWN, state).astype(np.int8),
        strength=strength(np.bincount(record.others, points, len(last)).astype(np.float64), values),
        cadence_months=months,
        cadence_origin=origins,
        last_contact=last,
        due_on=due,
        elapsed=np.where(last > 0, (day - last) / np.maximum(due - last, 1), 0.0),
        last_by_type=last_by_type,
        per_year=contacts_per_year(record, facts, as_of),
        recent=windows[0],
        before=windows[1],
        hosted=counts(record, met & record.outbound),
        visited=counts(record, met & ~record.outbound),
        gave=counts(record, given & record.outbound),
        received=counts(record, given & ~record.outbound),
        kinds_of_facts=_kinds_of_facts(record, facts),
        our_bodies=our_body_counts(record, facts),
        highest_rank=highest_ranks(record, facts),
        completeness=known,
        after_one=states(np.full_like(last, day), months, one_more, day, values),
        to_warm=contacts_to_warm(windows, values),
    )


def most_neglected_first(found: Engagement) -> NDArray[np.intp]:
    """The places of all partners but our own side: by state, then by how much of the interval is over, the weaker tie
    and the id last. Those of whom we do not know stand at the end."""
    places = np.flatnonzero(~found.record.home)  # partners stand by id, and the sort is stable
    keys = (
        found.strength[places],
        -np.where(found.state[places] <= DUE, found.elapsed[places], 0.0),
        found.state[places],
    )
    return places[np.lexsort(keys)]


def driving_facts(found: Engagement, place: int) -> list[int]:
    """The facts that weigh most in a partner's strength, as places in the snapshot; at most DRIVING_FACTS of them."""
    begin, end = np.searchsorted(found.record.others, [place, place + 1])
    points = found.points[begin:end]
    order = np.argsort(-points, kind="stable")[:DRIVING_FACTS]
    return [int(found.record.with_us[begin + step]) for step in order.tolist() if points[step] > 0]


def _points_of_events(record: OnRecord, facts: Dated, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points with each event counted once for each partner: those of its fact that weighs most."""
    order = np.lexsort((-points, record.events[record.with_us], record.others))
    events, others = record.events[record.with_us][order], record.others[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (events[1:] != events[:-1]) | (others[1:] != others[:-1])
    kept = np.zeros(len(order), dtype=np.float64)
    kept[order[first]] = points[order[first]]
    return np.where(facts.begun, kept, 0.0)


def _kinds_of_facts(record: OnRecord, facts: Dated) -> NDArray[np.int64]:
    there = facts.begun | facts.undated
    kinds = [counts(record, there & (facts.types == of)) > 0 for of in ALL_TYPES]
    found: NDArray[np.int64] = np.sum(kinds, axis=0)
    return found
