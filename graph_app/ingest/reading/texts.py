"""A text table (CSV, TSV, semicolons, rows pasted from a spreadsheet) -> a sheet, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, Any, TextIO, cast

from graph_app.errors import (
    EmptyUpload,
    NotADelimiter,
    RowTooLong,
    StrayQuote,
    TooManyColumns,
    TooManyRows,
    UnclosedQuote,
)
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.delimiters import DELIMITERS, found_delimiter
from graph_app.ingest.reading.encodings import found_encoding, mark_length
from graph_app.ingest.reading.heads import placed, sheet_rows
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.names import known_names
from graph_app.ingest.reading.origins import Origin
from graph_app.ingest.reading.sheets import Choices, Faulty, Line, Progress, RawRow, Sheet, unheard

_NO_NOTES: Mapping[int, Saying] = {}
_SAMPLE_LETTERS = 1 << 17
_FORMULA_STARTS = ("=", "+", "-", "@")


def text_sheet(file: str, name: str, origin: Origin, limits: Limits, choices: Choices) -> Sheet:
    """The table of a text file; `name` is its own within a ZIP.

    Raises WrongEncoding, NullByte, EmptyUpload, NotADelimiter, what `_rows` raises for the first rows, and while the
    sheet is walked what it raises for the rest.
    """
    said = name or file
    if choices.delimiter is not None and choices.delimiter not in DELIMITERS:
        raise NotADelimiter(file=said, value=choices.delimiter)
    with origin.opened() as stream:
        encoding = found_encoding(said, stream, choices.encoding)
    with _text(origin, encoding) as (text, _share):
        sample = _first(_lines(said, text, limits, ""))
    if not any(line.strip() for line in sample):
        raise EmptyUpload(file=said)
    told = _told_delimiter(sample[0])
    delimiter = choices.delimiter or told or found_delimiter(sample, known_names)
    skipped = 1 if told else 0

    def rows(progress: Progress) -> Iterator[RawRow]:
        with _text(origin, encoding) as (text, share):
            yield from _rows(said, text, limits, delimiter, skipped, lambda: progress(share()))

    head = placed(said, rows(unheard), limits, choices.header_row)
    padded = delimiter == "\t"  # a spreadsheet leaves out the empty cells at the end of a row

    def walk(progress: Progress) -> Iterator[Line]:
        return map(_as_text, sheet_rows(said, head, rows(progress), limits, padded))

    return Sheet(file, name, head.titles, head.row, walk, "table", encoding, delimiter, head.remarks)


def _first(lines: Iterator[str]) -> list[str]:
    """The first lines, at least one, as many as a look at them needs."""
    found: list[str] = []
    letters = 0
    for line in lines:
        found.append(line)
        letters += len(line)
        if letters > _SAMPLE_LETTERS:
            break
    return found


def _told_delimiter(line: str) -> str | None:
    """“sep=;” in the first line is how Excel says it."""
    text = line.strip("\r\n\ufeff")
    return text[4:] if text.startswith("sep=") and text[4:] in DELIMITERS else None


@contextmanager
def _text(origin: Origin, encoding: str) -> Iterator[tuple[TextIO, Callable[[], float]]]:
    """The text from its beginning, and a function that tells which share of it has been read."""
    with origin.opened() as stream:
        stream.seek(mark_length(stream, encoding))
        python_name = "cp1258" if encoding == "windows-1258" else encoding
        buffer = cast(Any, _Unclosed(stream))
        with io.TextIOWrapper(buffer, encoding=python_name, newline="") as text:
            yield text, lambda: min(stream.tell() / max(origin.size, 1), 1.0)


class _Unclosed(io.RawIOBase):
    """A stream that stays open when the text around it is closed, and can be asked where it is."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)

    def read1(self, size: int = -1) -> bytes:
        return self._stream.read(size)


def _lines(file: str, text: TextIO, limits: Limits, delimiter: str) -> Iterator[str]:
    """Line by line, none longer than may be held at once. RowTooLong, TooManyColumns."""
    number = 0
    while line := text.readline(limits.line):
        number += 1
        if len(line) >= limits.line and not line.endswith(("\n", "\r")):
            if any(line.count(sign) > limits.columns for sign in (delimiter or DELIMITERS)):
                raise TooManyColumns(file=file, row=number, limit=limits.columns)
            raise RowTooLong(file=file, row=number, limit=limits.line)
        yield line


def _rows(
    file: str, text: TextIO, limits: Limits, delimiter: str, skipped: int, heard: Callable[[], None]
) -> Iterator[RawRow]:
    """Rows with their numbers. RowTooLong, TooManyColumns, StrayQuote, UnclosedQuote."""
    lines = _lines(file, text, limits, delimiter)
    for _ in range(skipped):
        next(lines, "")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = skipped
    before = 0
    try:
        for row in reader:
            number += 1
            if number > limits.most_lines:  # empty ones, which are no rows: they take their time, too
                raise TooManyRows(file=file, limit=limits.rows)
            before = reader.line_num
            if number % 500 == 0:
                heard()
            yield number, row, _NO_NOTES
    except csv.Error as problem:
        # From the place where the row begins, so that it can be found.
        place = {"file": file, "row": number + 1}
        if reader.line_num > before + 1 or "end of data" in str(problem):
            raise UnclosedQuote(**place) from problem
        if "limit" in str(problem):
            raise RowTooLong(**place, limit=csv.field_size_limit()) from problem
        raise StrayQuote(**place) from problem
    heard()


def _as_text(line: Line) -> Line:
    """What only a text table has: formulas that nobody computed, and marks that a text is none."""
    for place, cell in enumerate(line.cells):
        if cell[:1] == "=":
            line.cells[place] = Faulty(shown(cell), Saying(say.FORMULA_TEXT))
        elif cell[:1] == "'" and cell[1:2] in _FORMULA_STARTS and len(cell) > 1:
            line.cells[place] = cell[1:]  # our own exports write it so, as spreadsheets do
    return line
