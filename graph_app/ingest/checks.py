"""Every row against the vocabulary: what is wrong in it, or the values to write. All mistakes are collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph_app.ingest import mistakes as say
from graph_app.ingest.cells import WrongCell, value_of
from graph_app.ingest.csv_files import Row
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.tables import PARTNERS, SOURCES, Table
from graph_app.language.partial_dates import span
from graph_app.records import Value
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import RelationshipType

# The properties that only one kind of partner has.
_ONLY_FOR = {"level": "City", "category": "Organisation"}
_NAMES = {"partners": ("name_vi", "name_en"), "facts": ("title_vi", "title_en")}


@dataclass
class Found:
    """What is known while the tables are read: the ids so far, each with its file and row, and the mistakes."""

    partners: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def ids_of(self, table: Table) -> dict[str, str]:
        """The ids among which those of `table` are unique: all facts together, whatever their file."""
        if table is SOURCES:
            return self.sources
        return self.partners if table is PARTNERS else self.facts


def note_ids(table: Table, rows: list[Row], found: Found) -> None:
    """Takes down the ids of the rows, before any row is read that refers to them; says where one stands twice."""
    ids = found.ids_of(table)
    for row in rows:
        text = row.cells.get("id")
        if text in ids:
            found.mistakes.append(row.mistake("id", say.ID_TWICE, value=text, first=ids[text]))
        elif text:
            ids[text] = f"{row.file}, row {row.number}"


def checked(table: Table, row: Row, found: Found) -> dict[str, Value]:
    """The values of the row by column, empty cells left out; its mistakes are added to `found`."""
    before = len(found.mistakes)
    values: dict[str, Value] = {}
    for column in table.properties:
        found.mistakes.extend(_cell_mistakes(column, row, values, found))
    if len(found.mistakes) == before:  # what the cells say together is looked at where each makes sense
        found.mistakes.extend(_row_mistakes(table, row, values))
    return values


def _cell_mistakes(column: Property, row: Row, values: dict[str, Value], found: Found) -> Iterator[Mistake]:
    text = row.cells.get(column.name)
    if text is None:
        if column.required:
            yield row.mistake(column.name, say.EMPTY, wanted=_wanted(column))
        return
    try:
        values[column.name] = value_of(column, text)
    except WrongCell as wrong:
        yield row.mistake(column.name, say.WRONG, value=text, wanted=wrong)
    if column.type == "partner" and text not in found.partners:
        yield row.mistake(column.name, say.UNKNOWN_ID, value=text, file=PARTNERS.file)
    if column.type == "source" and text not in found.sources:
        yield row.mistake(column.name, say.UNKNOWN_ID, value=text, file=SOURCES.file)


def _wanted(column: Property) -> str:
    if column.choices:
        return "one of " + ", ".join(column.choices)
    return {"partner": f"an ID of {PARTNERS.file}", "source": f"an ID of {SOURCES.file}"}.get(column.type, "text")


def _row_mistakes(table: Table, row: Row, values: Mapping[str, Value]) -> Iterator[Mistake]:
    for column in table.properties:
        if column.together and column.name in values and column.together not in values:
            yield row.mistake(column.name, say.ALONE, value=row.cells[column.name], other=column.together)
    if table is PARTNERS:
        yield from _partner_mistakes(row, values)
    if table.relationship_type:
        yield from _fact_mistakes(table.relationship_type, row, values)


def _partner_mistakes(row: Row, values: Mapping[str, Value]) -> Iterator[Mistake]:
    yield from _unnamed(row, values, "partners")
    for name, kind in _ONLY_FOR.items():
        if name in values and values["kind"] != kind:
            yield row.mistake(name, say.NOT_FOR_KIND, kind=values["kind"], property=name)


def _unnamed(row: Row, values: Mapping[str, Value], what: str) -> Iterator[Mistake]:
    first, other = _NAMES[what]
    if first not in values and other not in values:
        yield row.mistake(first, say.NO_NAME, first=first, other=other)


def _fact_mistakes(of_type: RelationshipType, row: Row, values: Mapping[str, Value]) -> Iterator[Mistake]:
    first, second = of_type.roles
    if values[first] == values[second]:
        yield row.mistake(second, say.SELF_LOOP, value=values[second])
    yield from _unnamed(row, values, "facts")
    yield from _span_mistakes(of_type.dated_by, row)
    for earlier, later in (("since", "until"), ("signed_on", "expires_on"), ("date_from", "date_to")):
        if earlier in values and later in values and _last(row, later) < _first(row, earlier):
            yield row.mistake(later, say.BEFORE, value=row.cells[later], other=earlier, limit=row.cells[earlier])


def _span_mistakes(dated_by: str, row: Row) -> Iterator[Mistake]:
    """`date_from` and `date_to` narrow what the date says; they do not contradict it, nor stand for it."""
    date = row.cells.get(dated_by)
    for name in ("date_from", "date_to"):
        text = row.cells.get(name)
        if text and not date:
            yield row.mistake(name, say.NO_DATE, value=text, other=dated_by)
        elif text and date and not _first(row, dated_by) <= _first(row, name) <= _last(row, dated_by):
            yield row.mistake(name, say.OUTSIDE, value=text, other=dated_by, limit=date)


def _first(row: Row, column: str) -> str:
    return span(row.cells[column])[0].isoformat()


def _last(row: Row, column: str) -> str:
    return span(row.cells[column])[1].isoformat()
