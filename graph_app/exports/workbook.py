"""Tables as .xlsx for spreadsheet programs: rows on one sheet, on another what they are.

Written by XlsxWriter in its constant-memory mode: each row goes to a file on disk as it comes, so that a million take
no more memory than ten. openpyxl's write-only mode does that, too, in the same time, but takes each text that begins
with = for a formula and needs a second package; here every cell says what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph_app.exports.tables import cell_value, is_formula
from graph_app.language.texts import Text
from graph_app.language.xml_letters import fit_for_xml
from graph_app.records import Rows, Value
from graph_app.vocabulary.columns import COLUMNS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What the file format bears.
MOST_ROWS = 1_048_576
_MOST_LETTERS = 32_767
_FIRST_YEAR = 1900  # spreadsheets have no days before
_DAYS = {"date", "day"}
_ROWS, _ABOUT = Text("Kết quả", "Rows"), Text("Giới thiệu", "About")
_WIDTHS = {"text": 44, "list": 36, "partners": 36, "relationships": 30, "integer": 11, "number": 14, "year": 8}
_USUAL_WIDTH = 20
_OPTIONS = {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}


@dataclass(frozen=True)
class Note:
    """What is known once all rows are written: lines of caption and value about them, and a last line below them."""

    about: Sequence[tuple[str, Value]]
    last_line: str = ""


def write_tables(
    file: IO[bytes], tables: Mapping[str, Rows], about: Sequence[tuple[str, Value]], language: str
) -> None:
    """Several tables as sheets of one workbook, by the names of the sheets; what they are on the last."""
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        quoted, bold = book.add_format({"quote_prefix": True}), book.add_format({"bold": True, "bottom": 1})
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            _head(sheet, table.columns, bold)
            last = _body(sheet, table.columns, table.rows, quoted)
            sheet.autofilter(0, 0, last, max(len(table.columns) - 1, 0))
        columns = [*dict.fromkeys(column for table in tables.values() for column in table.columns)]
        _tell(book.add_worksheet(_ABOUT.told_in(language)), Note(about), columns, language, (bold, quoted))


def write_workbook(
    file: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[Value]], note: Callable[[], Note], language: str
) -> None:
    """The rows as a workbook into `file`; `note` is asked when they are through. `language` ("vi", "en"): of its words.

    A day that is known to the day is a date, a year or month stays text; unknown is an empty cell. A text that begins
    like a formula is a text, also after somebody has edited the cell.
    """
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        quoted, bold = book.add_format({"quote_prefix": True}), book.add_format({"bold": True, "bottom": 1})
        sheet = book.add_worksheet(_ROWS.told_in(language))
        _head(sheet, columns, bold)
        place = _body(sheet, columns, rows, quoted)
        told = note()
        sheet.autofilter(0, 0, place, max(len(columns) - 1, 0))
        if told.last_line:
            _write(sheet, (place + 1, 0), told.last_line, quoted)
        _tell(book.add_worksheet(_ABOUT.told_in(language)), told, columns, language, (bold, quoted))


def _head(sheet: Worksheet, columns: Sequence[str], bold: Format) -> None:
    for place, name in enumerate(columns):
        known = COLUMNS.get(name)
        sheet.set_column(place, place, _WIDTHS.get(known.type if known else "", _USUAL_WIDTH))
        sheet.write_string(0, place, fit_for_xml(name), bold)
    sheet.freeze_panes(1, 0)


def _body(sheet: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[Value]], quoted: Format) -> int:
    """Writes the rows below the head, and answers the place of the last."""
    place = 0
    for place, row in enumerate(rows, start=1):
        for column, (name, value) in enumerate(zip(columns, row, strict=True)):
            _write(sheet, (place, column), _as_day(name, value), quoted)
    return place


def _tell(sheet: Worksheet, told: Note, columns: Sequence[str], language: str, formats: tuple[Format, Format]) -> None:
    """What the rows are, and below what each column is called in the reader's language."""
    bold, quoted = formats
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    for place, (caption, value) in enumerate(told.about):
        sheet.write_string(place, 0, fit_for_xml(caption), bold)
        _write(sheet, (place, 1), value, quoted)
    for place, name in enumerate(columns, start=len(told.about) + 1):
        sheet.write_string(place, 0, fit_for_xml(name))
        known = COLUMNS.get(name)
        _write(sheet, (place, 1), known.caption.told_in(language) if known else None, quoted)


def _as_day(name: str, value: Value) -> Value | date:
    if not isinstance(value, str) or len(value) != 10 or name not in COLUMNS or COLUMNS[name].type not in _DAYS:
        return value
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return day if day.year >= _FIRST_YEAR else value


def _write(sheet: Worksheet, place: tuple[int, int], value: Value | date, quoted: Format) -> None:
    cell: Any = value if isinstance(value, bool | date) else _unmarked(value)
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell)
    elif cell:
        text = fit_for_xml(cell)
        text = text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
        sheet.write_string(*place, text, quoted if is_formula(text) else None)


def _unmarked(value: Value) -> str | int | float:
    """As in CSV, but for the apostrophe: a workbook says of each cell whether it is a text."""
    if isinstance(value, list):
        return "; ".join(str(_unmarked(part)) for part in value)
    return value if isinstance(value, str) else cell_value(value)
