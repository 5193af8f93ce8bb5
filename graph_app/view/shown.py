"""The part of the network that a view shows, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_app.analytics.connected import in_largest_part
from graph_app.analytics.cores import in_core
from graph_app.partner_graph.filters import NO_METRICS, Fitting, MetricColumns, fitting, tied_by
from graph_app.partner_graph.neighbours import neighbours
from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.reach import within
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import facts_at, partners_at
from graph_app.view.state import ANY_TYPE, Expansion, View
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Shown:
    """`part` is what is shown, `places` where its partners stand in the whole: (n,), ascending.

    `hidden_undated` facts are left out only because their day is not known. `more` has for each expansion how many
    partners it did not bring; `missing` are the ids in the view that are not on record.
    """

    part: Snapshot
    places: NDArray[np.intp]
    hidden_partners: int
    hidden_facts: int
    hidden_undated: int
    more: Mapping[Expansion, int]
    missing: tuple[str, ...]


def shown(whole: Snapshot, view: View, metrics: MetricColumns = NO_METRICS) -> Shown:
    """What a view shows of the whole network. `metrics` has the values that its ranges name, by partner.

    Filters come first, then core and largest part, then focus; expansions bring partners back whatever filters say of
    them, as long as the facts between fit; what is collapsed or hidden goes last.
    """
    fit = fitting(whole, view.filter, metrics)
    told = facts_at(whole, fit.facts)
    seen = _focused(told, view, _filtered(whole, view, fit))
    more = {}
    for expansion in view.expanded:
        if whole.find(expansion.partner):
            found = _expanded(told, expansion)
            seen[found[: expansion.count]] = True
            seen[whole.place(expansion.partner)] = True
            more[expansion] = max(0, len(found) - expansion.count)
    for partner in _known(whole, view.collapsed):
        seen &= ~_hanging_on(told, seen, partner)
    seen[_known(whole, view.hidden)] = False
    places = np.flatnonzero(seen)
    part = partners_at(told, places)
    ended = seen[whole.fact_sources] & seen[whole.fact_targets]
    return Shown(
        part,
        places,
        hidden_partners=len(whole.partners) - len(places),
        hidden_facts=whole.fact_count - part.fact_count,
        hidden_undated=int(np.count_nonzero(fit.undated & ended & ~fit.facts)),
        more=more,
        missing=_missing(whole, view),
    )


def _filtered(whole: Snapshot, view: View, fit: Fitting) -> Mask:
    """The partners that fit by themselves, by their ties, and by where they stand among the others."""
    partners = fit.partners.copy()
    if view.filter.tied:
        ended = partners[whole.fact_sources] & partners[whole.fact_targets]
        partners &= tied_by(whole, fit.facts & ended)
    if view.core:
        _keep(whole, fit, partners, lambda ties: in_core(ties, view.core))
    if view.largest:
        _keep(whole, fit, partners, in_largest_part)
    return partners


def _keep(whole: Snapshot, fit: Fitting, partners: Mask, mask_of: Callable[[Any], Mask]) -> None:
    """Leaves of `partners` those that a mask over their simple graph keeps."""
    places = np.flatnonzero(partners)
    partners[places] = mask_of(simple_graph(partners_at(facts_at(whole, fit.facts), places)).ties)


def _focused(told: Snapshot, view: View, partners: Mask) -> Mask:
    """Those within reach of the focus, by way of partners that fit; the focus itself always."""
    starts = _known(told, view.focus)
    if not view.focus:
        return partners
    passable = partners.copy()
    passable[starts] = True
    facts = passable[told.fact_sources] & passable[told.fact_targets]
    reached: Mask = within(facts_at(told, facts), starts.tolist(), view.hops, view.way) & passable
    return reached


def _expanded(told: Snapshot, expansion: Expansion) -> NDArray[np.intp]:
    """Where those stand whom an expansion can bring, in its order."""
    of = None if expansion.type == ANY_TYPE else RELATIONSHIP_TYPES.index(TYPE_BY_NAME[expansion.type])
    found = neighbours(told, told.place(expansion.partner), of)
    return np.array([told.place(tied.partner.id) for tied in found], dtype=np.intp)


def _hanging_on(told: Snapshot, seen: Mask, partner: int) -> Mask:
    """The partners that among those seen are tied to this one alone: (n,)."""
    ends = np.stack([told.fact_sources, told.fact_targets])
    apart = seen[ends[0]] & seen[ends[1]] & (ends[0] != ends[1])
    ours = apart & (ends == partner).any(axis=0)
    others = apart & ~ours
    hanging = np.zeros(len(seen), dtype=bool)
    hanging[ends[:, ours].ravel()] = True
    hanging[ends[:, others].ravel()] = False
    hanging[partner] = False
    return hanging


def _known(whole: Snapshot, partners: Iterable[str]) -> NDArray[np.intp]:
    return np.array([whole.place(partner) for partner in partners if whole.find(partner)], dtype=np.intp)


def _missing(whole: Snapshot, view: View) -> tuple[str, ...]:
    named = (
        *view.focus,
        *(expansion.partner for expansion in view.expanded),
        *view.collapsed,
        *view.hidden,
        *(pin.partner for pin in view.pinned),
        *filter(None, [view.centre]),
    )
    return tuple(dict.fromkeys(partner for partner in named if not whole.find(partner)))
