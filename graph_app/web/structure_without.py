"""`/structure/without`: what if a partner, a tie or a membership were gone, and which one new tie would repair most."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, request

from graph_app.engagement_view import record_of
from graph_app.errors import OneAtATime, TooFewPartners, TooManyFactsForEngagement
from graph_app.partner_graph.snapshot import Partner
from graph_app.structure.brokers import Broker, brokers
from graph_app.structure.network import Network, detailed_network_on, network_on
from graph_app.structure.without import (
    Membership,
    Without,
    our_memberships,
    table,
    without,
    without_membership,
)
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.parameters import day
from graph_app.web.query_form import typed_name
from graph_app.web.structure import LISTED, NAMED, by_name

blueprint = Blueprint("structure_without", __name__)


@address(blueprint, "/structure/without")
def structure_without() -> Answer:
    """The page; where nothing is named it is the form that asks what to take away."""
    as_of = day("as_of") or date.today()
    partners, tie, memberships = _given("partner"), _given("tie"), _given("membership")
    if sum(map(bool, (partners, tie, memberships))) > 1 or len(partners) > 1 or len(memberships) > 1:
        raise OneAtATime()
    if memberships:
        network = detailed_network_on(explorer(), as_of)
        membership, found = without_membership(explorer(), network, memberships[0])
        return _answer(network, found, membership)
    network = network_on(explorer(), as_of)
    if not partners and not tie:
        return _answer(network, None)
    gone = [explorer().partner_named(text) for text in dict.fromkeys((*partners, *tie))]
    if tie and len(gone) != 2:
        raise TooFewPartners() if len(gone) < 2 else OneAtATime()
    return _answer(network, without(explorer(), network, gone))


def _given(field: str) -> list[str]:
    """The texts of a field: repeated, or with commas between."""
    texts = (text.strip() for value in request.args.getlist(field) for text in value.split(","))
    return [text for text in texts if text]


def _answer(network: Network, found: Without | None, membership: Membership | None = None) -> Answer:
    values: dict[str, Any] = {
        "as_of": network.as_of.isoformat(),
        "found": found,
        "membership": membership,
        "listed": LISTED,
        "named": NAMED,
    }
    values |= {"typed_name": typed_name, "by_name": by_name(network.newest)}
    choices = {"memberships": _memberships(network)}
    version = network.newest.data_version
    if found is None:
        return Answer(version, "structure_without.html", values | choices, {"as_of": values["as_of"], "rows": []})
    limit = explorer().settings.row_limit
    rows = table(found, limit)
    repair = found.repair
    return Answer(
        version,
        "structure_without.html",
        values
        | choices
        | {"longer": found.longer[:limit], "seat": _seat(network, found.gone)}
        | {"truncated": truncated_sentence() if rows.truncated else ""},
        {"as_of": values["as_of"], "gone": [partner.id for partner in found.gone], "left_facts": found.left_facts}
        | {"membership": membership and membership.fact}
        | {"cut_off_count": len(found.cut_off), "longer_count": len(found.longer), "rows": rows.records()}
        | {"repair": repair and {**vars(repair), "body": repair.body.id, "partner": repair.partner.id}},
        rows,
        rows.truncated,
    )


def _memberships(network: Network) -> list[Membership]:
    """Those of our own side, to choose from; none where facts are too many to be read one by one."""
    try:
        record_of(explorer())
    except TooManyFactsForEngagement:
        return []
    return our_memberships(detailed_network_on(explorer(), network.as_of))


def _seat(network: Network, gone: tuple[Partner, ...]) -> Broker | None:
    """The numbers of the body of our side that is gone, to say who would take over."""
    ours = (broker for broker in brokers(explorer(), network) if (broker.partner,) == gone)
    return next(ours, None)
