"""Where a partner was merged into another one, its old addresses lead to the one that stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from graph_app.changes.merges import merged_partners
from graph_app.errors import GraphAppError, UnknownPartner
from graph_app.partner_graph.snapshot import Partner
from graph_app.web.answers import explorer
from graph_app.web.saved_views import opened_view, texts_here

# Ids of one page that the log is asked for.
MOST_ASKED = 5
# What stands between ids in a field of an address: pin=hanoi:10:10, tie=hanoi~havana.
_BETWEEN = re.compile(r"([,:;~])")


def led_on(partner: str) -> AnyResponse | None:
    """To the same page of the partner that stays; None where the id that is unknown here was never merged.

    A saved view that names the old id is opened by what it says, with the new one.
    """
    stays = None
    if request.method in {"GET", "HEAD"} and request.endpoint:
        with suppress(GraphAppError):  # the error that is being told is enough
            stays = stands_for(partner)
    if stays is None or not request.endpoint:
        return None
    path = {name: _replaced(str(text), partner, stays.id) for name, text in (request.view_args or {}).items()}
    given = _fields()
    fields = {name: [_replaced(text, partner, stays.id) for text in texts] for name, texts in given.items()}
    if path == request.view_args and fields == given:
        return None
    if path.get("first") and path.get("first") == path.get("second"):  # both were the two of one merge
        return redirect(url_for("partners.partner", partner=stays.id, merged=partner))
    if request.endpoint == "partners.partner":
        fields["merged"] = [partner]
    address: dict[str, Any] = {**fields, **path}
    return redirect(url_for(request.endpoint, **address))


def stands_for(id: str) -> Partner | None:
    """The partner of an id, or the one that it was merged into; None where it is not on record at all."""
    snapshot = explorer().snapshot()
    return snapshot.find(id) or snapshot.find(merged_partners(explorer().database).get(id, ""))


def ids_of(partner: Partner) -> list[str]:
    """Its id, and those of partners that were merged into it: what is kept by id elsewhere is found by any of them."""
    snapshot = explorer().snapshot()
    into = merged_partners(explorer().database)
    return [partner.id, *(goes for goes, stays in into.items() if stays == partner.id and not snapshot.find(goes))]


def lead_on(missing: Sequence[str]) -> None:
    """UnknownPartner, which leads on, where one of the first ids that a page would pass over was merged."""
    for partner in missing[:MOST_ASKED]:
        if led_on(partner):
            raise UnknownPartner(partner=partner)


def _fields() -> dict[str, list[str]]:
    """Those of the address and of the saved view that it opens, but for what the path says and what is Flask's."""
    saved = None
    with suppress(GraphAppError):  # `view` is something else on other pages
        saved = opened_view()
    ours = {name: texts for name, texts in texts_here(saved, ("view",) if saved else ()).items() if name[:1] != "_"}
    return {name: texts for name, texts in ours.items() if name not in (request.view_args or {})}


def _replaced(text: str, partner: str, stays: str) -> str:
    return "".join(stays if part == partner else part for part in _BETWEEN.split(text))
