"""Every row against the vocabulary: what is wrong in it, or the values to write. All mistakes are collected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell, days_of, reader_of
from graph_app.ingest.csv_files import Row
from graph_app.ingest.mistakes import Mistake, Mistakes
from graph_app.ingest.tables import FACT_TABLES, PARTNERS, SOURCES, TABLES, Table
from graph_app.records import Value
from graph_app.vocabulary.kinds import not_for
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import RelationshipType

_NAMES = {"partners": ("name_vi", "name_en"), "facts": ("title_vi", "title_en")}
_IN_ORDER = (("since", "until"), ("signed_on", "expires_on"), ("date_from", "date_to"))
# Where the ids stand that a column of this type may hold.
_ID_TABLES = {"partner": PARTNERS, "source": SOURCES}


@dataclass
class Found:
    """What is known while the tables are read: the row of every id so far, by file, and the mistakes.

    This grows with the tables, by about 150 bytes an id; nothing else of a row is kept.
    """

    rows: Mapping[str, dict[str, int]] = field(default_factory=lambda: {table.file: {} for table in TABLES})
    mistakes: Mistakes = field(default_factory=Mistakes)


class TableChecks:
    """The checks of one table: what they need to know of its columns is looked up once, not for every row."""

    def __init__(self, table: Table, found: Found) -> None:
        self._table = table
        self._found = found
        self._readers = {column.name: reader_of(column) for column in table.properties}
        self._required = {column.name for column in table.properties if column.required}
        self._known = [
            (column.name, _ID_TABLES[column.type].file, found.rows[_ID_TABLES[column.type].file])
            for column in table.properties
            if column.type in _ID_TABLES
        ]
        # The ids among which those of this table are unique: all facts together, whatever their file.
        self._rivals = [rival.file for rival in (FACT_TABLES if table in FACT_TABLES else (table,))]

    def checked(self, row: Row) -> dict[str, Value]:
        """The values of the row by column, empty cells left out; its mistakes are added to those found."""
        mistakes = self._found.mistakes
        before = mistakes.count
        self._note_id(row)
        values = self._values(row)
        self._look_up(row)
        if mistakes.count == before:  # what the cells say together is looked at where each makes sense
            for mistake in row_mistakes(self._table, row, values):
                mistakes.add(mistake)
        return values

    def _note_id(self, row: Row) -> None:
        """Takes down the id, right or wrong, so that a row that refers to it is not told off as well."""
        text = row.cells.get("id")
        if not text:
            return
        for file in self._rivals:
            if text in self._found.rows[file]:
                first = f"{file}, row {self._found.rows[file][text]}"
                self._found.mistakes.add(row.mistake("id", say.ID_TWICE, value=text, first=first))
                return
        self._found.rows[row.file][text] = row.number

    def _values(self, row: Row) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name, text in row.cells.items():
            try:
                values[name] = self._readers[name](text)
            except WrongCell as wrong:
                self._found.mistakes.add(row.mistake(name, wrong.sentence, value=row.quoted(name), **wrong.facts))
        if not self._required <= row.cells.keys():
            for column in self._table.properties:
                if column.required and column.name not in row.cells:
                    self._found.mistakes.add(empty(row, column))
        return values

    def _look_up(self, row: Row) -> None:
        for name, file, known in self._known:
            text = row.cells.get(name)
            if text is not None and text not in known and file not in self._found.mistakes.unread:
                self._found.mistakes.add(row.mistake(name, say.UNKNOWN_REFERENCE, value=text, file=file))


def row_mistakes(table: Table, row: Row, values: Mapping[str, Value]) -> Iterator[Mistake]:
    """What the cells of a row say together and cannot mean; each cell by itself is right.

    `row.cells` holds the texts of `values` as the seed writes them (dates like 2021-09-14); what is quoted is what
    stands in the cell.
    """
    for column in table.properties:
        if column.together and column.name in values and column.together not in values:
            yield row.mistake(column.name, say.ALONE, value=row.quoted(column.name), other=column.together)
    if table is PARTNERS:
        yield from _partner_mistakes(row, values)
    if table.relationship_type:
        yield from _fact_mistakes(table.relationship_type, row, values)


def empty(row: Row, column: Property) -> Mistake:
    """That a cell is empty which must not be, with what it takes."""
    if column.choices:
        return row.mistake(column.name, say.EMPTY_CHOICE, choices=", ".join(column.choices))
    if column.type in _ID_TABLES:
        return row.mistake(column.name, say.EMPTY_ID, file=_ID_TABLES[column.type].file)
    return row.mistake(column.name, say.EMPTY_TEXT)


def _partner_mistakes(row: Row, values: Mapping[str, Value]) -> Iterator[Mistake]:
    yield from _unnamed(row, values, "partners")
    for name in not_for(str(values["kind"]), values) if "kind" in values else ():
        yield row.mistake(name, say.NOT_FOR_KIND, kind=values["kind"], property=name)


def _unnamed(row: Row, values: Mapping[str, Value], what: str) -> Iterator[Mistake]:
    first, other = _NAMES[what]
    if first not in values and other not in values:
        yield row.mistake(first, say.NO_NAME, first=first, other=other)


def _fact_mistakes(of_type: RelationshipType, row: Row, values: Mapping[str, Value]) -> Iterator[Mistake]:
    first, second = of_type.roles
    if second in values and values.get(first) == values[second]:
        yield row.mistake(second, say.SELF_LOOP, value=values[second])
    yield from _unnamed(row, values, "facts")
    yield from _span_mistakes(of_type.dated_by, row)
    for earlier, later in _IN_ORDER:
        if earlier in values and later in values and _last(row, later) < _first(row, earlier):
            facts = {"value": row.quoted(later), "other": earlier, "limit": row.quoted(earlier)}
            yield row.mistake(later, say.BEFORE, **facts)


def _span_mistakes(dated_by: str, row: Row) -> Iterator[Mistake]:
    """`date_from` and `date_to` narrow what the date says; they do not contradict it, nor stand for it."""
    date = row.cells.get(dated_by)
    for name in ("date_from", "date_to"):
        text = row.cells.get(name)
        if text and not date:
            yield row.mistake(name, say.NO_DATE, value=row.quoted(name), other=dated_by)
        elif text and date and not _first(row, dated_by) <= _first(row, name) <= _last(row, dated_by):
            facts = {"value": row.quoted(name), "other": dated_by, "limit": row.quoted(dated_by)}
            yield row.mistake(name, say.OUTSIDE, **facts)


def _first(row: Row, column: str) -> str:
    return days_of(row.cells[column])[0]


def _last(row: Row, column: str) -> str:
    return days_of(row.cells[column])[1]
