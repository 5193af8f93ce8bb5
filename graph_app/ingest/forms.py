"""One record as the texts of a form, and back: by the readers and checks that read the tables of an import.

The texts are spelled as the seed has them (dates like 2021-09-14, numbers like 12.5) unless a notation is named.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite

from graph_app.changes.edits import Record
from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell, days_of
from graph_app.ingest.checks import Found, TableChecks
from graph_app.ingest.csv_files import Row
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.previewing.drafts import fact_draft, partner_draft, source_draft
from graph_app.ingest.previewing.stock import properties
from graph_app.ingest.reading.letters import field_text
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Faulty
from graph_app.ingest.reading.values import speller_of
from graph_app.ingest.tables import FACT_TABLES, PARTNERS, SOURCES, Table
from graph_app.records import Value
from graph_app.vocabulary.properties import Property

TABLE_OF_TYPE = {table.relationship_type.name: table for table in FACT_TABLES if table.relationship_type}
# What the program fills in by itself.
_OWN = {"id", "recorded_on"}
Texts = dict[str, str]


def table_of(what: str, type: str = "") -> Table:
    """The table that a record would stand in."""
    return TABLE_OF_TYPE[type] if what == "fact" else PARTNERS if what == "partner" else SOURCES


def fields_of(table: Table) -> tuple[Property, ...]:
    """What a form of the table asks for."""
    return tuple(column for column in table.properties if column.name not in _OWN)


def texts_of(table: Table, record: Record) -> Texts:
    """The texts of a record's fields, empty ones left out; days that only repeat the date are left out, too."""
    own = dict(properties(record))
    if table.relationship_type:
        own |= dict(zip(table.relationship_type.roles, (record["source"], record["target"]), strict=True))
        day = own.get(table.relationship_type.dated_by)
        for name, derived in zip(("date_from", "date_to"), _days(day), strict=True):
            if own.get(name) == derived:
                own.pop(name, None)
    if table is PARTNERS:
        own["kind"] = record["kind"]
    return {field.name: _text(own[field.name]) for field in fields_of(table) if own.get(field.name) is not None}


def _days(day: Value) -> tuple[str, str]:
    try:
        return days_of(str(day)) if day else ("", "")
    except ValueError:
        return "", ""


def _text(value: Value) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, float) and isfinite(value):
        return format(Decimal(str(value)), "f")  # never 1e-05, which no reader of numbers takes
    return str(value).lower() if isinstance(value, bool) else str(value)


def checked_form(
    table: Table,
    id: str,
    texts: Mapping[str, str],
    known: Mapping[str, Collection[str]],
    notation: Notation,
    letters: int = Limits.letters,
) -> tuple[dict[str, Value], Texts, dict[str, Mistake]]:
    """Values and spelled texts of the filled fields, and the first mistake of each field that is wrong.

    `known` holds the ids that may be named, by file; a field holds at most as many `letters` as a cell.
    """
    cells: Texts = {"id": id}
    unread: Texts = {}
    wrong: dict[str, Mistake] = {}
    asked = Row(table.file, 0, texts)
    for field in fields_of(table):
        typed = texts.get(field.name, "").strip()
        text = field_text(typed, letters)
        if isinstance(text, Faulty):
            facts = {"value": str(text), **text.saying.facts}
            unread[field.name] = typed
            wrong[field.name] = asked.mistake(field.name, text.saying.sentence, **facts)
            continue
        if not text:
            continue
        try:
            cells[field.name] = speller_of(field, notation)(text)
        except WrongCell as problem:
            cells[field.name] = text
            sentence = say.IN_A_FORM.get(problem.sentence, problem.sentence)
            wrong[field.name] = asked.mistake(field.name, sentence, value=text, **problem.facts)
    found = Found()
    for file, ids in known.items():
        found.rows[file].update(dict.fromkeys(ids, 0))
    found.rows[table.file].pop(id, None)
    values = TableChecks(table, found).checked(Row(table.file, 0, cells, texts))
    for mistake in found.mistakes.first:
        wrong.setdefault(mistake.column, mistake)
    values.pop("id", None)
    return values, {name: cell for name, cell in (cells | unread).items() if name != "id"}, wrong


def record_of(table: Table, id: str, values: Mapping[str, Value], before: Record | None, today: date) -> Record:
    """The record that the values of a form make; what the form does not ask for stays, an empty field is cleared."""
    kept = _kept(table, before) if before else None
    if table.relationship_type:
        return fact_draft(id, table.relationship_type, values, kept, today)
    if table is PARTNERS:
        return partner_draft(id, {"home": False, **values}, kept)
    return source_draft(id, values, kept)


def _kept(table: Table, before: Record) -> Record:
    asked = {field.name for field in fields_of(table)} | ({"date"} if table.relationship_type else set())
    return {**before, "properties": {name: own for name, own in properties(before).items() if name not in asked}}
