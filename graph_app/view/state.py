"""What a reader did to the view of the network, as one value: address, pictures and exports all come from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graph_app.partner_graph.filters import Filter
from graph_app.partner_graph.reach import Way

WAYS: tuple[Way, ...] = ("any", "out", "in")
THICKNESSES = ("facts", "recency")
LENSES = ("engagement",)
GROUPINGS = ("community", "kind", "region", "country")
# Of an expansion: by facts of whatever type.
ANY_TYPE = "any"
MOST_HOPS = 4


@dataclass(frozen=True)
class Expansion:
    """The first `count` partners that one is tied to by a relationship type (ANY_TYPE: by any) are shown, too."""

    partner: str
    type: str
    count: int


@dataclass(frozen=True)
class Pin:
    """A partner that was put where it is, in canvas units."""

    partner: str
    x: float
    y: float


@dataclass(frozen=True)
class View:
    """Partners are given by id; an id that is not on record (any more) is passed over and told.

    `focus` shows the partners within `hops` steps of these alone, going `way`; empty shows all. `expanded` adds to
    that, `collapsed` takes away who hangs on one of these alone, `hidden` takes away for good. `core` keeps the
    partners that have so many ties among themselves, `largest` the largest connected part. `centre` is the middle of
    layouts that have one. `grouped` says by what partners stand together as discs where there are too many, `opened`
    which discs are open. `lens` is one of LENSES or '', which shows the network as it stood on `as_of` (None: today).
    """

    filter: Filter = field(default_factory=Filter)
    core: int = 0
    largest: bool = False
    focus: tuple[str, ...] = ()
    hops: int = 1
    way: Way = "any"
    expanded: tuple[Expansion, ...] = ()
    collapsed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    pinned: tuple[Pin, ...] = ()
    colour: str = "kind"
    size: str = "degree"
    thickness: str = "facts"
    lens: str = ""
    as_of: date | None = None
    layout: str = "force"
    centre: str = ""
    grouped: str = "community"
    opened: tuple[str, ...] = ()
