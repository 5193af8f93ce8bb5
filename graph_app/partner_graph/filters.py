"""The part of a snapshot that a reader chose to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.details import UNSAID, carries
from graph_app.partner_graph.facets import region_name, tier_of
from graph_app.partner_graph.fact_days import known_days, undated_facts
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import facts_at, partners_at
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

# The lowest and the highest value; None is no bound.
Range = tuple["float | None", "float | None"]
# By metric the value of each partner, None where it is not known.
MetricColumns = Mapping[str, Sequence["float | None"]]
NO_METRICS: MetricColumns = {}


@dataclass(frozen=True)
class Filter:
    """What to keep. An empty set or None keeps all of that sort; `kinds` and `types` hold names, `countries` and
    `regions` codes, `tiers` numbers as text; in these three UNSAID stands for a partner of which nobody said any.

    A fact is kept by years when its date can mean a day in one of them, both years included. Facts of unknown day
    are kept apart from that: `undated` alone says whether they are shown. `said` has, by property, the words of which a
    fact must say one; it does not touch facts of types that have no such property. `ranges` has, by metric, the lowest
    and the highest value of a partner in the whole network; a partner whose value is not known is out of any range.
    `tied` leaves out partners that have no tie among what is kept.
    """

    kinds: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    year_from: int | None = None
    year_to: int | None = None
    undated: bool = True
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    tied: bool = False


@dataclass(frozen=True)
class Filtered:
    """`snapshot` is what is kept. `hidden_undated` are the facts that only their unknown day keeps out."""

    snapshot: Snapshot
    hidden_partners: int
    hidden_facts: int
    hidden_undated: int


@dataclass(frozen=True)
class Fitting:
    """What fits a filter, each by itself: `partners` (n,), and `facts` (m,) whatever their partners are.

    `undated` are the facts of unknown day that would fit by all else, `wanted.undated` aside.
    """

    partners: NDArray[np.bool_]
    facts: NDArray[np.bool_]
    undated: NDArray[np.bool_]


def fitting(snapshot: Snapshot, wanted: Filter, metrics: MetricColumns = NO_METRICS) -> Fitting:
    """Which partners and which facts fit. `metrics` has the values that `wanted.ranges` names, by partner."""
    told = _wanted_types(snapshot, wanted) & _saying(snapshot, wanted)
    undated = undated_facts(snapshot)
    return Fitting(
        _wanted_partners(snapshot, wanted) & _in_ranges(len(snapshot.partners), wanted, metrics),
        told & np.where(undated, wanted.undated, _in_years(snapshot, wanted)),
        told & undated,
    )


def filtered(snapshot: Snapshot, wanted: Filter, metrics: MetricColumns = NO_METRICS) -> Filtered:
    """The partners and facts that fit `wanted`; a fact is kept only together with both of its partners."""
    fit = fitting(snapshot, wanted, metrics)
    ended = fit.partners[snapshot.fact_sources] & fit.partners[snapshot.fact_targets]
    facts, partners = fit.facts & ended, fit.partners
    if wanted.tied:
        partners = partners & tied_by(snapshot, facts)
    kept = partners_at(facts_at(snapshot, facts), np.flatnonzero(partners))
    return Filtered(
        kept,
        hidden_partners=len(snapshot.partners) - len(kept.partners),
        hidden_facts=snapshot.fact_count - kept.fact_count,
        hidden_undated=int(np.count_nonzero(fit.undated & ended & ~facts)),
    )


def tied_by(snapshot: Snapshot, facts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each partner has at least one of the facts with another: (n,)."""
    tied = np.zeros(len(snapshot.partners), dtype=bool)
    apart = facts & (snapshot.fact_sources != snapshot.fact_targets)
    tied[snapshot.fact_sources[apart]] = True
    tied[snapshot.fact_targets[apart]] = True
    return tied


def _wanted_partners(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    return np.array(
        [
            (not wanted.kinds or partner.kind in wanted.kinds)
            and (not wanted.countries or (partner.country or UNSAID) in wanted.countries)
            and (not wanted.regions or region_name(partner) in wanted.regions)
            and (not wanted.tiers or tier_of(partner) in wanted.tiers)
            for partner in snapshot.partners
        ],
        dtype=bool,
    )


def _in_ranges(count: int, wanted: Filter, metrics: MetricColumns) -> NDArray[np.bool_]:
    within = np.ones(count, dtype=bool)
    for name, (low, high) in wanted.ranges.items():
        values = np.array([np.nan if value is None else value for value in metrics[name]])
        within &= values >= (-np.inf if low is None else low)  # false for what is not known
        within &= values <= (np.inf if high is None else high)
    return within


def _saying(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    """Whether each fact says what is wanted, or is of a type that cannot say anything of it."""
    saying = np.ones(snapshot.fact_count, dtype=bool)
    for name, words in wanted.said.items():
        assert snapshot.details, "who filters by what facts say asks for a snapshot with details"
        saying &= ~carries(name)[snapshot.fact_types] | snapshot.details.says(name, words)
    return saying


def _wanted_types(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    chosen = [not wanted.types or of.name in wanted.types for of in RELATIONSHIP_TYPES]
    fitting: NDArray[np.bool_] = np.array(chosen, dtype=bool)[snapshot.fact_types]
    return fitting


def _in_years(snapshot: Snapshot, wanted: Filter) -> NDArray[np.bool_]:
    first, last = known_days(snapshot)
    begin = date(wanted.year_from, 1, 1).toordinal() if wanted.year_from else 0
    end = date(wanted.year_to, 12, 31).toordinal() if wanted.year_to else np.iinfo(np.int32).max
    within: NDArray[np.bool_] = (last >= begin) & (first <= end)
    return within
