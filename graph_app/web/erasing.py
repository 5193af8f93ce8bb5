"""`/persons/erase`: finds every trace of a name, erases what is chosen, and says what was removed and what remains.

The name is sent in the form and never stands in an address, where logs and histories would keep it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext

from graph_app.backup.daily import daily_backups
from graph_app.errors import NameTooShort
from graph_app.import_desk.folders import KEPT_DAYS, KeptUpload, uploads_of
from graph_app.persons.erasing import Removed, erase
from graph_app.persons.spellings import places
from graph_app.persons.traces import Passage, Traces, find_traces
from graph_app.records import Value
from graph_app.vocabulary.columns import COLUMNS
from graph_app.web.answers import explorer
from graph_app.web.asker import write_down
from graph_app.web.language import language
from graph_app.web.who import remember, signed, unsigned

blueprint = Blueprint("erasing", __name__)

MOST_BYTES = 200_000
_AROUND = 60  # letters shown on both sides of the name


@blueprint.get("/persons/erase")
def erase_person() -> Response:
    return _page("", None)


@blueprint.post("/persons/erase")
def erase_sent() -> Response:
    """Looks for the name; with `erase=1` erases what was ticked of what is found now."""
    request.max_content_length = MOST_BYTES
    name = request.form.get("name", "")
    folder = explorer().settings.instance
    try:
        traces = find_traces(explorer().database, folder, _uploads(), name)
    except NameTooShort as problem:
        return _page(name, None, wrong=problem.told_with(gettext), status=problem.status)
    if not request.form.get("erase"):
        return _page(traces.name, traces)
    told = signed()
    if told.problems:
        return _page(traces.name, traces, told=told, status=400)
    chosen = set(request.form.getlist("trace"))
    removed = erase(explorer().database, folder, traces, chosen, told.told("erasure"))
    write_down("erasure", ", ".join(f"{name}: {count}" for name, count in vars(removed).items() if count))
    left = find_traces(explorer().database, folder, _uploads(), name)
    response = _page(traces.name, left, removed=removed)
    remember(response, told.who)
    return response


def _page(
    name: str,
    traces: Traces | None,
    removed: Removed | None = None,
    told: Any = None,
    wrong: str = "",
    status: int = 200,
) -> Response:
    page = render_template(
        "erase_person.html",
        data_version=explorer().snapshot().data_version,
        name=name,
        traces=traces,
        passages=[_shown(each, name) for each in traces.passages] if traces else [],
        uploads=[_upload(each) for each in traces.uploads] if traces else [],
        changes=sorted({number for _, number in traces.parts}) if traces else [],
        removed=removed,
        signed=told or unsigned(),
        wrong=wrong,
        backups=_backups() if traces else [],
        kept_days=KEPT_DAYS,
    )
    return Response(page, status, content_type="text/html; charset=utf-8")


def _shown(passage: Passage, name: str) -> dict[str, Any]:
    """A passage for the page: what it is of, with a link, and the words around the name."""
    label = passage.labels[0] if passage.labels else ""
    return {
        "element": passage.element,
        "label": label,
        "record": passage.record,
        "href": _href(passage),
        "texts": [
            {"caption": _caption(key), "pieces": _pieces(text, name)}
            for key, value in passage.texts.items()
            for text in _texts(value)
        ],
    }


def _href(passage: Passage) -> str:
    if passage.what == "fact":
        return url_for("facts.fact", fact=passage.record)
    if "Partner" in passage.labels:
        return url_for("partners.partner", partner=passage.record)
    if "Source" in passage.labels:
        return url_for("sources.source", source=passage.record)
    if "Change" in passage.labels:
        return url_for("changes.change", number=int(passage.record))
    return ""


def _caption(name: str) -> str:
    return COLUMNS[name].caption.told_in(language()) if name in COLUMNS else name


def _texts(value: Value) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, str))


def _pieces(text: str, name: str) -> tuple[str, str, str] | None:
    """What stands before the name, the name, what stands behind it; None where this text does not hold it."""
    found = places(text, name)
    if not found:
        return None
    begin, end = found[0]
    before, after = text[:begin], text[end:]
    return (
        ("…" if len(before) > _AROUND else "") + before[-_AROUND:],
        text[begin:end],
        after[:_AROUND] + ("…" if len(after) > _AROUND else ""),
    )


def _uploads() -> Path:
    return uploads_of(explorer().settings.instance)


def _upload(folder: Path) -> dict[str, str]:
    """A kept upload by the name that its file had."""
    try:
        return {"id": folder.name, "file": str(KeptUpload(folder).read("choices").get("file") or folder.name)}
    except (OSError, json.JSONDecodeError):
        return {"id": folder.name, "file": folder.name}


def _backups() -> list[str]:
    """The names of the daily backups that are kept: none of them is rewritten."""
    folder = explorer().settings.backup_folder
    try:
        return [file.name for file in daily_backups(folder).values()] if folder else []
    except OSError:
        return []
