"""`/network/views`: views of the network under a name, and short addresses for long ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from flask import Blueprint, Response, redirect, request, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.database.saved_views import SavedView, delete_view, save_view, saved_view, saved_views
from graph_app.errors import BadParameter, MissingParameter
from graph_app.language.formats import day_text
from graph_app.network_view import NAMES
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.view.address import address_text, view_of
from graph_app.web.answers import Answer, address, explorer, json_response
from graph_app.web.language import language
from graph_app.web.unfit import fit_line

blueprint = Blueprint("saved_views", __name__)

LONGEST_NAME = 120
MOST_BYTES = 1_000_000
MOST_FIELDS = 100_000
_COLUMNS = ("id", "name", "saved_on", "data_version", "partner_count", "fact_count", "href")


@address(blueprint, "/network/views")
def views() -> Answer:
    snapshot = explorer().snapshot()
    rows = [_row(snapshot, view) for view in saved_views(explorer().database)]
    return Answer(
        snapshot.data_version,
        "saved_views.html",
        {"rows": rows},
        {"rows": rows},
        Rows(_COLUMNS, [tuple(row[column] for column in _COLUMNS) for row in rows]),
        lasting=False,
    )


def _row(snapshot: Snapshot, view: SavedView) -> dict[str, Any]:
    return {**vars(view), "href": url_for("network.network", view=view.id), "since": since_saved(snapshot, view)}


@blueprint.post("/network/views")
def save() -> Response:
    """Takes {"state": "kind=City&…", "name": "…" or null}; answers the id and the address of the view."""
    request.max_content_length = MOST_BYTES
    told = _told()
    texts = _texts(told.get("state"))
    view_of(texts, NAMES)  # what cannot be opened is not kept
    snapshot = explorer().snapshot()
    counts = len(snapshot.partners), snapshot.fact_count
    saved = save_view(
        explorer().database,
        address_text(texts),
        _name(told.get("name")),
        date.today(),
        snapshot.data_version,
        counts,
    )
    return json_response({"ok": True, "id": saved, "href": url_for("network.network", view=saved)})


def _told() -> dict[str, Any]:
    """What was sent, as an object of JSON. BadParameter where it is none."""
    try:
        told = request.get_json()
        if not isinstance(told, dict):
            raise ValueError
        request.get_data().decode("utf-8")
    except (ValueError, RecursionError) as problem:
        raise BadParameter(field="body", value="…", type="object", example='{"state": "kind=City"}') from problem
    return told


def _texts(state: object) -> dict[str, list[str]]:
    if not isinstance(state, str):
        raise MissingParameter(field="state", type="string", example="kind=City")
    try:
        state.encode()
        return parse_qs(state, keep_blank_values=False, max_num_fields=MOST_FIELDS)
    except ValueError as problem:
        raise BadParameter(field="state", value=_begun(state), type="list", example="kind=City") from problem


def _name(given: object) -> str | None:
    if given is None:
        return None
    if not isinstance(given, str):
        raise BadParameter(field="name", value=_begun(str(given)), type="string", example=gettext("Aid 2020–2022"))
    name = fit_line("name", given, LONGEST_NAME)
    if not name:
        raise MissingParameter(field="name", type="string", example=gettext("Aid 2020–2022"))
    return name


def _begun(text: str) -> str:
    """The beginning of a text, with what no page could hold left out."""
    return text[:40].encode("utf-8", "replace").decode() + ("…" if len(text) > 40 else "")


@blueprint.post("/network/views/<view>/delete")
def delete(view: str) -> AnyResponse:
    delete_view(explorer().database, view)
    return redirect(url_for("saved_views.views"), 303)


def opened_view() -> SavedView | None:
    """The saved view that this request's address opens, if it names one."""
    wanted = request.args.get("view", "").strip()
    return saved_view(explorer().database, wanted) if wanted else None


def texts_here(saved: SavedView | None, besides: Sequence[str] = ()) -> dict[str, list[str]]:
    """The fields of this request's address; what it says beside the id of a saved view goes before what was saved.

    Without those that the asking page has for itself (`besides`) and that are no part of a view.
    """
    given = {field: texts for field, texts in request.args.to_dict(flat=False).items() if field not in besides}
    return {**parse_qs(saved.state), **given} if saved else given


def since_saved(snapshot: Snapshot, view: SavedView) -> str:
    """What has come to the data since a view was saved."""
    if snapshot.data_version == view.data_version:
        return str(gettext("The data is as it was then."))
    facts = snapshot.fact_count - view.fact_count
    partners = len(snapshot.partners) - view.partner_count
    changes = [
        (facts, ngettext("%(num)s fact", "%(num)s facts", abs(facts))),
        (partners, ngettext("%(num)s partner", "%(num)s partners", abs(partners))),
    ]
    told = ", ".join(f"{'+' if number > 0 else '−'}{words}" for number, words in changes if number)
    if not told:
        return str(gettext("The data has changed since, not in number."))
    return str(gettext("The data has changed since: %(changes)s.", changes=told))


def saved_sentence(snapshot: Snapshot, view: SavedView) -> str:
    """How the page tells of the saved view that it shows."""
    day = day_text(view.saved_on, language())
    if view.name is None:
        return str(gettext("Saved on %(day)s.", day=day)) + " " + since_saved(snapshot, view)
    return str(gettext("Saved as “%(name)s” on %(day)s.", name=view.name, day=day)) + " " + since_saved(snapshot, view)
