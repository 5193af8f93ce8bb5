"""`/duplicates`: pairs of partners that are perhaps one, with reasons; those that somebody said are two stand below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from graph_app.database.held_apart import held_apart
from graph_app.duplicates.pairs import Pair, pairs
from graph_app.duplicates.table import chosen, record, table
from graph_app.errors import BadParameter, MissingParameter
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.duplicate_reasons import duplicate_reasons
from graph_app.web.parameters import choice, whole_number

blueprint = Blueprint("duplicates", __name__)

PAGE = 40


@address(blueprint, "/duplicates")
def duplicates() -> Answer:
    """`?kind=City&country=LA&least=40` chooses among them; `show` says how many a page holds."""
    snapshot = explorer().snapshot()
    apart = held_apart(explorer().database)
    known = {(each.first, each.second) for each in apart}
    proposed = chosen(proposed_pairs(snapshot), known)
    kind, country, least = choice("kind", KIND_BY_NAME, "kind of partner"), _country(snapshot), _least()
    found = chosen(proposed, known, kind, country, least)
    limit, show = explorer().settings.row_limit, _show()
    rows = table(found, limit)
    return Answer(
        snapshot.data_version,
        "duplicates.html",
        {"rows": found[:show], "count": len(found), "all": len(proposed), "show": show, "page_size": PAGE}
        | {"apart": [(snapshot.find(each.first), snapshot.find(each.second), each) for each in apart]}
        | {"wanted_kind": kind, "wanted_country": country, "least": least, "countries": _countries(proposed)}
        | {"reasons": duplicate_reasons, "truncated": truncated_sentence() if rows.truncated else ""},
        {"rows": _records(found[:limit]), "held_apart": [vars(each) for each in apart[:limit]]},
        rows,
        rows.truncated,
        lasting=False,
    )


@blueprint.get("/duplicates/compare")
def compare() -> AnyResponse:
    """Leads to the page of any two partners: `?first=&second=` by id or name."""
    ids = []
    for field in ("first", "second"):
        if not request.args.get(field, "").strip():
            raise MissingParameter(field=field, type="partner", example="vientiane")
        ids.append(explorer().partner_named(request.args[field].strip()).id)
    return redirect(url_for("merge.two", first=ids[0], second=ids[1]))


def proposed_pairs(snapshot: Snapshot) -> list[Pair]:
    """All pairs of the data version, found once for it."""
    graph = explorer().simple_graph(snapshot)
    return explorer().kept(snapshot, ("duplicates",), lambda: pairs(snapshot, graph))


def _records(found: Sequence[Pair]) -> list[dict[str, Any]]:
    """With the reasons in words; the page tells those that it shows by itself."""
    if not request.path.endswith(".json"):
        return []
    return [{**record(pair), "reasons": duplicate_reasons(pair)} for pair in found]


def _country(snapshot: Snapshot) -> str:
    known = {partner.country for partner in snapshot.partners if partner.country}
    return choice("country", sorted(known), "country")


def _countries(found: Sequence[Pair]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for pair in found:
        for country in {pair.first.country, pair.second.country} - {None}:
            counts[str(country)] = counts.get(str(country), 0) + 1
    return counts


def _least() -> int:
    least = whole_number("least", "40") or 0
    if not 0 <= least <= 100:
        raise BadParameter(field="least", value=str(least), type="whole number", example="40")
    return least


def _show() -> int:
    count = whole_number("show", str(PAGE)) or PAGE
    if count < 1:
        raise BadParameter(field="show", value=str(count), type="whole number", example=str(PAGE))
    return min(count, explorer().settings.row_limit)
