"""`/audit`: who signed in, was refused, asked, took along or was given what; for administrators."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, request

from graph_app.access.accounts import folded_name
from graph_app.access.audit import BEYOND, KINDS, Wanted
from graph_app.access.audit import audit as lines_of
from graph_app.language.moments import begin_of, end_of
from graph_app.records import Rows
from graph_app.web.answers import NO_DATA, Answer, address, explorer
from graph_app.web.asker import access
from graph_app.web.parameters import choice, day, whole_number

blueprint = Blueprint("audit", __name__)

PAGE = 100
_COLUMNS = ("number", "at", "person", "kind", "about", "address")


@address(blueprint, "/audit", endings=("json", "csv"), private=True)
def audit() -> Answer:
    """The newest first. A page holds PAGE lines, a file as many as an answer may have; `before` goes on from one."""
    person, kind = folded_name(request.args.get("person", "")), choice("kind", KINDS, "choice")
    since, until = day("since"), day("until")
    whole = request.path.endswith((".json", ".csv"))
    limit = explorer().settings.row_limit if whole else PAGE
    wanted = Wanted(person, kind, _from(since), _to(until), whole_number("before", "120") or BEYOND)
    found = lines_of(access().store, wanted, limit + 1)
    lines, more = found[:limit], len(found) > limit
    return Answer(
        NO_DATA,
        "audit.html",
        {"lines": lines, "kinds": KINDS, "older": lines[-1]["number"] if more else None}
        | {"wanted": wanted, "since": since, "until": until},
        {"rows": lines, "older": lines[-1]["number"] if more else None},
        Rows(_COLUMNS, [tuple(line[name] for name in _COLUMNS) for line in lines], whole and more),
        truncated=whole and more,
        lasting=False,
    )


def _from(day: date | None) -> str:
    return begin_of(day) if day else ""


def _to(day: date | None) -> str:
    return end_of(day) if day else ""
