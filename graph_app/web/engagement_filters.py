"""Which partners the planner's pages are asked for, by the query of their address."""

from __future__ import annotations

from flask import request

from graph_app.engagement.selection import NO_REGION, TIERS, Wanted
from graph_app.errors import BadParameter
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.regions import REGION_BY_CODE
from graph_app.web.answers import explorer
from graph_app.web.parameters import choice


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
