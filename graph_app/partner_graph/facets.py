"""How much there is to choose from in a snapshot: what stands beside each filter before it is chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.details import UNSAID, carries
from graph_app.partner_graph.fact_days import known_days, undated_facts
from graph_app.partner_graph.partner import Partner
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.kinds import KINDS
from graph_app.vocabulary.regions import region_of
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES


@dataclass(frozen=True)
class Facets:
    """How many partners of each kind, country, region and tier, how many facts of each type and year, how many have no
    known day, and in `said` by property how many say each word, with UNSAID for those that could and do not.

    Kinds and types without any are there with 0. `said` is empty where the snapshot came without details. A fact counts
    in every year that its date can mean. `first_year` and `last_year` are None where no fact has a known day.
    """

    kinds: dict[str, int]
    countries: dict[str, int]
    types: dict[str, int]
    years: dict[int, int]
    undated: int
    regions: dict[str, int] = field(default_factory=dict)
    tiers: dict[str, int] = field(default_factory=dict)
    said: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def first_year(self) -> int | None:
        return min(self.years, default=None)

    @property
    def last_year(self) -> int | None:
        return max(self.years, default=None)


def facets(snapshot: Snapshot) -> Facets:
    """What there is to choose from in a snapshot."""
    kinds = [partner.kind for partner in snapshot.partners]
    types = np.bincount(snapshot.fact_types, minlength=len(RELATIONSHIP_TYPES)).tolist()
    undated = undated_facts(snapshot)
    first, last = known_days(snapshot)
    return Facets(
        {kind.name: kinds.count(kind.name) for kind in KINDS},
        dict(Counter(partner.country for partner in snapshot.partners if partner.country)),
        {of.name: count for of, count in zip(RELATIONSHIP_TYPES, types, strict=True)},
        _year_counts(first[~undated], last[~undated]),
        int(np.count_nonzero(undated)),
        regions=dict(Counter(map(region_name, snapshot.partners))),
        tiers=dict(sorted(Counter(map(tier_of, snapshot.partners)).items())),
        said=_said_counts(snapshot),
    )


def region_name(partner: Partner) -> str:
    """The code of its region as filters name it, UNSAID where its country is not known."""
    region = region_of(partner.country)
    return region.code if region else UNSAID


def tier_of(partner: Partner) -> str:
    """The tier as filters name it, UNSAID where nobody gave one."""
    return UNSAID if partner.tier is None else str(partner.tier)


def _said_counts(snapshot: Snapshot) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for name, codes in snapshot.details.codes.items() if snapshot.details else ():
        words = snapshot.details.words[name] if snapshot.details else ()
        able = codes[carries(name)[snapshot.fact_types]] + 1  # 0 says nothing
        found = np.bincount(able, minlength=len(words) + 1).tolist()
        counts[name] = {word: count for word, count in zip((UNSAID, *words), found, strict=True) if count}
    return counts


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
