"""`/changes`, `/changes/<number>`: who changed what, when and why, before and after; and taking a change back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, Response, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.changes.change import Change
from graph_app.changes.edits import Edit
from graph_app.changes.log import (
    BEYOND,
    Asked,
    change_of_number,
    changes,
    edits_from,
    edits_of_small,
    edits_one_by_one,
    partners_of,
)
from graph_app.changes.undo import undo
from graph_app.errors import (
    AlreadyUndone,
    ChangeRefused,
    DeletedLater,
    LaterChange,
    UnknownChange,
    UnknownPartner,
    UsedLater,
)
from graph_app.explorer import Explorer
from graph_app.exports.workbook import Note
from graph_app.language.moments import begin_of, end_of
from graph_app.records import Rows, Stream, Value
from graph_app.web.answers import Answer, address, explorer, page_of
from graph_app.web.change_words import Around, EditShown, changed_values, edit_shown, way_of
from graph_app.web.parameters import day, whole_number
from graph_app.web.query_files import csv_response, cut_sentence, xlsx_response
from graph_app.web.who import Signed, remember, signed, unsigned

blueprint = Blueprint("changes", __name__)

PAGE = 50
# Most records of a change whose titles stand in the list: a fact, and the source that was made with it.
TITLED = 2
COLUMNS = (
    *("number", "at", "who", "why", "kind", "about", "data_version", "edit_count", "made", "changed", "deleted"),
    *("undoes", "undone_by"),
)
EDIT_COLUMNS = ("place", "what", "id", "way", "property", "before", "after")


@dataclass(frozen=True)
class Wanted:
    """The fields of the address as they were given, to be shown again."""

    partner: str
    who: str
    since: date | None
    until: date | None

    @property
    def anything(self) -> bool:
        return bool(self.partner or self.who or self.since or self.until)


@dataclass(frozen=True)
class Refusal:
    """Why a change was not undone: `way_out` is the number of a later change, `in_use` the address of what is used."""

    sentence: str
    way_out: int | None
    in_use: str


@address(blueprint, "/changes")
def log() -> Answer:
    """The newest first. A page holds PAGE of them, a file as many as an answer may have."""
    snapshot = explorer().snapshot()
    wanted = Wanted(_touching(), request.args.get("who", "").strip(), day("since"), day("until"))
    asked = Asked(
        touching=wanted.partner,
        who=wanted.who,
        since=begin_of(wanted.since) if wanted.since else "",
        until=end_of(wanted.until) if wanted.until else "",
        before=whole_number("before", "120") or BEYOND,
        version=whole_number("version", "12") or BEYOND,
    )
    whole = request.path.endswith((".json", ".csv", ".xlsx"))
    found = changes(explorer().database, asked, explorer().settings.row_limit if whole else PAGE)
    older = (
        found[-1].number if found and changes(explorer().database, replace(asked, before=found[-1].number), 1) else 0
    )
    table = Rows(COLUMNS, [tuple(asdict(each)[name] for name in COLUMNS) for each in found], whole and bool(older))
    return Answer(
        snapshot.data_version,
        "changes.html",
        {"changes": found, "wanted": wanted, "older": older, "snapshot": snapshot, "up_to_version": asked.version}
        | {"partners": {} if whole else partners_of(explorer().database, found), "beyond": BEYOND}
        | {"titled": {} if whole else _titled(found)},
        {"rows": [asdict(each) for each in found], "older": older or None},
        table,
        table.truncated,
    )


def _titled(found: Sequence[Change]) -> dict[int, list[EditShown]]:
    """The records of changes of one or two, by number: what was made or changed, where its partners do not say it."""
    edits = edits_of_small(explorer().database, found, TITLED)
    known = around([edit for own in edits.values() for edit in own])
    return {
        number: [edit_shown(edit, place, known) for place, edit in enumerate(own, 1) if not _is_partner(edit, known)]
        for number, own in edits.items()
    }


def _is_partner(edit: Edit, known: Around) -> bool:
    """Whether it is of a partner on record, whom the row names anyway."""
    return edit.what == "partner" and known.snapshot.find(edit.id) is not None


def _touching() -> str:
    """The id of the partner that the address names; one that is gone is still in the log."""
    text = request.args.get("partner", "").strip()
    if not text:
        return ""
    try:
        return explorer().partner_named(text).id
    except UnknownPartner:
        if changes(explorer().database, Asked(touching=text), 1):
            return text
        raise


@address(blueprint, "/changes/<number>", endings=("json",))
def change(number: str) -> Answer:
    """One change with its edits, PAGE at a time. Not kept, because the form knows the reader's name."""
    return _answer(_found(number), unsigned())


@blueprint.get("/changes/<number>.csv")
def change_csv(number: str) -> Response:
    found = _found(number)
    opened, asked = _streamed, explorer()
    return _named(csv_response(lambda: opened(asked, found)), found, "csv")


@blueprint.get("/changes/<number>.xlsx")
def change_xlsx(number: str) -> Response:
    found = _found(number)
    return _named(
        xlsx_response(_streamed(explorer(), found), lambda rows: _note(found, rows.count, rows.cut)), found, "xlsx"
    )


