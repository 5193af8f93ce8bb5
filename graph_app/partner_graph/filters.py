"""The part of a snapshot that a reader chose to see, and how much there is to choose from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import facts_at, partners_at
from graph_app.vocabulary.kinds import KINDS
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES


@dataclass(frozen=True)
class Filter:
    """What to keep. An empty set or None keeps all of that sort; `kinds`, `types` and `countries` hold names.

    A fact is kept by years when its date can mean a day in one of them, both years included. Facts of unknown day
    are kept apart from that: `undated` alone says whether they are shown. `tied` leaves out partners that have no
    tie among what is kept.
    """

    kinds: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    year_from: int | None = None
    year_to: int | None = None
    undated: bool = True
    countries: frozenset[str] = frozenset()
    tied: bool = False


@dataclass(frozen=True)
class Filtered:
    """`snapshot` is what is kept. `hidden_undated` are the facts that only their unknown day keeps out."""

    snapshot: Snapshot
    hidden_partners: int
    hidden_facts: int
    hidden_undated: int


@dataclass(frozen=True)
class Facets:
    """How many partners of each kind and country, how many facts of each type and year, and how many have no known day.

    Kinds and types without any are there with 0. A fact counts in every year that its date can mean. `first_year` and
    `last_year` are None where no fact has a known day.
    """

    kinds: dict[str, int]
    countries: dict[str, int]
    types: dict[str, int]
    years: dict[int, int]
    undated: int

    @property
    def first_year(self) -> int | None:
        return min(self.years, default=None)

    @property
    def last_year(self) -> int | None:
        return max(self.years, default=None)


def filtered(snapshot: Snapshot, wanted: Filter) -> Filtered:
    """The partners and facts that fit `wanted`; a fact is kept only together with both of its partners."""
    partners = _wanted_partners(snapshot, wanted)
    fitting = partners[snapshot.fact_sources] & partners[snapshot.fact_targets] & _wanted_types(snapshot, wanted)
    undated = _undated(snapshot)
    facts = fitting & np.where(undated, wanted.undated, _in_years(snapshot, wanted))
    if wanted.tied:
        partners &= _tied(snapshot, facts)
    kept = partners_at(facts_at(snapshot, facts), np.flatnonzero(partners))
    return Filtered(
        kept,
        hidden_partners=len(snapshot.partners) - len(kept.partners),
        hidden_facts=snapshot.fact_count - kept.fact_count,
        hidden_undated=int(np.count_nonzero(fitting & undated & ~facts)),
    )


def facets(snapshot: Snapshot) -> Facets:
    """What there is to choose from in a snapshot."""
    kinds = [partner.kind for partner in snapshot.partners]
    types = np.bincount(snapshot.fact_types, minlength=len(RELATIONSHIP_TYPES)).tolist()
    undated = _undated(snapshot)
    first, last = _days(snapshot)
    return Facets(
        {kind.name: kinds.count(kind.name) for kind in KINDS},
        dict(Counter(partner.country for partner in snapshot.partners if partner.country)),
        {of.name: count for of, count in zip(RELATIONSHIP_TYPES, types, strict=True)},
        _year_counts(first[~undated], last[~undated]),
        int(np.count_nonzero(undated)),
    )


def _wanted_partners(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    return np.array(
        [
            (not wanted.kinds or partner.kind in wanted.kinds)
            and (not wanted.countries or partner.country in wanted.countries)
            for partner in snapshot.partners
        ],
        dtype=bool,
    )


def _wanted_types(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    chosen = [not wanted.types or of.name in wanted.types for of in RELATIONSHIP_TYPES]
    fitting: NDArray[np.bool_] = np.array(chosen, dtype=bool)[snapshot.fact_types]
    return fitting


def _undated(snapshot: Snapshot) -> NDArray[np.bool_]:
    undated: NDArray[np.bool_] = (snapshot.date_from == 0) & (snapshot.date_to == 0)
    return undated


def _days(snapshot: Snapshot) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """First and last possible day of each fact; where only one is known it stands for both."""
    first = np.where(snapshot.date_from == 0, snapshot.date_to, snapshot.date_from)
    return first, np.where(snapshot.date_to == 0, snapshot.date_from, snapshot.date_to)


def _in_years(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    first, last = _days(snapshot)
    begin = date(wanted.year_from, 1, 1).toordinal() if wanted.year_from else 0
    end = date(wanted.year_to, 12, 31).toordinal() if wanted.year_to else np.iinfo(np.int32).max
    within: NDArray[np.bool_] = (last >= begin) & (first <= end)
    return within


def _tied(snapshot: Snapshot, facts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    tied = np.zeros(len(snapshot.partners), dtype=bool)
    apart = facts & (snapshot.fact_sources != snapshot.fact_targets)
    tied[snapshot.fact_sources[apart]] = True
    tied[snapshot.fact_targets[apart]] = True
    return tied


def _year_counts(first: NDArray[np.int32], last: NDArray[np.int32]) -> dict[int, int]:
    """Year -> number of facts, for the years that have any."""
    if not len(first):
        return {}
    years = range(date.fromordinal(int(first.min())).year, date.fromordinal(int(last.max())).year + 1)
    begins = np.array([date(year, 1, 1).toordinal() for year in years])
    ends = np.array([date(year, 12, 31).toordinal() for year in years])
    begun = np.searchsorted(np.sort(first), ends, side="right")  # facts that began by the end of the year
    over = np.searchsorted(np.sort(last), begins, side="left")  # facts that ended before it
    return {year: int(count) for year, count in zip(years, begun - over, strict=True) if count}
