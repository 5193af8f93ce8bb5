"""The edits of a change in the words of the vocabulary: before and after side by side, a property in each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from graph_app.changes.edits import Edit, Record
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.records import Value
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.vocabulary.wording import fact_title, value_text
from graph_app.web.language import language

# What stands beside the properties of a record, in the order in which it is shown.
_OUTSIDE = ("kind", "type", "source", "target")


@dataclass(frozen=True)
class Around:
    """What is on record now of what edits speak of: partners, the ids of facts, and sources with their titles.

    `names`: id -> name of a partner or title of a source that is not on record yet.
    """

    snapshot: Snapshot
    facts: frozenset[str]
    sources: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Side:
    """One value in words; a partner or an address makes it a link."""

    text: str
    partner: Partner | None = None
    href: str = ""


@dataclass(frozen=True)
class Difference:
    """What a property was and is; None where it had or has no value."""

    name: str
    caption: str
    before: Side | None
    after: Side | None


@dataclass(frozen=True)
class EditShown:
    """`way` is made, changed or deleted. `href` leads to the record where it is on record still."""

    place: int
    edit: Edit
    way: str
    title: str
    href: str
    ends: tuple[Side, Side] | None
    differences: tuple[Difference, ...]


def edit_shown(edit: Edit, place: int, around: Around) -> EditShown:
    """An edit for a page; `place` counts from 1."""
    record = edit.after or edit.before or {}
    fact = edit.what == "fact"
    ends = (_partner_side(record["source"], around), _partner_side(record["target"], around)) if fact else None
    return EditShown(
        place, edit, way_of(edit), _title(edit, record), _href(edit, around), ends, differences(edit, around)
    )


def way_of(edit: Edit) -> str:
    if edit.before is None:
        return "made"
    return "changed" if edit.after else "deleted"


def flat(record: Record | None) -> dict[str, Value]:
    """A record as property -> value, with kind, type and ends among them; {} where there is none."""
    if not record:
        return {}
    own = record.get("properties")
    outside = {name: record[name] for name in _OUTSIDE if name in record}
    return {**outside, **(own if isinstance(own, dict) else {})}


def changed_values(edit: Edit) -> Iterator[tuple[str, Value, Value]]:
    """Property, value before and value after of each that differs, in the order of the vocabulary."""
    before, after = flat(edit.before), flat(edit.after)
    order = {name: place for place, name in enumerate((*_OUTSIDE, *COLUMNS))}
    for name in sorted(before.keys() | after.keys(), key=lambda each: (order.get(each, len(order)), each)):
        if before.get(name) != after.get(name) and name != "id":
            yield name, before.get(name), after.get(name)


def differences(edit: Edit, around: Around) -> tuple[Difference, ...]:
    before, after = flat(edit.before), flat(edit.after)
    type = str((edit.after or edit.before or {}).get("type", ""))
    return tuple(
        Difference(name, caption_of(name, type), side(name, old, before, around), side(name, new, after, around))
        for name, old, new in changed_values(edit)
    )


def caption_of(name: str, type: str = "") -> str:
    """What a property is called; the ends of a fact by what they are in facts of its type."""
    if name in {"source", "target"}:
        if type not in TYPE_BY_NAME:
            return name
        name = TYPE_BY_NAME[type].roles[name == "target"]
    return COLUMNS[name].caption.told_in(language()) if name in COLUMNS else name


def side(name: str, value: Value, record: Mapping[str, Any], around: Around) -> Side | None:
    """A value in words; None where there is none."""
    if value is None:
        return None
    if name in {"source", "target"}:
        return _partner_side(value, around)
    if name == "kind" and value in KIND_BY_NAME:
        return Side(KIND_BY_NAME[str(value)].caption.told_in(language()))
    if name == "type" and value in TYPE_BY_NAME:
        return Side(TYPE_BY_NAME[str(value)].noun.told_in(language()))
    if name == "source_id":
        title = around.sources.get(str(value))
        if title is None:
            return Side(around.names.get(str(value), str(value)))
        return Side(title, href=url_for("sources.source", source=value))
    return Side(_words(name, value, record))


def _words(name: str, value: Value, record: Mapping[str, Any]) -> str:
    """A value that is not what the vocabulary says of it is shown as it is."""
    try:
        return value_text(COLUMNS[name], value, record, language()) if name in COLUMNS else str(value)
    except (ValueError, TypeError, AttributeError, ArithmeticError):
        return str(value)


def _partner_side(value: Value, around: Around) -> Side:
    found = around.snapshot.find(str(value))
    return Side(found.name_in(language()) if found else around.names.get(str(value), str(value)), found)


def _title(edit: Edit, record: Record) -> str:
    own: dict[str, Any] = flat(record)
    if edit.what == "fact":
        return fact_title({"id": edit.id, **own}, language())
    first, second = ("name_vi", "name_en") if language() == "vi" else ("name_en", "name_vi")
    return str(own.get("title") or own.get(first) or own.get(second) or edit.id)


def _href(edit: Edit, around: Around) -> str:
    """'' where it is not on record any more."""
    if edit.what == "partner":
        return url_for("partners.partner", partner=edit.id) if around.snapshot.find(edit.id) else ""
    if edit.what == "fact":
        return url_for("facts.fact", fact=edit.id) if edit.id in around.facts else ""
    return url_for("sources.source", source=edit.id) if edit.id in around.sources else ""
