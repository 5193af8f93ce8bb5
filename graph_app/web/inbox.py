"""`/inbox`: what contradicts itself or is missing, found by rules; each mended, or said to be right with a reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.changes.make import make_change
from graph_app.database.acknowledgements import Acknowledgement, acknowledge, take_back
from graph_app.errors import BadParameter, ChangeRefused, MatterMoved
from graph_app.inbox.looking import MOST_OF_A_RULE, Inbox, chosen, rules_of
from graph_app.inbox.looking import inbox as looked_at
from graph_app.inbox.matters import Matter
from graph_app.inbox.mending import edit_of
from graph_app.inbox.words import table as table_of
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows
from graph_app.vocabulary.severities import SEVERITIES
from graph_app.web.answers import Answer, address, explorer, page_of, truncated_sentence
from graph_app.web.inbox_shown import shown, shown_right
from graph_app.web.language import language
from graph_app.web.parameters import choice, day, whole_number
from graph_app.web.who import Signed, remember, signed, unsigned

blueprint = Blueprint("inbox", __name__)

PAGE = 30
MOST_BYTES = 20_000
KEPT = ("rule", "partner", "severity", "as_of", "page", "right_page", "lang")


@dataclass(frozen=True)
class Wanted:
    """The fields of the address."""

    rule: str
    partner: str
    severity: str
    as_of: date
    page: int
    right_page: int

    @property
    def anything(self) -> bool:
        return bool(self.rule or self.partner or self.severity)


@dataclass(frozen=True)
class Trouble:
    """What was sent for a matter and could not be done: its fields come back with what is wrong, or a sentence."""

    matter: str = ""
    way: str = ""
    signed: Signed | None = None
    refused: str = ""
    status: int = 200


@address(blueprint, "/inbox")
def inbox() -> Answer:
    """What is open, the worst first; PAGE on a page, and in a file as many as an answer may have."""
    return _answer(Trouble())


@blueprint.post("/inbox/right")
def say_right() -> AnyResponse:
    """Remembers that the matter `id` is right, with `who` and `why`; the filters of the page stand in the address."""
    matter, told = _sent("right")
    if isinstance(matter, Trouble):
        return page_of(_answer(matter))
    about = Acknowledgement(
        matter.id, matter.rule.name, matter.about, matter.digest, told.why, told.who, date.today().isoformat()
    )
    acknowledge(explorer().database, about)
    return remember(_back(), told.who)


@blueprint.post("/inbox/right/take-back")
def take_right_back() -> AnyResponse:
    request.max_content_length = MOST_BYTES
    take_back(explorer().database, request.form.get("id", ""))
    return _back()


@blueprint.post("/inbox/mend")
def mend() -> AnyResponse:
    """Makes the change that the rule of the matter `id` offers as `way`, with `who` and `why`.

    `seen` is the data version of the page: what was changed since, also where no rule looks, is looked at anew.
    """
    way = request.form.get("way", "")
    matter, told = _sent(way)
    if isinstance(matter, Trouble):
        return page_of(_answer(matter))
    try:
        edit = edit_of(explorer().database, matter, way, _seen())
        done = make_change(explorer().database, [edit], told.told("edit"))
    except ChangeRefused as problem:
        return page_of(_answer(Trouble(refused=problem.told_with(gettext), status=problem.status)))
    return remember(_back(saved=done.number), told.who)


def _sent(way: str) -> tuple[Matter | Trouble, Signed]:
    """The open matter that a form is about and who signs it; or what is wrong with the form."""
    request.max_content_length = MOST_BYTES
    told, id = signed(), request.form.get("id", "")
    found = looked_at(explorer(), _as_of()).find(id, request.form.get("digest", ""))
    if found is None:
        moved = MatterMoved()
        return Trouble(refused=moved.told_with(gettext), status=moved.status), told
    if told.problems:
        return Trouble(id, way, told, status=400), told
    return found, told


def _seen() -> int:
    """The data version of the page that the form stood on; 0 where it does not say."""
    text = request.form.get("seen", "")
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text, re.ASCII) else 0


def _back(**more: Any) -> AnyResponse:
    """To the page as it was: its own fields alone, so that nobody is led elsewhere."""
    fields: dict[str, Any] = {name: request.args[name] for name in KEPT if request.args.get(name)}
    return redirect(url_for("inbox.inbox", **fields, **more), 303)


def _as_of() -> date:
    return day("as_of") or date.today()


def _wanted() -> Wanted:
    names = [rule.name for rule in rules_of(explorer())]
    partner = request.args.get("partner", "").strip()
    return Wanted(
        choice("rule", names, "rule"),
        explorer().partner_named(partner).id if partner else "",
        choice("severity", SEVERITIES, "severity"),
        _as_of(),
        _number("page"),
        _number("right_page"),
    )


def _number(field: str) -> int:
    page = whole_number(field, "2")
    if page is not None and page < 1:
        raise BadParameter(field=field, value=str(page), type="whole number", example="2")
    return page or 1


def _answer(trouble: Trouble) -> Answer:
    snapshot, wanted = explorer().snapshot(), _wanted()
    found = looked_at(explorer(), wanted.as_of)
    of_partner = chosen(found.open, partner=wanted.partner)
    matters = chosen(of_partner, wanted.rule, severity=wanted.severity)
    limit = explorer().settings.row_limit
    data = request.path.endswith((".json", ".csv", ".xlsx"))
    told = matters[: limit if data else 0]
    table = table_of(told, len(matters) > limit, snapshot, language(), gettext("unknown"))
    values = {} if data else _values(found, of_partner, matters, snapshot, wanted, trouble)
    return Answer(
        snapshot.data_version,
        "inbox.html",
        values,
        _body(found, told, table, wanted) if request.path.endswith(".json") else {},
        table,
        table.truncated,
        lasting=False,
        status=trouble.status,
    )


def _values(
    found: Inbox, of_partner: list[Matter], matters: list[Matter], snapshot: Snapshot, wanted: Wanted, trouble: Trouble
) -> dict[str, Any]:
    counts = Counter(one.rule.name for one in chosen(of_partner, severity=wanted.severity))
    begin, begin_right = PAGE * (wanted.page - 1), PAGE * (wanted.right_page - 1)
    here = matters[begin : begin + PAGE]
    right = _right_chosen(found, wanted)
    rules = rules_of(explorer())
    return {
        "wanted": wanted,
        "snapshot": snapshot,
        "matters": shown(here, found.changed, snapshot),
        "count": len(matters),
        "pages": -(-len(matters) // PAGE),
        "rules": [(rule, counts[rule.name]) for rule in rules],
        "severities": SEVERITIES,
        "severity_counts": Counter(one.how.severity for one in chosen(of_partner, wanted.rule)),
        "right": shown_right(right[begin_right : begin_right + PAGE], explorer().queries, snapshot),
        "right_count": len(right),
        "right_pages": -(-len(right) // PAGE),
        "failed": [(explorer().query(name), told.told_with(gettext)) for name, told in found.looked.failed.items()],
        "cut": [explorer().query(name) for name in found.looked.cut],
        "most": MOST_OF_A_RULE,
        "trouble": trouble,
        "unsigned": unsigned(),
        "kept": {name: request.args[name] for name in KEPT if request.args.get(name)},
        "truncated": truncated_sentence() if len(matters) > explorer().settings.row_limit else "",
    }


def _right_chosen(found: Inbox, wanted: Wanted) -> list[tuple[Acknowledgement, Matter | None]]:
    """What was said to be right, by the same filters; what no rule finds any more has only its rule and its records."""
    return [
        (said, matter)
        for said, matter in found.right
        if (not wanted.rule or said.rule == wanted.rule)
        and (not wanted.severity or (matter is not None and matter.how.severity == wanted.severity))
        and (
            not wanted.partner
            or (wanted.partner in matter.ids("partner") if matter else f"partner {wanted.partner}" in said.about)
        )
    ]


def _body(found: Inbox, matters: Sequence[Matter], table: Rows, wanted: Wanted) -> dict[str, Any]:
    rows = [{**row, "values": matter.values} for row, matter in zip(table.records(), matters, strict=True)]
    return {
        "as_of": wanted.as_of.isoformat(),
        "rows": rows,
        "right": [{**vars(said), "found": matter is not None} for said, matter in _right_chosen(found, wanted)],
        "rules": [{"rule": rule.name, "severity": rule.inbox.severity} for rule in rules_of(explorer()) if rule.inbox],
        "failed": {name: told.told_with(gettext) for name, told in found.looked.failed.items()},
        "cut": list(found.looked.cut),
    }
