"""`/imports`, `/imports/<id>`: a file is brought, looked at row by row, corrected, and imported as one change."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from graph_app.changes.edits import Edit
from graph_app.errors import AtWork, GraphAppError, MissingParameter, UnknownUpload, UploadTooLarge
from graph_app.exports.tables import csv_bytes
from graph_app.import_desk.choices import UploadChoices, saying_of
from graph_app.import_desk.folders import KeptUpload, drop, kept_upload, new_upload, uploads_of
from graph_app.import_desk.kept_preview import KeptPreview, KeptRow, read_rows
from graph_app.import_desk.opening import faults, first_choices, plans
from graph_app.import_desk.work import (
    IMPORT,
    PHASES,
    begin_import,
    begin_look,
    cancel,
    choose,
    hindered,
    keep_choices,
    preview_now,
    read_choices,
    standing,
    survey_of,
)
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.previewing.rows import AS_NEW, SKIP, STATES
from graph_app.ingest.reading.encodings import ENCODINGS
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.names import TARGET_BY_NAME, TARGETS
from graph_app.ingest.reading.uploads import PASTED
from graph_app.ingest.upload_limits import upload_limits
from graph_app.language.formats import day_text
from graph_app.language.moments import utc_text
from graph_app.language.plain_text import plain_text
from graph_app.records import Rows, Value
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.web.answers import explorer, json_response
from graph_app.web.asker import write_down
from graph_app.web.change_words import Around, differences, edit_shown
from graph_app.web.changes import around
from graph_app.web.cookies import keep
from graph_app.web.import_mappings import keep_offers, memory, read_like, remember_reading
from graph_app.web.imports_form import NEW, answered, constant_fields, key_choices, lacking_fields, read_anew, types_of
from graph_app.web.language import language
from graph_app.web.parameters import whole_number
from graph_app.web.who import Signed, remember, signed, unsigned

blueprint = Blueprint("imports", __name__)

PAGE = 100
QUESTIONS = 50
COOKIE = "imports"
_REMEMBERED = 10
_ROOM = 64 * 1024  # for what stands around a file in a form
_FIELDS = 100_000


@blueprint.get("/imports")
def imports() -> Response:
    """The form, and what was brought from this computer lately."""
    return _html("imports.html", {"mine": [_listed(upload, choices) for upload, choices in _mine()]})


def _listed(upload: KeptUpload, choices: UploadChoices) -> dict[str, Any]:
    return {"id": upload.id, "file": choices.file, "at": choices.at}


@blueprint.post("/imports")
def bring() -> AnyResponse:
    """Keeps what was brought and leads to its page; UploadRefused, and then nothing is kept."""
    limits = _limits()
    request.max_content_length = limits.bytes + _ROOM
    request.max_form_memory_size = limits.bytes + _ROOM
    try:
        file, pasted = request.files.get("file"), request.form.get("rows", "")
    except RequestEntityTooLarge as problem:
        raise UploadTooLarge(file=gettext("The file"), limit=limits.megabytes) from problem
    named = bool(file and file.filename)
    if not named and not pasted.strip():
        raise MissingParameter(field="file", type="list", example="CSV, XLSX, GraphML")
    upload = new_upload(_root())
    try:
        with upload.file.open("wb") as stream:
            if file and named:
                shutil.copyfileobj(file.stream, stream)
            else:
                stream.write(pasted.encode("utf-8", "replace"))
        name = _plain_name(file.filename or "") if file and named else PASTED
        choices = first_choices(upload, name, not named, utc_text(datetime.now(timezone.utc)), limits)
        keep_choices(upload, choices)
        keep_offers(upload, choices, limits)
    except BaseException:
        drop(upload)
        raise
    response = redirect(url_for("imports.upload", upload=upload.id), 303)
    ids = [upload.id, *(each.id for each, _ in _mine())][:_REMEMBERED]
    keep(response, COOKIE, ".".join(ids), 7 * 86_400)
    return response


@blueprint.get("/imports/<upload>")
def upload(upload: str) -> Response:
    kept = _kept(upload)
    return _page(kept, unsigned())


@blueprint.get("/imports/<upload>.json")
def upload_json(upload: str) -> Response:
    """How far it is, the counts, and a page of rows."""
    kept = _kept(upload)
    choices, found = read_choices(kept), standing(kept, explorer().database)
    seen = preview_now(kept, choices)
    state, page = _asked()
    rows = [*read_rows(kept, seen, state, (page - 1) * PAGE, PAGE)] if seen and found.ended else []
    body = {"ok": True, "data_version": explorer().snapshot().data_version, "truncated": len(rows) == PAGE}
    told = {"work": found.work, "phase": found.phase, "share": found.share, "ended": found.ended}
    told |= {"change": found.change, "problem": found.problem.told_with(gettext) if found.problem else None}
    counts = seen.counts if seen and found.ended else None
    response = json_response({**body, "standing": told, "counts": counts, "rows": [_row_record(row) for row in rows]})
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/imports/<upload>.csv")
def upload_csv(upload: str) -> Response:
    """The rows of one state, wrong ones without it, as the file has them, with what is wrong in the first columns."""
    kept = _kept(upload)
    choices = read_choices(kept)
    seen, state = preview_now(kept, choices), request.args.get("state") or "wrong"
    most = explorer().settings.download_rows
    wanted = {
        (row.sheet, row.row): row for row in (read_rows(kept, seen, state, 0, most) if seen and state in STATES else ())
    }
    titles = [*dict.fromkeys(title for place in choices.places for title in choices.sheets[place].header)]
    rows: list[tuple[Value, ...]] = []
    for place, plan in zip(choices.places, plans(kept, choices, _limits()), strict=True):
        if any(sheet == place for sheet, _ in wanted):
            for line in plan.sheet.lines():
                if found := wanted.get((place, line.number)):
                    cells = dict(zip(plan.sheet.header, line.cells, strict=True))
                    said = " ".join(_wrong(found))
                    rows.append((plan.sheet.name, line.number, said, *(str(cells.get(title, "")) for title in titles)))
    columns = (gettext("Sheet"), gettext("Row"), gettext("What is wrong"), *titles)
    response = Response(csv_bytes(Rows(columns, rows), ""), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="import-{state}.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/imports/<upload>/reading")
def reading(upload: str) -> AnyResponse:
    """How the sheets are read; with a name it is also remembered for the next file of its kind."""
    answer = _chosen(upload, lambda kept, choices: read_anew(kept, choices, _limits()))
    if request.form.get("remember_as", "").strip() and answer.status_code == 303:
        try:
            remember_reading(_kept(upload))
        except GraphAppError as problem:
            return _page(_kept(upload), unsigned(), problem.status, problem.told_with(gettext))
    return answer


@blueprint.post("/imports/<upload>/as-remembered")
def as_remembered(upload: str) -> AnyResponse:
    """The sheets are read as is remembered under a name."""
    return _chosen(upload, lambda kept, choices: read_like(kept, choices, request.form.get("name", ""), _limits()))


@blueprint.post("/imports/<upload>/answers")
def answers(upload: str) -> AnyResponse:
    """Whom names mean, and what becomes of rows."""
    return _chosen(upload, lambda _kept, choices: answered(choices))


@blueprint.post("/imports/<upload>/look")
def look(upload: str) -> AnyResponse:
    """Compares anew with the record as it stands."""
    kept = _kept(upload)
    if not standing(kept, explorer().database).imported:
        begin_look(kept, explorer().database, _limits(), date.today())
    return redirect(url_for("imports.upload", upload=upload), 303)


@blueprint.post("/imports/<upload>/import")
def make(upload: str) -> AnyResponse:
    """Begins the import; the page that it leads to says how far it is."""
    kept, told = _kept(upload), signed()
    if told.problems:
        return _page(kept, told, 400)
    if not standing(kept, explorer().database).imported:
        confirmed = request.form.get("outcome", "")
        write_down("import", read_choices(kept).file)
        begin_import(kept, explorer().database, _limits(), date.today(), told.told("import"), confirmed)
    return remember(redirect(url_for("imports.upload", upload=upload), 303), told.who)


@blueprint.post("/imports/<upload>/cancel")
def stop(upload: str) -> AnyResponse:
    """Asks what is under way to end."""
    cancel(_kept(upload))
    return redirect(url_for("imports.upload", upload=upload), 303)


def _chosen(id: str, change: Callable[[KeptUpload, UploadChoices], UploadChoices]) -> AnyResponse:
    request.max_content_length = request.max_form_memory_size = 8 * 1024 * 1024
    request.max_form_parts = _FIELDS
    kept = _kept(id)
    if not standing(kept, explorer().database).imported:
        try:
            choose(kept, lambda choices: change(kept, choices))
        except AtWork:
            raise
        except GraphAppError as problem:
            return _page(kept, unsigned(), problem.status, problem.told_with(gettext))
    return redirect(url_for("imports.upload", upload=id, state=request.args.get("state") or None), 303)


def _page(kept: KeptUpload, told: Signed, status: int = 200, refused: str = "") -> Response:
    database = explorer().database
    choices, found = read_choices(kept), standing(kept, database)
    seen = preview_now(kept, choices)
    stuck = hindered(choices)
    failed = found.ended and found.problem and found.digest == choices.digest
    if found.ended and not found.imported and not seen and not stuck and not failed:
        begin_look(kept, database, _limits(), date.today())
        found = standing(kept, database)
        seen = preview_now(kept, choices) if found.ended else None
    state, page = _asked(seen)
    rows = [*read_rows(kept, seen, state, (page - 1) * PAGE, PAGE)] if seen and found.ended else []
    values = {
        **{"upload": kept, "choices": choices, "standing": found, "seen": seen, "stuck": stuck, "refused": refused},
        **{"signed": told, "state": state, "page": page, "phases": PHASES, "importing": found.work == IMPORT},
        "problem": found.problem.told_with(gettext) if found.problem and found.ended else "",
        "sheets": [_sheet(choices, place, survey_of(kept, choices)) for place in range(len(choices.sheets))],
        "unread": ", ".join(
            f"“{one.name or choices.file}”" for place, one in enumerate(choices.sheets) if place not in choices.places
        ),
        "doubtful": any(told["remarks"] for told in survey_of(kept, choices)),
        "rows": _shown(rows, seen.names if seen else {}),
        "total": (seen.counts[state] if state else sum(seen.counts.values())) if seen else 0,
        "pages": _pages(seen, state),
        "questions": _questions(seen),
        "new": NEW,
        "answered": _answered(choices),
        "keys": [(of, key_choices(of)) for of in types_of(choices)],
        **{
            "states": STATES,
            "encodings": [(name, name.upper()) for name in ENCODINGS],
            "targets": TARGETS,
            "target_by_name": TARGET_BY_NAME,
        },
        "captions": {name: own.caption.told_in(language()) for name, own in COLUMNS.items()},
        "sources": explorer().rows("sources").records(),
        "memory": memory(kept, choices),
        "moved": bool(seen) and seen is not None and seen.data_version != database.data_version(),
        "snapshot": explorer().snapshot(),
    }
    return _html("import.html", values, status)


def _sheet(choices: UploadChoices, place: int, survey: Sequence[dict[str, Any]]) -> dict[str, Any]:
    sheet = choices.sheets[place]
    told = survey[choices.places.index(place)] if survey and place in choices.places else None
    remarks = (
        [f"{one['column']}: {saying_of(one['saying']).told_with(gettext)}" for one in told["remarks"]] if told else []
    )
    return {
        **{"place": place, "choice": sheet, "constants": constant_fields(sheet)},
        "why": saying_of(sheet.why).told_with(gettext),
        "found": told,
        "remarks": [*(saying_of(one).told_with(gettext) for one in sheet.remarks), *remarks],
        "lacking": ", ".join(COLUMNS[name].caption.told_in(language()) for name in lacking_fields(sheet)),
        "faults": [fault.what_with(gettext) for fault in faults(choices, place)],
        "fields": TARGET_BY_NAME[sheet.target].fields if sheet.target else (),
    }


def _shown(rows: Sequence[KeptRow], names: Mapping[str, str]) -> list[dict[str, Any]]:
    edits = [Edit(row.what, row.id, row.before, row.after) for row in rows if row.after]
    likes = [Edit(row.what, "", None, like) for row in rows for like in row.likes if _whole(row.what, like)]
    known = around(edits + likes, names)
    return [_row(row, known) for row in rows]


def _row(row: KeptRow, known: Around) -> dict[str, Any]:
    likes = [
        {
            "id": like["id"],
            "edit": edit_shown(Edit(row.what, str(like["id"]), None, like), 1, known),
            "why": _why(row, str(like["id"])),
        }
        for like in row.likes
        if _whole(row.what, like)
    ]
    edit = Edit(row.what, row.id, row.before, row.after) if row.after and _whole(row.what, row.after) else None
    return {
        "row": row,
        "shown": edit_shown(edit, 1, known) if edit else None,
        "differences": differences(edit, known) if edit else (),
        "likes": likes,
        "wrong": _wrong(row),
        "notes": [note.told_with(gettext) for note in row.notes],
        "key": f"{row.sheet}:{row.row}",
    }


def _why(row: KeptRow, id: str) -> str:
    """One sentence of all reasons for which a row may be this record; '' where none is kept."""
    told = "; ".join(_with_days(reason).told_with(gettext) for reason in row.why.get(id, ()))
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _with_days(reason: Saying) -> Saying:
    """The same with its days as the reader writes them."""
    days = {name: day_text(str(reason.facts[name]), language()) for name in ("day", "other") if name in reason.facts}
    return Saying(reason.sentence, {**reason.facts, **days})


def _whole(what: str, record: dict[str, Value]) -> bool:
    return what != "fact" or ("source" in record and "type" in record)


def _wrong(row: KeptRow) -> list[str]:
    return [mistake.told_with(gettext) for mistake in row.mistakes]


def _answered(choices: UploadChoices) -> list[tuple[str, str, str]]:
    """What was answered and decided: the name under which a form takes it back, its key, and what it says."""
    told = [("forget", key, f"“{_text(key)}” = {id}") for key, id in choices.names.items()]
    told += [("forget", key, f"“{_text(key)}” {_is_new(kind)}") for key, kind in choices.new.items()]
    told += [("forget", key, f"“{_text(key)}” {gettext('is left out')}") for key in choices.left_out]
    decided = {AS_NEW: gettext("is new"), SKIP: gettext("is left out")}
    for key, what in choices.rows.items():
        sheet, _, row = key.partition(":")
        place = f"{choices.sheets[int(sheet)].name or choices.file}, {gettext('Row %(row)s', row=row)}"
        told.append(("forget-row", key, f"{place}: {decided.get(what) or gettext('is %(record)s', record=what)}"))
    return told


def _text(key: str) -> str:
    return key.partition(":")[2]


def _is_new(kind: str) -> str:
    known = KIND_BY_NAME.get(kind)
    return str(gettext("is new: %(kind)s", kind=known.caption.told_in(language()) if known else gettext("source")))


def _questions(seen: KeptPreview | None) -> list[dict[str, Any]]:
    """With the row that first names it, so that it is seen what it is about."""
    asked = seen.questions[:QUESTIONS] if seen else ()
    firsts = [_first(question["first"]) for question in asked]
    snapshot, known = explorer().snapshot(), around([edit for edit in firsts if edit])
    return [
        {
            **question,
            "candidates": [{**each, "partner": snapshot.find(each["id"])} for each in question["candidates"]],
            "number": question["first"]["number"],
            "first": edit_shown(first, 1, known) if first else None,
        }
        for question, first in zip(asked, firsts, strict=True)
    ]


def _first(told: Mapping[str, Any]) -> Edit | None:
    return Edit(told["of"], "", None, told["record"]) if told["record"] else None


def _row_record(row: KeptRow) -> dict[str, Any]:
    told = {name: value for name, value in asdict(row).items() if name not in {"mistakes", "notes", "why"}}
    why = {id: [reason.told_with(gettext) for reason in reasons] for id, reasons in row.why.items()}
    return {**told, "why": why, "mistakes": _wrong(row), "notes": [note.told_with(gettext) for note in row.notes]}


def _asked(seen: KeptPreview | None = None) -> tuple[str, int]:
    """State and page of the address; without a state the first that keeps the import from being made, else all."""
    state, page = request.args.get("state", ""), whole_number("page", "1") or 1
    return state if state in STATES else "", min(max(page, 1), max(_pages(seen, state), 1) if seen else 10**6)


def _pages(seen: KeptPreview | None, state: str) -> int:
    if not seen:
        return 0
    return -(-(seen.counts[state] if state in STATES else sum(seen.counts.values())) // PAGE)


def _mine() -> list[tuple[KeptUpload, UploadChoices]]:
    found = []
    for id in request.cookies.get(COOKIE, "").split(".")[:_REMEMBERED]:
        try:
            upload = kept_upload(_root(), id)
            found.append((upload, read_choices(upload)))
        except UnknownUpload:
            continue
    return found


def _plain_name(name: str) -> str:
    """What people call the file: its last part, for the eye alone."""
    return plain_text(re.split(r"[/\\]", name)[-1])[-120:] or "?"


def _kept(id: str) -> KeptUpload:
    return kept_upload(_root(), id)


def _root() -> Path:
    return uploads_of(explorer().settings.instance)


def _limits() -> Limits:
    return upload_limits(explorer().settings)


def _html(template: str, values: dict[str, Any], status: int = 200) -> Response:
    snapshot = explorer().snapshot()
    page = render_template(template, data_version=snapshot.data_version, **values)
    response = Response(page, status, content_type="text/html; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
