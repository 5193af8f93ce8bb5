"""`?saved=12`: the page of a record says that a change of it was saved, if the log knows of one."""

from __future__ import annotations

from flask import request

from graph_app.changes.change import EDITS_PER_PART
from graph_app.changes.log import change_of_number, edits_from
from graph_app.errors import GraphAppError
from graph_app.web.answers import explorer

_OF = {"partners.partner": "partner", "sources.source": "source"}
_MOST = 10**15


def saved_change() -> int | None:
    """The number in the address where that change is one of the record on this page and stands; else None."""
    number = request.args.get("saved", type=int)
    what = _OF.get(request.endpoint or "")
    if number is None or what is None or not 0 < number < _MOST:
        return None
    id = str((request.view_args or {})[what])
    try:
        found = change_of_number(explorer().database, number)
        edits = edits_from(explorer().database, number, 0, EDITS_PER_PART)
    except GraphAppError:  # a page without this sentence is a page still
        return None
    touches = any((edit.what, edit.id) == (what, id) or (what == "partner" and id in edit.partners) for edit in edits)
    return number if touches and found.kind != "undo" and found.undone_by is None else None
