"""The view as it stands in an address, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlencode

from graph_app.drawing.arrangements.layouts import LAYOUTS
from graph_app.drawing.colouring import COLOURINGS
from graph_app.errors import BadParameter, UnknownParameter
from graph_app.partner_graph.details import DETAILS, UNSAID
from graph_app.partner_graph.filters import Filter, Range
from graph_app.partner_graph.reach import Way
from graph_app.view.given import Given
from graph_app.view.state import ANY_TYPE, GROUPINGS, LENSES, MOST_HOPS, THICKNESSES, WAYS, Expansion, Pin, View
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.regions import REGION_BY_CODE
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

Texts = Mapping[str, Sequence[str]]

MOST_CORE = 10_000
MOST_EXPANDED = 10_000
FILTERS = ("kind", "country", "region", "tier", "at_least", "at_most", "type", "from", "to", "undated", *DETAILS)
PARTS = ("core", "largest", "focus", "hops", "way", "expand", "collapse", "hide")
STYLES = ("pin", "colour", "size", "thickness", "lens", "as_of", "layout", "centre", "grouped", "open")
FIELDS = (*FILTERS, *PARTS, *STYLES)
# What is chosen or asked for beside the view, and changes nothing about what is drawn.
BESIDE = ("partner", "tie", "selected", "view", "lang")


@dataclass(frozen=True)
class Names:
    """What an address may name beside fixed words: `metrics` that size, colour and ranges go by."""

    metrics: Sequence[str]


def view_of(texts: Texts, names: Names) -> View:
    """The view that an address tells of. BadParameter, and UnknownParameter for a field that there is not."""
    given = Given(texts)
    for field in texts:
        if field not in FIELDS and field not in BESIDE:
            raise UnknownParameter(field=field, known=", ".join((*FIELDS, *BESIDE)))
    return View(
        filter=_filter(given, names),
        core=given.whole("core", 0, MOST_CORE, 0),
        largest=given.choice("largest", ("yes", "no"), "choice", "no") == "yes",
        focus=given.many("focus"),
        hops=given.whole("hops", 0, MOST_HOPS, 1),
        way=cast("Way", given.choice("way", WAYS, "choice", "any")),
        expanded=_expansions(given),
        collapsed=given.many("collapse"),
        hidden=given.many("hide"),
        pinned=_pins(given),
        colour=given.choice("colour", (*COLOURINGS, *names.metrics), "colouring", "kind"),
        size=given.choice("size", names.metrics, "metric", "degree"),
        thickness=given.choice("thickness", THICKNESSES, "choice", "facts"),
        lens=given.choice("lens", LENSES, "lens"),
        as_of=given.day("as_of"),
        layout=given.choice("layout", [layout.name for layout in LAYOUTS], "layout", "force"),
        centre=given.one("centre"),
        grouped=given.choice("grouped", GROUPINGS, "choice", "community"),
        opened=given.many("open"),
    )


def canonical(texts: Texts) -> list[tuple[str, str]]:
    """The fields of a view that say something, in a fixed order: two addresses of one view are equal texts."""
    given = Given(texts)
    return [(field, text) for field in FIELDS for text in given.many(field)]


def address_text(texts: Texts, **beside: str) -> str:
    """The same as the query of an address, fields `beside` the view last: several values with commas between."""
    return query_of([*canonical(texts), *beside.items()])


def query_of(pairs: Iterable[tuple[str, str]]) -> str:
    """Fields and their values as a query: several values of a field with commas between."""
    values: dict[str, list[str]] = {}
    for field, text in pairs:
        values.setdefault(field, []).append(text)
    return urlencode({field: ",".join(found) for field, found in values.items()}, safe=",:")


def _filter(given: Given, names: Names) -> Filter:
    """Whoever asks for certain facts wants to see the partners that have them, not all the others too."""
    wanted = Filter(
        kinds=given.choices("kind", KIND_BY_NAME, "kind of partner"),
        types=given.choices("type", TYPE_BY_NAME, "relationship type"),
        year_from=given.year("from"),
        year_to=given.year("to"),
        undated=given.choice("undated", ("yes", "no"), "choice", "yes") == "yes",
        countries=frozenset(_country(text) for text in given.many("country")),
        regions=given.choices("region", (*REGION_BY_CODE, UNSAID), "region"),
        tiers=given.choices("tier", ("1", "2", "3", UNSAID), "tier"),
        said={name: words for name in DETAILS if (words := _words(given, name))},
        ranges=_ranges(given, names),
    )
    if wanted.year_from and wanted.year_to and wanted.year_from > wanted.year_to:
        raise BadParameter(field="to", value=str(wanted.year_to), type="year", example=f"{wanted.year_from}")
    of_partners = Filter(
        kinds=wanted.kinds,
        countries=wanted.countries,
        regions=wanted.regions,
        tiers=wanted.tiers,
        ranges=wanted.ranges,
    )
    return replace(wanted, tied=wanted != of_partners)


def _country(text: str) -> str:
    code = text.upper()
    if code != UNSAID.upper() and not re.fullmatch("[A-Z]{2}", code, re.ASCII):
        raise BadParameter(field="country", value=text, type="country", example="LA")
    return UNSAID if code == UNSAID.upper() else code


def _words(given: Given, name: str) -> frozenset[str]:
    """The chosen words of a property; a source may be any, since sources come and go."""
    if not DETAILS[name].choices:
        return frozenset(given.many(name))
    return given.choices(name, (*DETAILS[name].choices, UNSAID), "choice")


def _ranges(given: Given, names: Names) -> dict[str, Range]:
    bounds: dict[str, list[float | None]] = {}
    for side, field in enumerate(("at_least", "at_most")):
        for text in given.many(field):
            metric, _, bound = text.partition(":")
            if metric not in names.metrics:
                raise BadParameter(field=field, value=text, type="metric", example="degree:3")
            bounds.setdefault(metric, [None, None])[side] = given.number(field, bound, "degree:3")
    return {metric: (low, high) for metric, (low, high) in bounds.items()}


def _expansions(given: Given) -> tuple[Expansion, ...]:
    found = []
    for text in given.many("expand"):
        partner, _, rest = text.partition(":")
        of, _, count = rest.partition(":")
        if of not in (*TYPE_BY_NAME, ANY_TYPE) or not re.fullmatch("[0-9]{1,5}", count, re.ASCII):
            raise BadParameter(field="expand", value=text, type="expansion", example="vientiane:MET_WITH:20")
        found.append(Expansion(partner, of, min(int(count), MOST_EXPANDED)))
    return tuple(found)


def _pins(given: Given) -> tuple[Pin, ...]:
    found = []
    for text in given.many("pin"):
        partner, _, rest = text.partition(":")
        x, _, y = rest.partition(":")
        example = "vientiane:120:-40"
        found.append(Pin(partner, given.number("pin", x, example), given.number("pin", y, example)))
    return tuple(found)
