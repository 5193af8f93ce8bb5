"""What the second of two people at a record sees: who changed it meanwhile, and each field as it was, theirs, yours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext

from graph_app.changes.change import Change
from graph_app.changes.edits import Record
from graph_app.changes.log import changes_of_record_since, edits_one_by_one, latest_change_of
from graph_app.vocabulary.properties import Property
from graph_app.web.answers import explorer
from graph_app.web.language import language

MOST = 5


def changes_meanwhile(what: str, id: str) -> Sequence[Change]:
    """Those of the record since the form was opened, the newest first, MOST at most.

    The form says which data version it showed. Where nothing is newer (somebody saved while it was being read), or
    the form does not say it, the newest change of the record.
    """
    since = _seen()
    found = changes_of_record_since(explorer().database, what, id, since, MOST) if since is not None else []
    if found:
        return found
    latest = latest_change_of(explorer().database, what, id)
    return [latest] if latest else []


def changed_since_shown(what: str, id: str) -> bool:
    """Whether the record was changed since the form was opened that is sent now; False where it does not say when."""
    since = _seen()
    return since is not None and bool(changes_of_record_since(explorer().database, what, id, since, 1))


def deletion_of(what: str, id: str) -> tuple[Change, Record] | None:
    """The change that deleted a record, and the record as it was; None where the log knows of none."""
    database = explorer().database
    last = latest_change_of(database, what, id)
    for edit in edits_one_by_one(database, last) if last else ():
        if (edit.what, edit.id) == (what, id) and last and edit.before and edit.after is None:
            return last, edit.before
    return None


def _seen() -> int | None:
    seen = request.form.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) <= 12 else None


def conflict_shown(
    each: Property, caption: str, versions: tuple[str, str, str], told: Callable[[str], str]
) -> Mapping[str, Any]:
    """A row of the choice; theirs is ticked where you did not touch the field, or wrote the same."""
    was, theirs, yours = (_words(each, text, told) for text in versions)
    keep = {"keep_theirs": yours in (was, theirs)}
    return {"name": each.name, "caption": caption, "was": was, "theirs": theirs, "yours": yours, **keep}


def _words(each: Property, text: str, told: Callable[[str], str]) -> str:
    if each.type == "boolean" and text:
        return str(gettext("yes") if text == "true" else gettext("no"))
    if each.choices and text in each.choices:
        return each.choices[text].told_in(language())
    return told(text)
