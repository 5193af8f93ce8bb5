"""Which row of a sheet names its columns, and the rows below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph_app.errors import EmptyUpload, HeaderOnly, NoSuchRow, TooManyColumns, TooManyRows
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.letters import cleaned, composed, has_idle
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.names import known_names
from graph_app.ingest.reading.sheets import Exact, Faulty, Line, RawRow

_LOOKED_AT = 30
_DEEPEST = 1_000  # row in which somebody may say that the head is
_IDLE = Saying(say.IDLE_LETTER)


@dataclass(frozen=True)
class Head:
    """`row` is the number of the row that holds `titles`; empty ones at its end are left out."""

    row: int
    titles: tuple[str, ...]
    remarks: tuple[Saying, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.titles)


def placed(file: str, rows: Iterator[RawRow], limits: Limits, chosen: int | None) -> Head:
    """The head of the sheet: the chosen row, else of the first rows the one with the most names that we know.

    Offices write a title over their tables, so that the first row often names nothing. Where no row does, the first
    that is not empty is the head. EmptyUpload, HeaderOnly, NoSuchRow, TooManyColumns.
    """
    if chosen is not None and not 1 <= chosen <= _DEEPEST:
        raise NoSuchRow(file=file, row=chosen)
    looked_at = islice(rows, max(_LOOKED_AT, chosen or 0))
    first = [(number, [cell.strip() for cell in cells]) for number, cells, _ in looked_at]
    filled = [(number, cells) for number, cells in first if any(cells)]
    if not filled:
        filled = [(number, cells) for number, cells, _ in rows if any(cell.strip() for cell in cells)][:2]
    if not filled:
        raise EmptyUpload(file=file)
    number, cells = _row_of(file, filled, chosen)
    width = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    if width > limits.columns:
        raise TooManyColumns(file=file, row=number, limit=limits.columns)
    if filled[-1][0] <= number and not any(any(cell.strip() for cell in cells) for _, cells, _ in rows):
        raise HeaderOnly(file=file)
    titles = tuple(" ".join(cleaned(cell, limits.letters).split()) for cell in cells[:width])
    above = [Saying(say.HEAD_FOUND, {"row": number})] if number != filled[0][0] else []
    return Head(number, titles, tuple(above))


def _row_of(file: str, filled: Sequence[tuple[int, list[str]]], chosen: int | None) -> tuple[int, list[str]]:
    if chosen is None:
        return max(filled, key=lambda row: known_names(row[1]))  # the first of equals
    found = next((row for row in filled if row[0] == chosen), None)
    if found is None:
        raise NoSuchRow(file=file, row=chosen)
    return found


def sheet_rows(file: str, head: Head, rows: Iterable[RawRow], limits: Limits, padded: bool) -> Iterator[Line]:
    """The filled rows below the head, each with as many cells as it. TooManyRows.

    `padded`: the format leaves out empty cells at the end of a row, so that a short one is whole.
    """
    count = 0
    for number, cells, notes in rows:
        if number <= head.row or not any(cells):
            continue
        line = _line((number, cells, notes), head, limits, padded)
        if not any(line.cells) and line.fault is None:
            continue
        count += 1
        if count > limits.rows:
            raise TooManyRows(file=file, limit=limits.rows)
        yield line


def _line(row: RawRow, head: Head, limits: Limits, padded: bool) -> Line:
    number, cells, notes = row
    given = len(cells)
    while given > head.width and not cells[given - 1].strip():
        given -= 1
    kept = cells[: head.width]
    whole = "".join(kept)
    if not whole.isascii():
        kept = [composed(cell) if type(cell) is str else cell for cell in kept]
    if whole.isprintable() and len(whole) <= limits.letters:  # nearly always: nothing to look for cell by cell
        line = Line(number, [cell.strip() if type(cell) is str else cell for cell in kept])
    else:
        line = Line(number, [_read(cell, limits) for cell in kept])
        line.notes.update((place, _IDLE) for place, cell in enumerate(kept) if has_idle(cell))
    line.notes.update((place, note) for place, note in notes.items() if place < head.width)
    if given > head.width or (given < head.width and not padded):
        line.fault = Saying(say.CELL_COUNT, {"found": given, "wanted": head.width})
    line.cells += [""] * (head.width - given)
    return line


def _read(cell: str, limits: Limits) -> str:
    return cell if isinstance(cell, Exact | Faulty) else cleaned(cell, limits.letters)
