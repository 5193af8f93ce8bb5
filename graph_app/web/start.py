"""`/`: search, five numbers, the network at a glance, whom we neglect most, and the latest facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, url_for
from flask_babel import gettext

from graph_app.drawing.network_svg import network_svg
from graph_app.language.partial_dates import spelled
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.gate import may_ask
from graph_app.web.language import language
from graph_app.web.standing import most_neglected

blueprint = Blueprint("start", __name__)

LISTED = 8
NEGLECTED = 5
LABELLED = 14


@address(blueprint, "/", endings=("json",))
def start() -> Answer:
    snapshot = explorer().snapshot()
    as_of = date.today()
    neglected = most_neglected(as_of, NEGLECTED)
    latest = explorer().facts("latest_facts", {"limit": LISTED}).records
    figures = _figures(snapshot)
    newest = _newest(snapshot)
    svg = network_svg(explorer().overview(snapshot, language()), LABELLED)
    return Answer(
        snapshot.data_version,
        "start.html",
        {"snapshot": snapshot, "figures": figures, "neglected": neglected, "latest": latest, "svg": svg}
        | {"newest": newest, "as_of": as_of.isoformat()},
        {
            "as_of": as_of.isoformat(),
            "newest": newest,
            "figures": {figure["name"]: figure["number"] for figure in figures},
            "most_neglected": [row.record() for row in neglected],
            "rows": latest,
        },
        Rows((), []),
    )


def _figures(snapshot: Snapshot) -> list[dict[str, Any]]:
    partners = [partner for partner in snapshot.partners if not partner.home]
    countries = {partner.country for partner in partners if partner.country}
    return [
        _figure("partners", len(partners), gettext("partners"), url_for("partners.partners", home="no")),
        _figure(
            "home",
            len(snapshot.partners) - len(partners),
            gettext("bodies of our own side"),
            url_for("partners.partners", home="yes"),
        ),
        _figure(
            "countries",
            len(countries),
            gettext("countries and territories"),
            url_for("partners.partners", sort="country"),
        ),
        _figure("facts", snapshot.fact_count, gettext("facts with a source"), url_for("sources.sources")),
        _figure(
            "undated",
            int((snapshot.date_from == 0).sum()),
            gettext("facts of unknown day"),
            url_for("queries.query", name="undated_facts") if may_ask("queries.query") else "",
        ),
    ]


def _figure(name: str, number: int, caption: str, href: str) -> dict[str, Any]:
    return {"name": name, "number": number, "caption": caption, "href": href}


def _newest(snapshot: Snapshot) -> str | None:
    """The newest day on record, as a partial date."""
    if not (snapshot.date_to > 0).any():
        return None
    place = int(snapshot.date_to.argmax())
    first, last = (date.fromordinal(int(days[place])) for days in (snapshot.date_from, snapshot.date_to))
    return spelled(first, last)
