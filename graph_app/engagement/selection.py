"""Which partners a planner asks for: by state, kind, country, region, tier, and who of our side holds the tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import STATE_NAMES
from graph_app.language.texts import Text
from graph_app.partner_graph.partner import Partner
from graph_app.vocabulary.regions import region_of

NO_TIER = "none"
TIERS: Mapping[str, Text] = {
    **{str(tier): Text(f"mức {tier}", f"tier {tier}") for tier in (1, 2, 3)},
    NO_TIER: Text("chưa xếp mức", "no tier"),
}
NO_REGION = "none"
# Who has ended or rests by decision is no neglect of ours.
SET_ASIDE = ("suspended", "ended")


@dataclass(frozen=True)
class Wanted:
    """'' where nothing is asked for. `body` is one of our side, `region` a code of UN M49 or NO_REGION."""

    state: str = ""
    kind: str = ""
    country: str = ""
    region: str = ""
    tier: str = ""
    body: str = ""

    def partners(self, found: Engagement) -> NDArray[np.bool_]:
        """Which partners are asked for, whatever their state; never one of our own side: (n,)."""
        partners = found.record.snapshot.partners
        fitting = np.array([not partner.home and self._fits(partner) for partner in partners], dtype=bool)
        return fitting & self._held(found) if self.body else fitting

    def states(self, found: Engagement) -> NDArray[np.bool_]:
        """Which partners have the wanted state: (n,)."""
        if not self.state:
            return np.ones(len(found.state), dtype=bool)
        wanted: NDArray[np.bool_] = found.state == STATE_NAMES.index(self.state)
        return wanted

    def _fits(self, partner: Partner) -> bool:
        return (
            (not self.kind or partner.kind == self.kind)
            and (not self.country or partner.country == self.country)
            and (not self.region or region_name(partner) == self.region)
            and (not self.tier or tier_name(partner) == self.tier)
        )

    def _held(self, found: Engagement) -> NDArray[np.bool_]:
        """Which partners have a tie with the wanted body on that day: (n,)."""
        body = found.record.snapshot.place(self.body)
        there = (found.facts.begun | found.facts.undated) & (found.record.our_bodies == body)
        held = np.zeros(len(found.state), dtype=bool)
        held[found.record.others[there]] = True
        return held


def tier_name(partner: Partner) -> str:
    """The partner's tier as a key of TIERS."""
    return str(partner.tier) if str(partner.tier) in TIERS else NO_TIER


def region_name(partner: Partner) -> str:
    """The code of the partner's region, NO_REGION where that is not known."""
    region = region_of(partner.country)
    return region.code if region else NO_REGION
