"""A CSV file as rows of text: decoded, normalised, with the columns that its table has, and nothing read into it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TextIO

from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake, Mistakes
from graph_app.ingest.tables import Table


@dataclass
class Row:
    """`number` counts as a spreadsheet does. `cells` holds the filled cells by column, in Unicode NFC.

    Where `cells` are spelled as the seed has them, `written` holds what stands there, to be quoted.
    """

    file: str
    number: int
    cells: Mapping[str, str]
    written: Mapping[str, str] = field(default_factory=dict)

    def quoted(self, column: str) -> str:
        """What stands in a cell, for the sentence that speaks of it."""
        return self.written.get(column) or self.cells[column]

    def mistake(self, column: str, sentence: str, **facts: object) -> Mistake:
        """What is wrong in one cell of this row."""
        return Mistake(self.file, self.number, column, sentence, facts)


def read_batches(folder: Path, table: Table, size: int, mistakes: Mistakes) -> Iterator[tuple[list[Row], int]]:
    """The rows of the table's file in `folder`, empty ones left out, `size` at a time, and the bytes read until then.

    Never more than a batch is held. What is wrong with the file as such, or with the number of cells in a row, is
    added to `mistakes`; where the rest of the file cannot be read, the rows before it have been given.
    """
    path = folder / table.file
    try:
        # utf-8-sig: a BOM, which Excel writes, is no part of the first column
        with path.open("rb") as file, TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
            rows = _readable(_rows(text, table, mistakes), table, mistakes)
            while batch := list(islice(rows, size)):
                yield batch, file.tell()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        mistakes.add_unread(_of_file(table, say.NOT_THERE, folder=folder))


def _readable(rows: Iterator[Row], table: Table, mistakes: Mistakes) -> Iterator[Row]:
    """The rows up to the place from which on the file cannot be read."""
    try:
        yield from rows
    except UnicodeDecodeError:
        mistakes.add_unread(_of_file(table, say.NOT_UTF8))
    except csv.Error as problem:
        mistakes.add_unread(_of_file(table, say.NOT_CSV, problem=problem))


def _of_file(table: Table, sentence: str, **facts: object) -> Mistake:
    return Mistake(table.file, 0, "", sentence, facts)


def _rows(file: TextIO, table: Table, mistakes: Mistakes) -> Iterator[Row]:
    # A line at a time is normalised: nothing composes with the commas, quotation marks and line ends between cells.
    lines = csv.reader((unicodedata.normalize("NFC", line) for line in file), strict=True)
    header = [cell.strip() for cell in next(lines, [])]
    wrong = list(_header_mistakes(table, header))
    for mistake in wrong:
        mistakes.add_unread(mistake)
    if wrong:
        return
    for number, line in enumerate(lines, start=2):
        cells = [cell.strip() for cell in line]
        if not any(cells):
            continue
        row = Row(table.file, number, {name: cell for name, cell in zip(header, cells, strict=False) if cell})
        if len(cells) == len(header):
            yield row
        else:
            mistakes.add(row.mistake("", say.CELL_COUNT, found=len(cells), wanted=len(header)))


def _header_mistakes(table: Table, header: list[str]) -> Iterator[Mistake]:
    for name, column in table.by_name.items():
        if column.required and name not in header:
            yield Mistake(table.file, 1, name, say.NO_COLUMN, {})
    for name in dict.fromkeys(header):
        if name not in table.by_name:
            yield Mistake(table.file, 1, name, say.UNKNOWN_COLUMN, {"known": ", ".join(table.by_name)})
        elif header.count(name) > 1:
            yield Mistake(table.file, 1, name, say.COLUMN_TWICE, {})
