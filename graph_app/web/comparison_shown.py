"""What the page of two periods shows: pictures, tables of ties, and reasons for moves in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext

from graph_app.analytics.comparison import Comparison
from graph_app.analytics.metrics import TIES_BY_FACTS, Metric
from graph_app.analytics.rank_moves import Move
from graph_app.drawing.network_svg import network_svg
from graph_app.drawing.picture import edge_id
from graph_app.drawing.two_periods import LOOKS, tie_legend, two_pictures
from graph_app.language.formats import number_text
from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.tie_changes import STATES, State, TieChange
from graph_app.view.address import canonical
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web.answers import explorer
from graph_app.web.language import language
from graph_app.web.saved_views import opened_view, texts_here

LABELLED = 14
# Of each table on the page; the data have up to GRAPH_APP_ROW_LIMIT.
LISTED = 200
NAMED = 6
# What the page of two periods asks for beside the view.
OWN_FIELDS = ("before", "after", "metric")


def shown(found: Comparison, periods: tuple[Period, Period], metric: Metric) -> dict[str, Any]:
    """The values of the template."""
    picture = explorer().overview(found.both, language())
    sides = [
        {"period": of, "svg": network_svg(drawn, LABELLED), "facts": facts, "href": _network_address(of)}
        for of, drawn, facts in zip(
            periods,
            two_pictures(picture, found.both, found.ties),
            (found.counts.before, found.counts.after),
            strict=True,
        )
    ]
    return {
        "comparison": found,
        "sides": sides,
        "legend": tie_legend(found.ties),
        "not_drawn": "" if len(picture.nodes) == len(found.both.partners) else _limit_sentence(len(picture.nodes)),
        "states": [_state(found, state) for state in STATES],
        "moves": [_move(found, move, metric) for move in found.moves[:LISTED]],
        "listed": LISTED,
    }


def _network_address(of: Period) -> str:
    """The network page on one of the periods, with the same filters."""
    besides = (*OWN_FIELDS, "from", "to", "undated")
    kept = canonical(texts_here(opened_view(), besides))
    period = [("from", str(of.first)), ("to", str(of.last)), ("undated", "no")]
    return url_for("network.network") + "?" + urlencode([*kept, *period])


def _limit_sentence(drawn: int) -> str:
    return str(
        gettext(
            "The picture stops at %(limit)s partners, those with the most ties first. "
            "The administrator can raise GRAPH_APP_NODE_LIMIT.",
            limit=number_text(drawn, language()),
        )
    )


def _state(found: Comparison, state: State) -> dict[str, Any]:
    ties = [tie for tie in found.ties if tie.state == state]
    return {
        "name": state,
        "look": LOOKS[state],
        "count": len(ties),
        "rows": [_tie(found, tie) for tie in ties[:LISTED]],
    }


def _tie(found: Comparison, tie: TieChange) -> dict[str, Any]:
    source, target = found.both.partners[tie.source], found.both.partners[tie.target]
    of = RELATIONSHIP_TYPES[tie.type]
    ledger = url_for("network.network", tie=edge_id(source.id, target.id, of.name))
    return {"source": source, "target": target, "type": of, "tie": tie, "href": ledger}


def _move(found: Comparison, move: Move, metric: Metric) -> dict[str, Any]:
    by_facts = metric.direction is TIES_BY_FACTS
    pieces = [
        _piece(gettext("New ties"), found, move.gained),
        _piece(gettext("Lost ties"), found, move.lost),
        _piece(gettext("More facts with"), found, move.more if by_facts else {}),
        _piece(gettext("Fewer facts with"), found, move.fewer if by_facts else {}),
    ]
    told = [piece for piece in pieces if piece["partners"]]
    return {
        "partner": found.both.partners[move.partner],
        "move": move,
        "pieces": told,
        "others": _others_sentence(move, bool(told)),
    }


def _piece(caption: str, found: Comparison, others: Collection[int]) -> dict[str, Any]:
    named = [found.both.partners[place] for place in list(others)[:NAMED]]
    return {"caption": caption, "partners": named, "more": len(others) - len(named)}


def _others_sentence(move: Move, own: bool) -> str:
    """What the ties of others did, where the partner's own do not account for its move."""
    if move.places is None:
        return ""
    if move.places < 0 <= move.change:
        return str(gettext("Others rose more."))
    if move.change <= 0 < move.places:
        return str(gettext("Others fell more."))
    return "" if own else str(gettext("Its own ties stayed; those of others made the difference."))
