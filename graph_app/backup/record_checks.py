"""Whether records of a backup are such as the site can show: every page would fail of one that is not.

Not checked is what the inbox finds and somebody can mend, such as a source that is not on record: a backup must come
back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph_app.backup.tables import Record
from graph_app.language.partial_dates import span
from graph_app.records import Value
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.properties import FACT_PROPERTIES, PARTNER_PROPERTIES, SOURCE_PROPERTIES, Property
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

_OWN = {
    "partners": {own.name: own for own in PARTNER_PROPERTIES},
    "sources": {own.name: own for own in SOURCE_PROPERTIES},
}


def wrong_column(table: str, record: Record) -> str | None:
    """The first column of a source, partner or fact that no record of ours has so; None where it is right."""
    if table != "facts" and not _has_labels(table, record["labels"]):
        return ":labels"
    properties = record["properties"]
    assert isinstance(properties, dict)
    own = _own(table, record)
    return next((name for name, value in properties.items() if name in own and not _fits(own[name], value)), None)


def _own(table: str, record: Record) -> Mapping[str, Property]:
    """The properties that the vocabulary gives such a record, by name; others may have given it more.

    None of a relationship that only others know: no page shows it.
    """
    if table != "facts":
        return _OWN[table]
    known = TYPE_BY_NAME.get(str(record["type"]))
    return {own.name: own for own in (*FACT_PROPERTIES, *known.properties)} if known else {}


def _has_labels(table: str, labels: Value) -> bool:
    """Those of a source, or of a partner of one kind; others may have given it more."""
    assert isinstance(labels, list)
    return "Source" in labels if table == "sources" else "Partner" in labels and len({*labels} & {*KIND_BY_NAME}) == 1


def _fits(own: Property, value: Value) -> bool:
    return _IS.get(own.type, _is_text)(value)


def _is_text(value: Value) -> bool:
    return isinstance(value, str)


def _is_list(value: Value) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: Value) -> bool:
    try:
        span(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


_IS: Mapping[str, Callable[[Value], bool]] = {
    "list": _is_list,
    "boolean": lambda value: isinstance(value, bool),
    "number": _is_number,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "date": _is_date,
    "day": _is_date,
}
