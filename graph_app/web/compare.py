"""`/network/compare`: two periods side by side, what came, went and stayed, and who moved in rank and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, request
from flask_babel import gettext

from graph_app.analytics.comparison import RANKED, Comparison, compared
from graph_app.analytics.metrics import Metric
from graph_app.analytics.rank_moves import Move
from graph_app.errors import BadRequest
from graph_app.network_view import NAMES, part_of
from graph_app.partner_graph.facets import facets
from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.tie_changes import TieChange
from graph_app.records import Rows
from graph_app.view.address import canonical, view_of
from graph_app.view.state import View
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.comparison_shown import OWN_FIELDS, shown
from graph_app.web.parameters import choice
from graph_app.web.periods import boxes, presets, two_periods
from graph_app.web.saved_views import opened_view, texts_here

blueprint = Blueprint("compare", __name__)

# What of the view the form of this page holds itself.
FORM_FIELDS = ("kind", "type", "country")

_COLUMNS = ("state", "source", "target", "type", "facts_before", "facts_after", "facts_either")


@address(blueprint, "/network/compare")
def compare() -> Answer:
    whole = explorer().snapshot()
    offered, metric = facets(whole), _metric()
    texts = texts_here(opened_view(), OWN_FIELDS)
    view = view_of(texts, NAMES)
    kept = [pair for pair in canonical(texts) if pair[0] not in (*FORM_FIELDS, "from", "to", "undated")]
    form = {"facets": offered, "filter": view.filter, "metric": metric, "metrics": RANKED, "kept": kept}
    form |= {"presets": presets(offered)}
    try:
        periods = two_periods(offered)
    except BadRequest as error:
        if _is_data():
            raise
        return _form_again(whole, form, error)
    found = compared(_part(view), *periods, metric, explorer().settings.exact_partners)
    return _answer(whole, form, found, periods)


def _metric() -> Metric:
    named = {metric.name: metric for metric in RANKED}
    return named[choice("metric", named, "metric", "degree")]


def _part(view: View) -> Snapshot:
    """What of the network is compared: all that a view shows, whatever the day of its facts."""
    any_day = replace(view.filter, year_from=None, year_to=None, undated=True)
    return part_of(explorer(), replace(view, filter=any_day))[1].part


def _is_data() -> bool:
    return request.path.endswith((".json", ".csv", ".xlsx"))


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
