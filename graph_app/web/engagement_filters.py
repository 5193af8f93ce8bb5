"""Which partners the planner's pages are asked for, by the query of their address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from flask import request
from numpy.typing import NDArray

from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import STATE_NAMES
from graph_app.errors import BadParameter
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Partner
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.regions import REGION_BY_CODE, region_of
from graph_app.web.answers import explorer
from graph_app.web.parameters import choice

TIERS: Mapping[str, Text] = {
    **{str(tier): Text(f"mức {tier}", f"tier {tier}") for tier in (1, 2, 3)},
    "none": Text("chưa xếp mức", "no tier"),
}
NO_REGION = "none"
# Who has ended or rests by decision is no neglect of ours.
SET_ASIDE = ("suspended", "ended")


@dataclass(frozen=True)
class Wanted:
    """'' where the address asks for nothing. `body` is one of our side, `region` a code of UN M49 or NO_REGION."""

    state: str
    kind: str
    country: str
    region: str
    tier: str
    body: str

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
        region = region_of(partner.country)
        return (
            (not self.kind or partner.kind == self.kind)
            and (not self.country or partner.country == self.country)
            and (not self.region or (region.code if region else NO_REGION) == self.region)
            and (not self.tier or (str(partner.tier) if str(partner.tier) in TIERS else "none") == self.tier)
        )

    def _held(self, found: Engagement) -> NDArray[np.bool_]:
        """Which partners have a tie with the wanted body on that day: (n,)."""
        body = found.record.snapshot.place(self.body)
        there = (found.facts.begun | found.facts.undated) & (found.record.our_bodies == body)
        held = np.zeros(len(found.state), dtype=bool)
        held[found.record.others[there]] = True
        return held


def wanted() -> Wanted:
    """What the address asks for. BadParameter names the field, UnknownPartner the body."""
    return Wanted(
        state=choice("state", ENGAGEMENT_STATES, "state"),
        kind=choice("kind", KIND_BY_NAME, "kind of partner"),
        country=request.args.get("country", "").strip().upper(),
        region=choice("region", (*REGION_BY_CODE, NO_REGION), "region"),
        tier=choice("tier", TIERS, "tier"),
        body=_body(),
    )


def _body() -> str:
    text = request.args.get("body", "").strip()
    if not text:
        return ""
    found = explorer().partner_named(text)
    if not found.home:
        raise BadParameter(field="body", value=text, type="partner of our side", example=_some_body())
    return found.id


def _some_body() -> str:
    return next((partner.id for partner in explorer().snapshot().partners if partner.home), "hanoi")
