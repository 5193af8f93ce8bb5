"""What the network page, its data and its files all show: one view of the newest state, painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from graph_app.analytics.metrics import METRICS, MetricValues
from graph_app.drawing.arrangements.arrangement import Arrangement
from graph_app.drawing.arrangements.by_region import by_region as arranged_by_region
from graph_app.drawing.arrangements.by_time import by_time
from graph_app.drawing.arrangements.on_map import on_map
from graph_app.drawing.arrangements.rings import rings
from graph_app.drawing.colouring import Colouring, by_kind, by_region
from graph_app.drawing.colourings_computed import by_community, by_last_contact, by_metric
from graph_app.drawing.discs import Grouping, disc_centres, grouped_picture
from graph_app.drawing.lens import seen_through
from graph_app.drawing.painting import Look, picture_of
from graph_app.drawing.picture import NO_BACKDROP, Picture
from graph_app.drawing.style import node_sizes
from graph_app.errors import TooManyFactsForDetails
from graph_app.explorer import MOST_DETAILED, Explorer
from graph_app.language.texts import Text
from graph_app.lens_view import Seeing, known_by, seeing
from graph_app.partner_graph.filters import MetricColumns
from graph_app.partner_graph.projection import simple_graph
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import partners_at
from graph_app.partner_graph.summaries import summaries
from graph_app.view.address import Names
from graph_app.view.groups import group_labels
from graph_app.view.shown import Shown, shown
from graph_app.view.state import View

# Sizes, colours and ranges go by these; a community is a colour of its own.
MEASURES = tuple(metric for metric in METRICS if metric.name != "community")
NAMES = Names([metric.name for metric in MEASURES])


@dataclass(frozen=True)
class Seen:
    """`shown` is the part, `drawn` what of it is in the `picture`: less, where more groups are opened than fit.

    `groups` has the captions of groups by name where partners stand as discs, because they are more than may be drawn
    one by one; else None. `apart` partners could not be placed by the layout and stand beside it. `waiting` are the
    metrics that are still being computed. `lens` is what it is seen through, None without one.
    """

    view: View
    whole: Snapshot
    shown: Shown
    drawn: Snapshot
    picture: Picture
    groups: Mapping[str, Text] | None
    apart: int
    waiting: tuple[str, ...]
    lens: Seeing | None = None

    @property
    def grouped(self) -> bool:
        return self.groups is not None

    @property
    def left_out(self) -> int:
        """How many partners the limit leaves out."""
        return len(self.shown.part.partners) - len(self.drawn.partners)


def part_of(explorer: Explorer, view: View) -> tuple[Snapshot, Shown]:
    """The whole network and the part of it that a view shows, unpainted."""
    whole = explorer.detailed()
    if view.filter.said and whole.details is None:
        raise TooManyFactsForDetails(facts=whole.fact_count, limit=MOST_DETAILED)
    return whole, shown(whole, view, _ranged(explorer, view))


def seen(explorer: Explorer, view: View, language: str, as_of: date) -> Seen:
    """A view of the network as it stands, in the words of one language. `as_of`: what is called recent on that day."""
    whole, part = part_of(explorer, view)
    base = explorer.snapshot() if whole.details is None else _base(explorer, whole)
    limit = explorer.settings.node_limit
    grouped = len(part.part.partners) > limit
    waiting: list[str] = []
    # Groups stand as their partners do by their ties: on a map or by years a middle of many would mean nothing.
    placed = _placed(explorer, base, part, replace(view, layout="force") if grouped else view, language)
    look = _look(explorer, base, part, view, placed, waiting, language, as_of)
    lens = seeing(explorer, part, view.as_of or as_of, language) if view.lens else None
    look = replace(look, colouring=lens.lens.trends) if lens else look
    drawn, groups = part.part, None
    if grouped:
        groups = _grouping(explorer, base, view, part.places)
        kept = _drawable(groups, frozenset(view.opened), look, limit)
        drawn, groups = partners_at(known_by(part.part, lens), kept), groups.at(kept)
        picture = grouped_picture(drawn, look.at(kept), groups, frozenset(view.opened), language)
    else:
        # Of all facts, whatever their day: so lines bend the same way on every day.
        picture, drawn = picture_of(drawn, look, language), known_by(drawn, lens)
    if lens:
        picture = seen_through(picture, lens.lens, language)
    return Seen(
        view=view,
        whole=whole,
        shown=part,
        drawn=drawn,
        picture=picture,
        groups=dict(zip(groups.names, groups.captions, strict=True)) if groups else None,
        apart=len(placed.apart),
        waiting=tuple(dict.fromkeys(waiting)),
        lens=lens,
    )


def _look(
    explorer: Explorer,
    base: Snapshot,
    part: Shown,
    view: View,
    placed: Arrangement,
    waiting: list[str],
    language: str,
    as_of: date,
) -> Look:
    """How the partners of the part are painted; `waiting` learns which metrics are not ready for it."""
    sizes = _measured(explorer, base, view.size, waiting) or _measured(explorer, base, "degree", waiting)
    spoken = explorer.kept(base, ("spoken", language, as_of), lambda: summaries(base, as_of, language))
    every = node_sizes(sizes.values if sizes else [1.0] * len(base.partners))
    return Look(
        positions=_pinned(placed.positions, part.part, view),
        sizes=[every[place] for place in part.places.tolist()],
        colouring=_colouring(explorer, base, view, as_of, waiting).at(part.places),
        pinned=frozenset(pin.partner for pin in view.pinned),
        backdrop=placed.backdrop,
        as_of=as_of.toordinal() if view.thickness == "recency" else None,
        spoken=[spoken[place] for place in part.places.tolist()],
    )


def _base(explorer: Explorer, whole: Snapshot) -> Snapshot:
    """The newest snapshot, by which everything computed is kept; `whole` itself where the data moved on meanwhile."""
    newest = explorer.snapshot()
    return newest if newest.state == whole.state else whole


def _ranged(explorer: Explorer, view: View) -> MetricColumns:
    """The values of the metrics that the view's ranges name. One that is not ready yet keeps everybody out."""
    snapshot = explorer.snapshot()
    found = {name: explorer.metric(snapshot, name) for name in view.filter.ranges}
    return {name: values.values if values else [None] * len(snapshot.partners) for name, values in found.items()}


