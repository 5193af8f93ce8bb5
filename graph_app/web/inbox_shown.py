"""What the page of the inbox shows of a matter: its sentence, its facts, where to mend each, and what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext

from graph_app.database.acknowledgements import Acknowledgement
from graph_app.inbox.matters import Matter
from graph_app.inbox.mending import ways_of
from graph_app.inbox.words import Part, parts
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.queries.inbox_rule import RECORD_OF_TYPE, Field
from graph_app.queries.loader import NamedQuery
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.wording import fact_title
from graph_app.web.answers import explorer
from graph_app.web.language import language

# What a rule says to mend by a fact that is still to be made.
NEW_FACT = "new_fact"


def shown(
    matters: Sequence[Matter], changed: Mapping[str, Acknowledgement], snapshot: Snapshot
) -> list[dict[str, Any]]:
    facts = _facts(matters)
    return [
        {
            "matter": one,
            "parts": _parts(one, snapshot),
            "severity": one.how.severity,
            "facts": [facts.get(id, {"id": id}) for id in one.ids("fact")],
            "mend": _mend(one, facts),
            "ways": [(way, _way_words(one, way, facts)) for way in ways_of(one)],
            "said_before": changed.get(one.id),
        }
        for one in matters
    ]


def shown_right(
    right: Sequence[tuple[Acknowledgement, Matter | None]], queries: Mapping[str, NamedQuery], snapshot: Snapshot
) -> list[dict[str, Any]]:
    facts = _facts([matter for _, matter in right if matter])
    return [
        {
            "said": said,
            "rule": queries.get(said.rule),
            "parts": _parts(matter, snapshot) if matter else [],
            "facts": [facts.get(id, {"id": id}) for id in matter.ids("fact")] if matter else [],
        }
        for said, matter in right
    ]


def _parts(matter: Matter, snapshot: Snapshot) -> list[Part]:
    return parts(matter, snapshot, language(), gettext("unknown"))


def _facts(matters: Sequence[Matter]) -> dict[str, dict[str, Any]]:
    return explorer().facts_by_id(dict.fromkeys(id for one in matters for id in one.ids("fact")))


def _mend(matter: Matter, facts: Mapping[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """Caption and address of each field that can be wrong; the form opens at it."""
    several = len(matter.ids("fact")) > 1
    found = []
    for field in matter.how.mend:
        id = matter.values.get(field.column)
        if isinstance(id, str):
            caption = _caption(field)
            if several and COLUMNS[field.column].type == "fact":
                caption = f"{caption} ({_title(id, facts)})"
            found.append((caption, _form(field, id)))
    return found


def _caption(field: Field) -> str:
    if field.field == NEW_FACT:
        return str(gettext("New fact"))
    if field.field in COLUMNS:
        return COLUMNS[field.field].caption.told_in(language())
    return str(gettext("Edit or delete"))


def _form(field: Field, id: str) -> str:
    if field.field == NEW_FACT:
        return url_for("edit.new_fact", partner=id)
    what = RECORD_OF_TYPE[COLUMNS[field.column].type]
    path: dict[str, Any] = {what: id}
    return url_for(f"edit.edit_{what}", _anchor=field.field or None, **path)


def _way_words(matter: Matter, way: str, facts: Mapping[str, dict[str, Any]]) -> str:
    how = matter.how
    if way == "set" and how.set:
        known = COLUMNS[how.set.field]
        property, value = known.caption.told_in(language()), known.choices[how.set.value].told_in(language())
        return str(gettext("Set “%(property)s” to “%(value)s”", property=property, value=value))
    id = str(matter.values[how.remove])
    return str(gettext("Delete “%(title)s” (%(id)s)", title=_title(id, facts), id=id))


def _title(id: str, facts: Mapping[str, dict[str, Any]]) -> str:
    return fact_title(facts[id], language()) if id in facts else id
