"""`/structure/warm-path`: the warmest way from our side to a partner, whom to ask at each step, and three others."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, request

from graph_app.errors import MissingParameter, NotOurSide, OurSide
from graph_app.partner_graph.snapshot import Partner
from graph_app.structure.network import detailed_network_on
from graph_app.structure.warm_path import FLOOR_POINTS, WarmPath, table, warm_paths
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.parameters import day
from graph_app.web.query_form import typed_name

blueprint = Blueprint("warm_path", __name__)


@address(blueprint, "/structure/warm-path")
def warm_path() -> Answer:
    """The page; where no partner is named it is the form that asks for one."""
    as_of = day("as_of") or date.today()
    end, start = _end(), _start()
    bodies = [partner for partner in explorer().snapshot().partners if partner.home]
    values: dict[str, Any] = {"as_of": as_of.isoformat(), "end": end, "start": start, "bodies": bodies, "found": None}
    values["typed_name"] = typed_name
    if end is None:
        return Answer(explorer().snapshot().data_version, "warm_path.html", values)
    network = detailed_network_on(explorer(), as_of)
    found = warm_paths(explorer(), network, start, end)
    scale = explorer().engagement_values["strength.scale"]
    return Answer(
        network.newest.data_version,
        "warm_path.html",
        values | {"found": found, "floor": FLOOR_POINTS, "scale": scale},
        {"as_of": as_of.isoformat(), "to": end.id, "from": start and start.id, "paths": [_record(one) for one in found]}
        | {"rows": table(found).records()},
        table(found),
    )


def _end() -> Partner | None:
    """Whom to reach; OurSide where it is one of us. Data without one have nothing to say: MissingParameter."""
    text = request.args.get("to", "").strip()
    if not text:
        if request.path.endswith((".json", ".csv", ".xlsx")):
            raise MissingParameter(field="to", type="partner", example="vientiane")
        return None
    found = explorer().partner_named(text)
    if found.home:
        raise OurSide(partner=found.id)
    return found


def _start() -> Partner | None:
    """The body of ours to begin at, None for all of our side; NotOurSide."""
    text = request.args.get("from", "").strip()
    found = explorer().partner_named(text) if text else None
    if found and not found.home:
        raise NotOurSide(partner=found.id)
    return found


def _record(path: WarmPath) -> dict[str, Any]:
    partners = [path.hops[0].partner, *(hop.other for hop in path.hops)]
    return {"warmth": round(path.warmth, 4), "partners": [partner.id for partner in partners]}
