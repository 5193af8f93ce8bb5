"""The contacts of each partner with our side: how many, when, of which kind, and from whom they came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.cadence import months_later
from graph_app.engagement.on_record import AGREEMENT, AID, MEETING, MEMBERSHIP, OnRecord
from graph_app.engagement.points import begun_days
from graph_app.vocabulary.properties import RANK

# Who meets, gives or signs is in touch; a membership alone is not.
CONTACT_TYPES = (MEETING, AID, AGREEMENT)
ALL_TYPES = (MEETING, AID, AGREEMENT, MEMBERSHIP)
YEARS_TOLD = 5


@dataclass(frozen=True, eq=False)
class Dated:
    """The facts with us on a day. All arrays have one entry per entry of `OnRecord.with_us`.

    `begun` of known day and come by then, `days` their last possible one, `undated` of unknown day: they exist.
    `counted`: begun, and the first of its event with its partner, so that an event with two of our bodies is one.
    """

    begun: NDArray[np.bool_]
    days: NDArray[np.int64]
    undated: NDArray[np.bool_]
    counted: NDArray[np.bool_]
    types: NDArray[np.int8]

    @property
    def on_record(self) -> NDArray[np.bool_]:
        """Which of them exist, each event once; those of unknown day may be of any."""
        return self.counted | self.undated

    @property
    def contacts(self) -> NDArray[np.bool_]:
        """Which of them are contacts that count."""
        return self.counted & np.isin(self.types, CONTACT_TYPES)


def dated(record: OnRecord, as_of: date) -> Dated:
    """The facts with us as they stood on a day."""
    facts = record.with_us
    begun, days = begun_days(record.snapshot, as_of)
    return Dated(
        begun[facts],
        days[facts],
        record.snapshot.date_from[facts] == 0,
        _first_of_event(record, begun[facts]),
        record.snapshot.fact_types[facts],
    )


def _first_of_event(record: OnRecord, begun: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of the facts are the first of their event with their partner."""
    places = np.flatnonzero(begun)
    events, others = record.events[record.with_us[places]], record.others[places]
    pairs = others * (int(record.events.max(initial=0)) + 1) + events
    first = np.zeros(len(begun), dtype=bool)
    first[places[np.unique(pairs, return_index=True)[1]]] = True
    return first


def newest(record: OnRecord, of: NDArray[np.bool_], days: NDArray[np.int64]) -> NDArray[np.int64]:
    """The newest day of each partner among some of the facts with us, 0 where there is none: (n,)."""
    found = np.zeros(len(record.snapshot.partners), dtype=np.int64)
    np.maximum.at(found, record.others[of], days[of])
    return found


def counts(record: OnRecord, of: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many of some of the facts with us each partner has: (n,)."""
    return np.bincount(record.others[of], minlength=len(record.snapshot.partners)).astype(np.int64)


def contacts_per_year(record: OnRecord, facts: Dated, as_of: date) -> NDArray[np.int64]:
    """Contacts of each partner in the calendar years up to that of `as_of`, the oldest first: (n, YEARS_TOLD)."""
    borders = [date(max(1, as_of.year + step), 1, 1).toordinal() for step in range(1 - YEARS_TOLD, 1)]
    ends = [*borders[1:], as_of.toordinal() + 1]
    columns = [
        counts(record, facts.contacts & (facts.days >= begin) & (facts.days < end))
        for begin, end in zip(borders, ends, strict=True)
    ]
    return np.stack(columns, axis=1)


def contacts_in_windows(
    record: OnRecord, facts: Dated, as_of: date, months: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Contacts of each partner in the last `months` months, and in as many before them: (n,) each."""
    today = np.array([as_of.toordinal()])
    recent, before = (int(months_later(today, -months * step)[0]) for step in (1, 2))
    return (
        counts(record, facts.contacts & (facts.days > recent)),
        counts(record, facts.contacts & (facts.days > before) & (facts.days <= recent)),
    )


def highest_ranks(record: OnRecord, facts: Dated) -> NDArray[np.int8]:
    """The highest rank of guests at the meetings of each partner, as a place in RANK.choices, -1 where none is told."""
    order = {word: place for place, word in enumerate(RANK.choices)}
    lowest = len(order)
    words = [*(order.get(word, lowest) for word in record.details.words[RANK.name]), lowest]
    ranks = np.array(words)[record.details.codes[RANK.name]][record.with_us]
    highest = np.full(len(record.snapshot.partners), lowest, dtype=np.int64)
    met = facts.begun & (facts.types == MEETING)
    np.minimum.at(highest, record.others[met], ranks[met])
    return np.where(highest == lowest, -1, highest).astype(np.int8)


def our_body_counts(record: OnRecord, facts: Dated) -> NDArray[np.int64]:
    """How many bodies of our side hold the tie with each partner, facts of unknown day among them: (n,)."""
    there = facts.begun | facts.undated
    count = len(record.snapshot.partners)
    pairs = np.unique(record.others[there] * count + record.our_bodies[there])
    return np.bincount(pairs // count, minlength=count).astype(np.int64)
