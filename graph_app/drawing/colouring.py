"""By what partners are coloured: the rows of the legend, and which row each partner falls under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Partner
from graph_app.vocabulary.kinds import KINDS
from graph_app.vocabulary.regions import REGIONS, region_of

COUNTRY_UNKNOWN = Text("Chưa rõ nước", "Country unknown")
UNKNOWN_COLOUR = "#9aa5ad"


@dataclass(frozen=True)
class ColourEntry:
    """One row: `name` is stable in addresses and tests, `shape` the sign that stands for it."""

    name: str
    caption: Text
    colour: str
    shape: str = "dot"


@dataclass(frozen=True)
class Colouring:
    """`of` is (n,), for each partner the place of its row in `entries`."""

    name: str
    entries: Sequence[ColourEntry]
    of: NDArray[np.int64]

    def at(self, places: NDArray[np.intp]) -> Colouring:
        """The same for some of the partners."""
        return replace(self, of=self.of[places])


def by_kind(partners: Sequence[Partner]) -> Colouring:
    """City, organisation or friendship association."""
    place = {kind.name: place for place, kind in enumerate(KINDS)}
    entries = [ColourEntry(kind.name, kind.plural, kind.colour, kind.shape) for kind in KINDS]
    return Colouring("kind", entries, np.array([place[partner.kind] for partner in partners], dtype=np.int64))


def by_region(partners: Sequence[Partner]) -> Colouring:
    """The region of the world of each partner's country, regions that occur only; an unknown country stands last.

    Names of rows are codes of UN M49, and "unknown".
    """
    found = [region_of(partner.country) for partner in partners]
    occurring = [region for region in REGIONS if region in found]
    entries = [ColourEntry(region.code, region.caption, region.colour) for region in occurring]
    if None in found:
        entries.append(ColourEntry("unknown", COUNTRY_UNKNOWN, UNKNOWN_COLOUR))
    place = {region.code: place for place, region in enumerate(occurring)}
    of = [place[region.code] if region else len(occurring) for region in found]
    return Colouring("region", entries, np.array(of, dtype=np.int64))
