"""What the header of a query says that makes its rows matters of the inbox: how bad, in which words, how to mend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.language.texts import Text
from graph_app.queries.cypher_text import bare
from graph_app.queries.header import Entry, Header
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.severities import SEVERITIES

KEYS = ("inbox", "matter", "matter_vi", "mend", "set", "remove")
PLACE = re.compile(r"\{(\w+)\}")
# What a column of this type holds the id of.
RECORD_OF_TYPE = {"fact": "fact", "partner": "partner", "source": "source"}
_FIELD = re.compile(r"(?P<column>\w+)(?:\.(?P<field>\w+)(?:=(?P<value>\w+))?)?")


@dataclass(frozen=True)
class Field:
    """A field of the record whose id stands in a column; '' for the record as a whole."""

    column: str
    field: str = ""
    value: str = ""


@dataclass(frozen=True)
class InboxRule:
    """`severity` is a name in SEVERITIES. `matter` is one sentence with columns in braces.

    `mend` are the fields that can be wrong. `set` (a field and the word that it gets) and `remove` (a column whose fact
    goes) are what one click can mend.
    """

    severity: str
    matter: Text
    mend: tuple[Field, ...] = ()
    set: Field | None = None
    remove: str = ""


def rule_of(header: Header, text: str, free: Sequence[str]) -> InboxRule | None:
    """The rule that a header describes, None where it describes none. BadQueryFile for what makes no sense.

    `free` are the parameters that have no default: the inbox fills in `as_of` alone.
    """
    given = {key: header.single[key] for key in KEYS if key in header.single}
    if "inbox" not in given:
        for key, entry in given.items():
            raise header.wrong(entry.line, f"“{key}” belongs to a rule of the inbox; add “// inbox: …”")
        return None
    _check(header, given, free)
    columns = {name for name in re.findall(r"\w+", bare(text)) if name in COLUMNS}
    return InboxRule(
        given["inbox"].value,
        Text(*(_sentence(header, given[key], columns) for key in ("matter_vi", "matter"))),
        tuple(_field(header, given["mend"], part, columns) for part in given["mend"].value.split(","))
        if "mend" in given
        else (),
        _set(header, given["set"], columns) if "set" in given else None,
        _field(header, given["remove"], given["remove"].value, columns).column if "remove" in given else "",
    )


def _check(header: Header, given: dict[str, Entry], free: Sequence[str]) -> None:
    line = given["inbox"].line
    if given["inbox"].value not in SEVERITIES:
        known = ", ".join(SEVERITIES)
        raise header.wrong(line, f"inbox is “{given['inbox'].value}”; it takes {known}")
    for key in ("matter", "matter_vi"):
        if key not in given:
            raise header.wrong(line, f"the line “// {key}: …” is missing")
    if header.single["returns"].value != "rows":
        raise header.wrong(line, "a rule of the inbox returns rows")
    for name in free:
        if name != "as_of":
            raise header.wrong(line, f"the inbox does not know what {name} is; give it a default")


def _sentence(header: Header, entry: Entry, columns: set[str]) -> str:
    for name in PLACE.findall(entry.value):
        if name not in columns or COLUMNS[name].type == "fact":
            raise header.wrong(entry.line, f"“{{{name}}}” is no column that a sentence can name")
    return entry.value


def _field(header: Header, entry: Entry, part: str, columns: set[str]) -> Field:
    found = _FIELD.fullmatch(part.strip())
    if found is None or found["column"] not in columns or COLUMNS[found["column"]].type not in RECORD_OF_TYPE:
        raise header.wrong(entry.line, f"“{part.strip()}” is not written COLUMN.FIELD with a column of ids")
    return Field(found["column"], found["field"] or "", found["value"] or "")


def _set(header: Header, entry: Entry, columns: set[str]) -> Field:
    """One word of a field that takes nothing else: so it needs no further check."""
    found = _field(header, entry, entry.value, columns)
    if found.field not in COLUMNS or found.value not in COLUMNS[found.field].choices:
        raise header.wrong(entry.line, "set is written COLUMN.FIELD=WORD with one of the words of that field")
    return found
