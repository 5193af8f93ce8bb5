"""`/imports/mappings`: how files are read, remembered under names; offered to uploads that look like them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.database.remembered_mappings import (
    RememberedMapping,
    delete_mapping,
    put_back,
    remember_mapping,
    remembered_mapping,
    remembered_mappings,
    rename_mapping,
)
from graph_app.errors import GraphAppError, MissingParameter
from graph_app.import_desk.choices import UploadChoices
from graph_app.import_desk.folders import KeptUpload
from graph_app.import_desk.remembered import (
    as_remembered,
    columns_shown,
    fits,
    fitting_when_opened,
    read_as_remembered,
)
from graph_app.import_desk.work import read_choices, survey_of
from graph_app.ingest import sentences as say
from graph_app.ingest.reading.letters import line
from graph_app.ingest.reading.limits import Limits
from graph_app.records import Rows
from graph_app.vocabulary.columns import COLUMNS
from graph_app.web.answers import Answer, address, explorer, page_of
from graph_app.web.language import language
from graph_app.web.unfit import fit_line

blueprint = Blueprint("import_mappings", __name__)

LONGEST_NAME = 120
_COLUMNS = ("name", "saved_on", "table", "column", "field")


@address(blueprint, "/imports/mappings")
def mappings() -> Answer:
    """Every way of reading that is remembered, and those that were deleted and can be brought back."""
    return _answer()


def _answer(refused: str = "") -> Answer:
    found = remembered_mappings(explorer().database)
    kept = [each for each in found if not each.deleted]
    rows = [
        (each.name, each.saved_on, str(sheet["target"] or ""), title, to)
        for each in kept
        for sheet in each.body["sheets"]
        for title, to in sheet["columns"].items()
    ]
    captions = {name: own.caption.told_in(language()) for name, own in COLUMNS.items()}
    return Answer(
        explorer().snapshot().data_version,
        "import_mappings.html",
        {
            "mappings": [{"told": each, "sheets": columns_shown(each.body)} for each in kept],
            "deleted": [each for each in found if each.deleted],
            **{"captions": captions, "refused": refused, "longest": LONGEST_NAME},
        },
        {"rows": [{"name": each.name, "saved_on": each.saved_on, **each.body} for each in kept]},
        Rows(_COLUMNS, rows),
        lasting=False,
    )


@blueprint.post("/imports/mappings/rename")
def rename() -> AnyResponse:
    return _done(lambda name: rename_mapping(explorer().database, name, _name("new_name")))


@blueprint.post("/imports/mappings/delete")
def delete() -> AnyResponse:
    return _done(lambda name: delete_mapping(explorer().database, name))


@blueprint.post("/imports/mappings/bring-back")
def bring_back() -> AnyResponse:
    return _done(lambda name: delete_mapping(explorer().database, name, deleted=False))


@blueprint.post("/imports/mappings/as-before")
def as_before() -> AnyResponse:
    """What stood under the name until it was saved again."""
    return _done(lambda name: put_back(explorer().database, name))


def _done(change: Callable[[str], None]) -> AnyResponse:
    try:
        change(request.form.get("name", ""))
    except GraphAppError as problem:
        return page_of(replace(_answer(problem.told_with(gettext)), status=problem.status))
    return redirect(url_for("import_mappings.mappings"), 303)


def _name(field: str) -> str:
    """The name that a form gives: one line, as long as a page can show."""
    name = fit_line("name", request.form.get(field, ""), LONGEST_NAME)
    if not name:
        raise MissingParameter(field="name", type="string", example=gettext("Health department, aid"))
    return name


# What the page of an upload asks


def keep_offers(upload: KeptUpload, choices: UploadChoices, limits: Limits) -> None:
    """Keeps which of those that are remembered fit a file that was brought, also opened as they were."""
    bodies = {each.name: each.body for each in _there()}
    upload.write("offers", {"names": fitting_when_opened(upload, choices, bodies, limits) if bodies else []})


def remember_reading(upload: KeptUpload) -> None:
    """Remembers how an upload is read under the name that the form gives. MappingNameTaken, TextTooLong, TextUnseen."""
    name, choices = _name("remember_as"), read_choices(upload)
    body = as_remembered(choices, survey_of(upload, choices) or ())
    remember_mapping(explorer().database, name, body, date.today(), "instead" in request.form)
    upload.write("remembered", {"name": name, "digest": choices.reading_digest})


def read_like(upload: KeptUpload, choices: UploadChoices, name: str, limits: Limits) -> UploadChoices:
    """The choices as is remembered under `name`. UnknownMapping, MappingFitsNothing, WrongMapping."""
    found = remembered_mapping(explorer().database, name)
    return read_as_remembered(upload, choices, found.name, found.body, limits)


def memory(upload: KeptUpload, choices: UploadChoices) -> dict[str, Any]:
    """What the page says of what is remembered: which fit and are not used, all by name, and what this one became."""
    there = _there()
    used = {_used(sheet.why) for sheet in choices.sheets}
    offered = upload.read("offers").get("names", ())
    kept = upload.read("remembered")
    moved = bool(kept) and kept["digest"] != choices.reading_digest
    # It is read so: as is remembered, or as was just remembered of itself.
    read_so = used if moved or not kept else {*used, kept["name"]}
    asked = line(request.form.get("remember_as", ""), LONGEST_NAME)
    return {
        "offers": [
            {"told": each, "sheets": columns_shown(each.body)}
            for each in there
            if each.name not in read_so and (each.name in offered or fits(choices.sheets, each.body))
        ],
        "names": [each.name for each in there],
        "used": sorted(used - {""}),
        "kept_as": kept["name"] if kept and any(each.name == kept["name"] for each in there) else "",
        "moved": moved,
        "asked": asked,
        "taken": any(each.name == asked for each in there),
        "longest": LONGEST_NAME,
    }


def _used(why: dict[str, Any]) -> str:
    remembered = why.get("sentence") in (say.REMEMBERED, say.REMEMBERED_WITHOUT)
    return str(why["facts"]["name"]) if remembered else ""


def _there() -> Sequence[RememberedMapping]:
    return [each for each in remembered_mappings(explorer().database) if not each.deleted]
