"""`/network/between`: what lies between chosen partners, as a page, as data, and as a fragment for the panel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, request, url_for

from graph_app.analytics.between import Between, Route, record, table
from graph_app.drawing.picture import edge_id
from graph_app.errors import TooFewPartners
from graph_app.language.texts import Text
from graph_app.network_view import NAMES, part_of
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.partner_graph.steps import Step, TieOfType
from graph_app.view.address import view_of
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.saved_views import opened_view, texts_here

blueprint = Blueprint("between", __name__)

# So many of what is shared are seen at once; the others open on a click.
LISTED = 12


@address(blueprint, "/network/between")
def between() -> Answer:
    """The page; with fewer than two partners it is the form that asks for them."""
    try:
        return _answer("between.html")
    except TooFewPartners:
        if request.path.endswith((".json", ".csv", ".xlsx")):
            raise
        return _form()


@address(blueprint, "/network/between/panel", endings=())
def between_panel() -> Answer:
    return _answer("between_panel.html")


def part() -> Snapshot:
    """The part of the network that the address's view shows."""
    view = view_of(texts_here(opened_view()), NAMES)
    return part_of(explorer(), view)[1].part


def _given() -> list[str]:
    """The texts that name partners: repeated, or with commas between."""
    texts = (text.strip() for value in request.args.getlist("partner") for text in value.split(","))
    return [text for text in texts if text]


def _form() -> Answer:
    given = list({partner.id: partner for partner in map(explorer().partner_named, _given())}.values())
    return Answer(explorer().snapshot().data_version, "between.html", _form_values(given) | {"found": None})


def _form_values(chosen: list[Partner]) -> dict[str, Any]:
    return {
        "chosen": chosen,
        "kept": _kept(),
        "full": len(chosen) >= explorer().settings.chosen_limit,
        "without": lambda partner: _here(other for other in chosen if other != partner),
    }


def _answer(template: str) -> Answer:
    chosen = explorer().chosen(_given())
    seen = part()
    found = explorer().between(seen, chosen)
    hidden = [partner for partner in chosen if not seen.find(partner.id)]
    truncated = found.more_shared or found.more_shortest
    return Answer(
        seen.data_version,
        template,
        _form_values(chosen) | _found_values(found) | {"hidden": hidden, "seen": seen, "whole": explorer().snapshot()},
        record(found) | {"hidden": [partner.id for partner in hidden]},
        table(found),
        truncated,
    )


def _found_values(found: Between) -> dict[str, Any]:
    return {
        "found": found,
        "listed": LISTED,
        "shared_truncated": truncated_sentence() if found.more_shared else "",
        "path_limit": explorer().settings.path_limit,
        "same_as": lambda route: found.shortest.index(route) + 1 if route in found.shortest else None,
        "apart": [group for group in found.groups if len(found.groups) > 1],
        "on_map": _on_map,
        "here": _here,
        "tie_address": _tie_address,
        "tie_id": lambda tie: edge_id(tie.source.id, tie.target.id, tie.type.name),
        "caption": _caption,
        "along": _along,
    }


def _along(routes: Iterable[Route]) -> list[Partner]:
    """Everyone on some routes, each once."""
    return list(dict.fromkeys(end for route in routes for step in route for end in (step.partner, step.other)))


def _kept() -> dict[str, list[str]]:
    """What else the address says: the filters and the view, which links take along."""
    return {name: values for name, values in request.args.lists() if name not in {"partner", "lang"}}


def _with_kept(endpoint: str, **more: str) -> str:
    """An address with all that is kept. Built by hand: to url_for some names of parameters would be orders."""
    return f"{url_for(endpoint)}?{urlencode({**_kept(), **more}, doseq=True, safe=',~')}"


def _here(partners: Iterable[Partner]) -> str:
    return _with_kept("between.between", partner=_joined(partners))


def _on_map(partners: Iterable[Partner]) -> str:
    """The map with these partners alone."""
    return _with_kept("network.network", focus=_joined(partners), hops="0")


def _tie_address(tie: TieOfType) -> str:
    """The map with the ledger of a line open."""
    return _with_kept("network.network", tie=edge_id(tie.source.id, tie.target.id, tie.type.name))


def _joined(partners: Iterable[Partner]) -> str:
    return ",".join(partner.id for partner in partners)


def _caption(step: Step, tie: TieOfType) -> Text:
    """What a tie is, read along the step. Who was the host of several meetings differs, so none is named."""
    return tie.type.caption if tie.type.directed and tie.source == step.partner else tie.type.backward
