"""A CSV file as rows of text: decoded, normalised, with the columns that its table has, and nothing read into it."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph_app.ingest import mistakes as say
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.tables import Table


@dataclass(frozen=True)
class Row:
    """`number` counts as a spreadsheet does. `cells` holds the filled cells by column, in Unicode NFC."""

    file: str
    number: int
    cells: Mapping[str, str]

    def mistake(self, column: str, sentence: str, **facts: object) -> Mistake:
        """What is wrong in one cell of this row."""
        return Mistake(self.file, self.number, column, sentence, facts)


def read_rows(folder: Path, table: Table) -> tuple[list[Row], list[Mistake]]:
    """The rows of the table's file in `folder`, empty ones left out, and what is wrong with the file as such."""
    path = folder / table.file
    try:
        text = path.read_text(encoding="utf-8-sig")  # a BOM, which Excel writes, is no part of the first column
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return [], [_of_file(table, say.NOT_THERE, folder=folder)]
    except UnicodeDecodeError:
        return [], [_of_file(table, say.NOT_UTF8)]
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        return [], [_of_file(table, say.NOT_CSV, problem=problem)]
    header = [cell.strip() for cell in lines[0]] if lines else []
    wrong = list(_header_mistakes(table, header))
    return ([], wrong) if wrong else _rows(table, header, lines[1:])


def _of_file(table: Table, sentence: str, **facts: object) -> Mistake:
    return Mistake(table.file, 0, "", sentence, facts)


def _header_mistakes(table: Table, header: list[str]) -> Iterator[Mistake]:
    for name, column in table.by_name.items():
        if column.required and name not in header:
            yield Mistake(table.file, 1, name, say.NO_COLUMN, {})
    for name in dict.fromkeys(header):
        if name not in table.by_name:
            yield Mistake(table.file, 1, name, say.UNKNOWN_COLUMN, {"known": ", ".join(table.by_name)})
        elif header.count(name) > 1:
            yield Mistake(table.file, 1, name, say.COLUMN_TWICE, {})


def _rows(table: Table, header: list[str], lines: list[list[str]]) -> tuple[list[Row], list[Mistake]]:
    rows, wrong = [], []
    for number, line in enumerate(lines, start=2):
        cells = [unicodedata.normalize("NFC", cell).strip() for cell in line]
        if not any(cells):
            continue
        row = Row(table.file, number, {name: cell for name, cell in zip(header, cells, strict=False) if cell})
        if len(cells) == len(header):
            rows.append(row)
        else:
            wrong.append(row.mistake("", say.CELL_COUNT, found=len(cells), wanted=len(header)))
    return rows, wrong
