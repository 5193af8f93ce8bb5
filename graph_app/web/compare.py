"""`/network/compare`: two periods side by side, what came, went and stayed, and who moved in rank and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from flask import Blueprint, request
from flask_babel import gettext

from graph_app.analytics.comparison import RANKED, Comparison, compared
from graph_app.analytics.metrics import Metric
from graph_app.analytics.rank_moves import Move
from graph_app.errors import BadRequest
from graph_app.partner_graph.filters import Filter, facets, filtered
from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.tie_changes import TieChange
from graph_app.records import Rows
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.comparison_shown import shown
from graph_app.web.parameters import choice, several
from graph_app.web.periods import boxes, presets, two_periods

blueprint = Blueprint("compare", __name__)

_COLUMNS = ("state", "source", "target", "type", "facts_before", "facts_after", "facts_either")


@address(blueprint, "/network/compare")
def compare() -> Answer:
    whole = explorer().snapshot()
    offered, metric = facets(whole), _metric()
    wanted = _filter(offered.countries)
    form = {"facets": offered, "filter": wanted, "metric": metric, "metrics": RANKED, "presets": presets(offered)}
    try:
        periods = two_periods(offered)
    except BadRequest as error:
        if _is_data():
            raise
        return _form_again(whole, form, error)
    found = compared(filtered(whole, wanted).snapshot, *periods, metric, explorer().settings.exact_partners)
    return _answer(whole, form, found, periods)


def _metric() -> Metric:
    named = {metric.name: metric for metric in RANKED}
    return named[choice("metric", named, "metric", "degree")]


def _filter(countries: Collection[str]) -> Filter:
    """Which part of the network is compared; facts of all years and of unknown day are in it."""
    return Filter(
        kinds=several("kind", KIND_BY_NAME, "kind of partner"),
        types=several("type", TYPE_BY_NAME, "relationship type"),
        countries=frozenset(filter(None, [choice("country", countries, "country")])),
    )


def _is_data() -> bool:
    return request.path.endswith((".json", ".csv"))


def _form_again(whole: Snapshot, form: dict[str, Any], error: BadRequest) -> Answer:
    """The form as it was sent, with the sentence at the field that is wrong."""
    texts = {field: boxes(field) for field in ("before", "after")}
    wrong = {error.facts["field"]: error.told_with(gettext)}
    return Answer(whole.data_version, "compare.html", {**form, "boxes": texts, "wrong": wrong}, status=error.status)


def _answer(whole: Snapshot, form: dict[str, Any], found: Comparison, periods: tuple[Period, Period]) -> Answer:
    limit = explorer().settings.row_limit
    rows = [_row(found, tie) for tie in found.ties[:limit]]
    said = {"before": str(periods[0]), "after": str(periods[1]), "metric": form["metric"].name}
    values = {"boxes": {of: [one.first, one.last] for of, one in zip(("before", "after"), periods, strict=True)}}
    return Answer(
        whole.data_version,
        "compare.html",
        {**form, **values, "wrong": {}} | ({} if _is_data() else shown(found, periods, form["metric"])),
        {**said, "estimated": found.estimated, "counts": asdict(found.counts), "rows": rows}
        | {"ranks": [_rank(found, move) for move in found.moves[:limit]]},
        Rows(_COLUMNS, [tuple(row[column] for column in _COLUMNS) for row in rows], len(found.ties) > limit),
        len(found.ties) > limit or len(found.moves) > limit,
    )


def _row(found: Comparison, tie: TieChange) -> dict[str, Any]:
    return {
        "state": tie.state,
        "source": found.both.partners[tie.source].id,
        "target": found.both.partners[tie.target].id,
        "type": RELATIONSHIP_TYPES[tie.type].name,
        "facts_before": tie.before,
        "facts_after": tie.after,
        "facts_either": tie.either,
    }


def _rank(found: Comparison, move: Move) -> dict[str, Any]:
    def ids(places: Collection[int]) -> list[str]:
        return [found.both.partners[place].id for place in places]

    return {
        "id": found.both.partners[move.partner].id,
        "rank_before": move.before.place if move.before else None,
        "rank_after": move.after.place if move.after else None,
        "value_before": move.before.value if move.before else None,
        "value_after": move.after.value if move.after else None,
        "gained": ids(move.gained),
        "lost": ids(move.lost),
        "more_facts": ids(move.more),
        "fewer_facts": ids(move.fewer),
    }
