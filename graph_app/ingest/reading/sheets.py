"""What every file becomes, whatever its format: sheets with a head and rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph_app.ingest.mistakes import Mistake, Saying

# Hears which share of a sheet, 0 to 1, has been read.
Progress: TypeAlias = Callable[[float], None]


def unheard(_share: float) -> None:
    """For who does not want to know how far it is."""


class Exact(str):
    """A text that the file itself holds as a number, a day or true and false.

    It is in the one notation of programs (1234.5, 2021-09-14, true), whatever people use in the rest of the sheet.
    """

    __slots__ = ()


class Faulty(str):
    """A cell that has no text to read: what is shown in its place, and the sentence that says why."""

    saying: Saying

    def __new__(cls, shown: str, saying: Saying) -> Faulty:
        """`saying` without {value}, which is `shown`."""
        cell = super().__new__(cls, shown)
        cell.saying = saying
        return cell


@dataclass
class Line:
    """A row: `number` counts as a spreadsheet does, `cells` are as many as the head, "" where nothing stands.

    `fault` is what is wrong with the row as such, for instance that it has other cells than the head. `notes` say by
    place what was done to a cell so that it could be read.
    """

    number: int
    cells: list[str]
    fault: Saying | None = None
    notes: dict[int, Saying] = field(default_factory=dict)


# Number, cells and notes of a row as its format has them, before it is known how wide the sheet is.
RawRow: TypeAlias = tuple[int, list[str], Mapping[int, Saying]]
# Walks the rows of a sheet from the first; may be called again and reads anew. Raises UploadRefused.
Walk: TypeAlias = Callable[[Progress], Iterator[Line]]


@dataclass(frozen=True)
class Sheet:
    """One table of a file. `name` is that of a workbook's sheet or of a file in a ZIP, "" where there is only one.

    `origin` says what its head can be trusted to be: "table" (people wrote it), "partners" or "facts" (the nodes and
    edges of a graph). `encoding` and `delimiter` are what was found or chosen, None where there are none. The rows
    are read when they are walked: only then is known what stands in them.
    """

    file: str
    name: str
    header: tuple[str, ...]
    header_row: int
    walk: Walk
    origin: str = "table"
    encoding: str | None = None
    delimiter: str | None = None
    remarks: tuple[Saying, ...] = ()
    from_1904: bool = False  # from which year a workbook counts its days

    def lines(self, progress: Progress = unheard) -> Iterator[Line]:
        """The rows below the head, empty ones left out."""
        return self.walk(progress)

    def mistake(self, row: int, column: str, sentence: str, facts: Mapping[str, object] | None = None) -> Mistake:
        """What is wrong at a place of this sheet; `column` as its head names it."""
        return Mistake(self.file, row, column, sentence, facts or {}, self.name)


@dataclass(frozen=True)
class Choices:
    """What the steward set by hand because what was found is not right; None: find it."""

    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None


NO_CHOICES = Choices()