def _measured(explorer: Explorer, base: Snapshot, name: str, waiting: list[str]) -> MetricValues | None:
    found = explorer.metric(base, name)
    if found is None:
        waiting.append(name)
    return found


def _placed(explorer: Explorer, base: Snapshot, part: Shown, view: View, language: str) -> Arrangement:
    """Where the partners of the part stand: by a layout of the whole network, so that no filter moves one."""
    if view.layout == "shown":
        return Arrangement(explorer.laid_out(simple_graph(part.part)), NO_BACKDROP, ())
    if view.layout == "force":
        return Arrangement(explorer.positions(base)[part.places].reshape(-1, 2), NO_BACKDROP, ())
    whole = _arranged(explorer, base, view, language)
    apart = part.places[np.isin(part.places, np.array(whole.apart, dtype=np.intp))]
    return Arrangement(whole.positions[part.places].reshape(-1, 2), whole.backdrop, tuple(apart.tolist()))


def _arranged(explorer: Explorer, base: Snapshot, view: View, language: str) -> Arrangement:
    """The whole network by region, by time, around one partner or on a map, kept per data version."""
    graph = explorer.simple_graph(base)
    centre = _centre(explorer, base, view)
    by = {"region": arranged_by_region, "time": by_time, "map": on_map}
    made = {name: partial(arrange, base, graph, language) for name, arrange in by.items()}
    made["rings"] = partial(rings, base, graph, centre, language)
    key = ("layout", view.layout, language, centre if view.layout == "rings" else -1)
    return explorer.kept(base, key, made[view.layout])


def _centre(explorer: Explorer, base: Snapshot, view: View) -> int:
    """The place of the partner in the middle: the chosen one, else the first in focus, else the best tied."""
    for partner in (view.centre, *view.focus):
        if base.find(partner):
            return base.place(partner)
    degree = np.diff(explorer.simple_graph(base).ties.indptr)
    return int(np.argmax(degree)) if len(degree) else 0


def _pinned(positions: NDArray[np.float64], part: Snapshot, view: View) -> NDArray[np.float64]:
    moved = positions.copy()
    for pin in view.pinned:
        if part.find(pin.partner):
            moved[part.place(pin.partner)] = pin.x, pin.y
    return moved


def _colouring(explorer: Explorer, base: Snapshot, view: View, as_of: date, waiting: list[str]) -> Colouring:
    if view.colour == "region":
        return by_region(base.partners)
    if view.colour == "last_contact":
        return by_last_contact(base, as_of)
    if view.colour == "kind":
        return by_kind(base.partners)
    found = _measured(explorer, base, view.colour, waiting)
    if found is None:
        return by_kind(base.partners)
    if view.colour == "community":
        return by_community(found.values)
    return by_metric(view.colour, found.values)


def _drawable(groups: Grouping, opened: frozenset[str], look: Look, limit: int) -> NDArray[np.intp]:
    """The partners that are drawn, ascending: all in discs, and of the opened groups the best tied up to the limit."""
    is_open = np.array([groups.names[group] in opened for group in groups.of.tolist()], dtype=bool)
    too_many = max(0, int(is_open.sum()) - limit)
    best_first = np.argsort(-np.where(is_open, np.array(look.sizes), np.inf), kind="stable")
    return np.sort(best_first[: len(best_first) - too_many])


def _grouping(explorer: Explorer, base: Snapshot, view: View, places: NDArray[np.intp]) -> Grouping:
    """The groups of the whole network, told for the partners at the given places."""

    community = explorer.metric(base, "community") if view.grouped == "community" else None
    by = "kind" if view.grouped == "community" and community is None else view.grouped

    def whole() -> Grouping:
        labels = group_labels(by, base, community.values if community else None, explorer.simple_graph(base))
        centres = disc_centres(explorer.positions(base), labels.of, len(labels.names))
        sizes = np.bincount(labels.of, minlength=len(labels.names))
        return Grouping(labels.names, labels.captions, labels.of, centres, sizes)

    made: Grouping = explorer.kept(base, ("groups", by), whole)
    return made.at(places)