@blueprint.post("/changes/<number>/undo")
def take_back(number: str) -> AnyResponse:
    """Undoes it, and shows the change that did so; where it cannot be, the page of the change says why."""
    found, told = _found(number), signed()
    if told.problems:
        return _page(found, told, 400)
    try:
        done = undo(explorer().database, found.number, told.told("undo"))
    except ChangeRefused as problem:
        refusal = Refusal(problem.told_with(gettext), _way_out(problem, found), _record_in_use(problem))
        return _page(change_of_number(explorer().database, found.number), told, problem.status, refusal)
    return remember(redirect(url_for("changes.change", number=done.number), 303), told.who)


def _found(number: str) -> Change:
    if not re.fullmatch(r"[1-9][0-9]{0,15}", number, re.ASCII):
        raise UnknownChange(change=number)
    return change_of_number(explorer().database, int(number))


def _way_out(problem: ChangeRefused, refused: Change) -> int | None:
    """The number of the later change that stands in the way."""
    facts = problem.facts
    if isinstance(problem, AlreadyUndone):
        return int(str(facts["by"]))
    if isinstance(problem, LaterChange | DeletedLater):
        return int(str(facts["later"])) if str(facts["later"]).isdigit() else None
    if isinstance(problem, UsedLater) and facts["what"] == "partner":
        newest = changes(explorer().database, Asked(touching=str(facts["record"])), 1)
        return newest[0].number if newest and newest[0].number > refused.number else None
    return None


def _record_in_use(problem: ChangeRefused) -> str:
    """The address of the record on which something hangs: its page lists what that is."""
    if not isinstance(problem, UsedLater):
        return ""
    what, id = str(problem.facts["what"]), str(problem.facts["record"])
    return url_for("edit.edit_partner", partner=id) if what == "partner" else url_for("edit.edit_source", source=id)


def _page(found: Change, told: Signed, status: int, refusal: Refusal | None = None) -> Response:
    answer = _answer(found, told)
    return page_of(replace(answer, values={**answer.values, "refusal": refusal}, status=status))


def _answer(found: Change, told: Signed) -> Answer:
    pages = max(1, -(-found.edit_count // PAGE))
    page = min(max(whole_number("page", "2") or 1, 1), pages)
    first = (page - 1) * PAGE
    edits = edits_from(explorer().database, found.number, first, PAGE)
    known = around(edits)
    shown = [edit_shown(edit, first + place, known) for place, edit in enumerate(edits, start=1)]
    return Answer(
        known.snapshot.data_version,
        "change.html",
        {"change": found, "edits": shown, "page": page, "pages": pages, "signed": told, "snapshot": known.snapshot},
        {
            **asdict(found),
            "page": page,
            "pages": pages,
            "edits": [_edit_record(each.place, each.edit) for each in shown],
        },
        truncated=pages > 1,
        lasting=False,
    )


def _edit_record(place: int, edit: Edit) -> dict[str, Any]:
    return {"place": place, "what": edit.what, "id": edit.id, "before": edit.before, "after": edit.after}


def around(edits: Sequence[Edit], names: Mapping[str, str] | None = None) -> Around:
    """What is on record now of what the edits speak of; `names` of what is not on record yet, by id."""
    facts = explorer().facts_by_id(edit.id for edit in edits if edit.what == "fact")
    sources: list[Value] = [*sorted(set().union(*map(_sources_in, edits)))]
    titles = explorer().rows("sources_of_ids", {"sources": sources}).records()
    return Around(
        explorer().snapshot(),
        frozenset(facts),
        {str(row["id"]): str(row["title"]) for row in titles},
        names or {},
    )


def _sources_in(edit: Edit) -> set[str]:
    if edit.what == "source":
        return {edit.id}
    own: list[Mapping[str, Any]] = [side["properties"] for side in (edit.before, edit.after) if side]  # type: ignore[misc]
    return {str(properties["source_id"]) for properties in own if "source_id" in properties}


@contextmanager
def _streamed(asked: Explorer, found: Change) -> Iterator[Stream]:
    """A row for each property that differs, of a change of any size."""
    yield Stream(EDIT_COLUMNS, _rows(edits_one_by_one(asked.database, found)))


def _rows(edits: Iterator[Edit]) -> Iterator[tuple[Value, ...]]:
    for place, edit in enumerate(edits, start=1):
        for name, before, after in changed_values(edit):
            yield (place, edit.what, edit.id, way_of(edit), name, before, after)


def _note(found: Change, count: int, cut: bool) -> Note:
    sentence = cut_sentence() if cut else ""
    told: list[tuple[str, Value]] = [
        (gettext("Change"), found.number),
        (gettext("When"), found.at),
        (gettext("Who"), found.who),
        (gettext("Why"), found.why),
        (gettext("Data version"), found.data_version),
        (gettext("Written on"), date.today().isoformat()),
        (gettext("Rows"), count),
        (gettext("Complete"), sentence or gettext("yes")),
        (gettext("Address"), url_for("changes.change", number=found.number, _external=True)),
    ]
    return Note(told, sentence)


def _named(response: Response, found: Change, ending: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="change-{found.number}.{ending}"'
    response.headers["X-Data-Version"] = str(found.data_version)
    return response
