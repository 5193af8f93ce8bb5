"""`/duplicates`: pairs of partners that are perhaps one, with reasons; those that somebody said are two stand below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from graph_app.database.held_apart import held_apart
from graph_app.duplicates.pairs import Pair, pairs
from graph_app.errors import BadParameter, MissingParameter
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.duplicate_reasons import duplicate_reasons
from graph_app.web.parameters import choice, whole_number

blueprint = Blueprint("duplicates", __name__)

PAGE = 40
COLUMNS = (
    *("first", "second", "score", "first_name", "second_name", "way", "likeness", "alias", "same_country"),
    *("common", "facts_between"),
)


@address(blueprint, "/duplicates")
def duplicates() -> Answer:
    """`?kind=City&country=LA&least=40` chooses among them; `show` says how many a page holds."""
    snapshot = explorer().snapshot()
    apart = held_apart(explorer().database)
    known = {(each.first, each.second) for each in apart}
    proposed = [pair for pair in proposed_pairs(snapshot) if pair.ids not in known]
    kind, country, least = choice("kind", KIND_BY_NAME, "kind of partner"), _country(snapshot), _least()
    chosen = [
        pair
        for pair in proposed
        if pair.score >= least
        and (not kind or pair.first.kind == kind)
        and (not country or country in (pair.first.country, pair.second.country))
    ]
    limit, show = explorer().settings.row_limit, _show()
    table = Rows(COLUMNS, [tuple(record(pair).values()) for pair in chosen[:limit]], len(chosen) > limit)
    return Answer(
        snapshot.data_version,
        "duplicates.html",
        {"rows": chosen[:show], "count": len(chosen), "all": len(proposed), "show": show, "page_size": PAGE}
        | {"apart": [(snapshot.find(each.first), snapshot.find(each.second), each) for each in apart]}
        | {"wanted_kind": kind, "wanted_country": country, "least": least, "countries": _countries(proposed)}
        | {"reasons": duplicate_reasons, "truncated": truncated_sentence() if table.truncated else ""},
        {"rows": _records(chosen[:limit]), "held_apart": [vars(each) for each in apart[:limit]]},
        table,
        table.truncated,
        lasting=False,
    )


@blueprint.get("/duplicates/compare")
def compare() -> AnyResponse:
    """Leads to the page of any two partners: `?first=&second=` by id or name."""
    chosen = []
    for field in ("first", "second"):
        if not request.args.get(field, "").strip():
            raise MissingParameter(field=field, type="partner", example="vientiane")
        chosen.append(explorer().partner_named(request.args[field].strip()).id)
    return redirect(url_for("merge.two", first=chosen[0], second=chosen[1]))


def proposed_pairs(snapshot: Snapshot) -> list[Pair]:
    """All pairs of the data version, found once for it."""
    graph = explorer().simple_graph(snapshot)
    return explorer().kept(snapshot, ("duplicates",), lambda: pairs(snapshot, graph))


def record(pair: Pair) -> dict[str, Any]:
    """A pair for JSON and CSV."""
    values = (
        *(pair.first.id, pair.second.id, pair.score, pair.names.first, pair.names.second, pair.names.way),
        *(round(pair.names.likeness, 1), pair.names.alias, pair.same_country),
        *([partner.id for partner in pair.common], pair.between),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _records(chosen: Sequence[Pair]) -> list[dict[str, Any]]:
    """With the reasons in words; the page tells those that it shows by itself."""
    if not request.path.endswith(".json"):
        return []
    return [{**record(pair), "reasons": duplicate_reasons(pair)} for pair in chosen]


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
