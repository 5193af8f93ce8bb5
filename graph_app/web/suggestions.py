"""`/structure/suggestions`: partners that our side could make a tie with, with reasons; a rejection is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.database.rejections import reject, rejections, take_back
from graph_app.errors import BadParameter, MissingParameter
from graph_app.partner_graph.snapshot import Partner
from graph_app.structure.network import detailed_network_on
from graph_app.structure.suggestions import Suggestion, record, suggestions, table
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.parameters import choice, day, whole_number
from graph_app.web.suggestion_reasons import reasons
from graph_app.web.unfit import fit_line

blueprint = Blueprint("suggestions", __name__)

PAGE = 40
LONGEST_REASON = 400
MOST_BYTES = 20_000


@address(blueprint, "/structure/suggestions")
def suggested() -> Answer:
    as_of = day("as_of") or date.today()
    network = detailed_network_on(explorer(), as_of)
    found = suggestions(explorer(), network)
    rejected = rejections(explorer().database)
    kind, country, show = choice("kind", KIND_BY_NAME, "kind of partner"), _country(), _show()
    gone = {one.partner for one in rejected}
    chosen = _chosen(found.suggested, gone, kind, country)
    rows = table(chosen, explorer().settings.row_limit)
    return Answer(
        network.newest.data_version,
        "suggestions.html",
        {"as_of": as_of.isoformat(), "rows": chosen[:show], "count": len(chosen), "show": show, "page_size": PAGE}
        | {"rejected": [(network.newest.find(one.partner), one) for one in rejected], "reasons": reasons}
        | {"silent": found.silent, "wanted_kind": kind, "wanted_country": country, "longest": LONGEST_REASON}
        | {
            "countries": _countries(_chosen(found.suggested, gone, "", "")),
            "truncated": truncated_sentence() if rows.truncated else "",
        },
        {
            "as_of": as_of.isoformat(),
            "rows": _records(chosen[: len(rows.rows)]),
        }
        | {"rejected": [vars(one) for one in rejected], "silent": _ids(found.silent)},
        rows,
        rows.truncated,
        lasting=False,
    )


@blueprint.post("/structure/suggestions")
def reject_suggestion() -> AnyResponse:
    """Takes `partner`, `reason` and the fields of the page to come back to."""
    request.max_content_length = MOST_BYTES
    partner = explorer().partner(explorer().snapshot(), request.form.get("partner", ""))
    if partner.home:
        raise BadParameter(field="partner", value=partner.id, type="partner", example="vientiane")
    reject(explorer().database, partner.id, _reason(request.form.get("reason", "")), date.today())
    return _back()


@blueprint.post("/structure/suggestions/<partner>/take-back")
def take_back_rejection(partner: str) -> AnyResponse:
    take_back(explorer().database, partner)
    return _back()


def _back() -> AnyResponse:
    """To the page as it was: its own fields alone, so that nobody is led elsewhere."""
    given = {name: request.form.get(name, "") for name in ("as_of", "kind", "country")}
    fields: dict[str, Any] = {name: text for name, text in given.items() if text}
    return redirect(url_for("suggestions.suggested", **fields), 303)


def _reason(given: str) -> str:
    reason = fit_line("reason", given, LONGEST_REASON)
    if not reason:
        raise MissingParameter(field="reason", type="string", example=gettext("too far to travel to"))
    return reason


def _show() -> int:
    count = whole_number("show", str(PAGE)) or PAGE
    if count < 1:
        raise BadParameter(field="show", value=str(count), type="whole number", example=str(PAGE))
    return min(count, explorer().settings.row_limit)


def _country() -> str:
    known = {partner.country for partner in explorer().snapshot().partners if partner.country}
    return choice("country", sorted(known), "country")


def _countries(found: Sequence[Suggestion]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        if one.partner.country:
            counts[one.partner.country] = counts.get(one.partner.country, 0) + 1
    return counts


def _chosen(found: Sequence[Suggestion], rejected: set[str], kind: str, country: str) -> list[Suggestion]:
    return [
        one
        for one in found
        if one.partner.id not in rejected
        and (not kind or one.partner.kind == kind)
        and (not country or one.partner.country == country)
    ]


def _records(chosen: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """For JSON, with the reasons in words; the page tells those that it shows by itself."""
    if not request.path.endswith(".json"):
        return []
    return [{**record(one), "reasons": reasons(one)} for one in chosen]


def _ids(partners: Sequence[Partner]) -> list[str]:
    return [partner.id for partner in partners]
