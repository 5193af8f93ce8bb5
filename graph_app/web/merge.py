"""`/duplicates/<first>/<second>`: two partners side by side; merging them, or saying that they are two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.changes.change import Change
from graph_app.changes.edits import Record
from graph_app.changes.log import record_now
from graph_app.changes.make import make_change
from graph_app.changes.merges import about_merge, merge_of
from graph_app.database.held_apart import hold_apart, let_go
from graph_app.duplicates.merging import facts_of, merge_edits
from graph_app.duplicates.table import record
from graph_app.errors import (
    AlreadyMerged,
    BadParameter,
    ChangedMeanwhile,
    ChangeRefused,
    MergeOutdated,
    MergeWithItself,
    StillUsed,
    UnknownPartner,
)
from graph_app.records import Rows, Value
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.duplicate_reasons import duplicate_reasons
from graph_app.web.two_partners import Two, chosen, counts, facts_of_two, proposal, shown
from graph_app.web.who import Signed, remember, signed, unsigned

blueprint = Blueprint("merge", __name__)

MOST_BYTES = 200_000
_COLUMNS = ("property", "stays", "goes", "differs")


@address(blueprint, "/duplicates/<first>/<second>", endings=("json", "csv"))
def two(first: str, second: str) -> Answer:
    """`?stays=` names the one that stays, by its id; without it the one with more facts does."""
    found = _two(first, second, request.args.get("stays", ""))
    snapshot = explorer().snapshot()
    proposed = proposal(snapshot, found)
    rows = Rows(_COLUMNS, [(each.name, _one(each.stays), _one(each.goes), each.differs) for each in found.fields])
    return Answer(
        snapshot.data_version,
        "merge.html",
        shown(found, snapshot, unsigned()),
        {"stays": found.ids[0], "goes": found.ids[1], "fields": rows.records(), "facts": counts(found)}
        | {"proposed": {**record(proposed), "reasons": duplicate_reasons(proposed)} if proposed else None}
        | {"alike": [[own["id"], other["id"]] for own, other in found.alike]}
        | {"between": [fact["id"] for fact in found.between], "seen": found.seen},
        rows,
        lasting=False,
    )


@blueprint.post("/duplicates/<first>/<second>")
def merge(first: str, second: str) -> AnyResponse:
    """Takes `stays` (an id), `keep.<property>` (stays, goes, both), `drop_between`, who, why and the page's `seen`."""
    request.max_content_length = MOST_BYTES
    found, told = _two(first, second, request.form.get("stays", "")), signed()
    if told.problems:
        return _again(found, told, "", 400)
    try:
        done = _merged(found, told)
    except (ChangedMeanwhile, StillUsed) as problem:  # mostly, somebody wrote between our reading and our writing
        again = _two(first, second, request.form.get("stays", ""))
        outdated = MergeOutdated() if again.seen != found.seen else problem
        return _again(again, told, outdated.told_with(gettext), 409)
    except ChangeRefused as problem:
        return _again(found, told, problem.told_with(gettext), problem.status)
    return remember(redirect(url_for("partners.partner", partner=found.ids[0], saved=done.number), 303), told.who)


def _merged(found: Two, told: Signed) -> Change:
    if request.form.get("seen") != found.seen:
        raise MergeOutdated()
    drop_between = request.form.get("drop_between") == "yes"
    edits = merge_edits(found.stays, found.goes, found.facts, chosen(found), drop_between)
    stays, goes = found.ids
    return make_change(explorer().database, edits, told.told("merge", about_merge(goes, stays)))


@blueprint.post("/duplicates/<first>/<second>/apart")
def keep_apart(first: str, second: str) -> AnyResponse:
    """Remembers that these are two: who says so, and why."""
    request.max_content_length = MOST_BYTES
    found, told = _two(first, second, ""), signed()
    if told.problems:
        return _again(found, told, "", 400)
    hold_apart(explorer().database, first, second, told.who, told.why, date.today())
    return remember(redirect(url_for("duplicates.duplicates", _anchor="apart"), 303), told.who)


@blueprint.post("/duplicates/<first>/<second>/let-go")
def take_back(first: str, second: str) -> AnyResponse:
    let_go(explorer().database, first, second)
    return redirect(url_for("duplicates.duplicates"), 303)


def _two(first: str, second: str, wanted: str) -> Two:
    """The one that stays first. MergeWithItself, UnknownPartner; for a form AlreadyMerged where one is gone by now."""
    if first == second:
        raise MergeWithItself(partner=first)
    if wanted not in ("", first, second):
        raise BadParameter(field="stays", value=wanted, type="choice", example=f"{first}, {second}")
    one, other = _partner(first), _partner(second)
    facts = facts_of_two(first, second)
    more = len(facts_of(facts, other)) > len(facts_of(facts, one))
    return Two(other, one, facts) if wanted == second or (more and not wanted) else Two(one, other, facts)


def _partner(id: str) -> Record:
    found = record_now(explorer().database, "partner", id)
    if found is not None:
        return found
    merge = merge_of(explorer().database, id) if request.method == "POST" else None
    if merge is None:
        raise UnknownPartner(partner=id)
    raise AlreadyMerged(partner=id, stays=merge.stays, who=merge.who, number=merge.number)


def _again(found: Two, told: Signed, refused: str, status: int) -> AnyResponse:
    """The page once more, with what was chosen and what is wrong."""
    snapshot = explorer().snapshot()
    values = shown(found, snapshot, told, refused)
    page = render_template("merge.html", data_version=snapshot.data_version, **values)
    return Response(page, status, content_type="text/html; charset=utf-8")


def _one(values: Sequence[Value]) -> Value:
    """One property's value, or those of several with ; between them."""
    return values[0] if len(values) == 1 else "; ".join(str(value) for value in values if value is not None)
