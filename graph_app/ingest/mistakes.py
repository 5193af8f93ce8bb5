"""What is wrong in a table, told by file, row and column, with what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_THERE = "the file is missing. Put it into the folder {folder}"
NOT_UTF8 = "the file is not UTF-8. Save it as “CSV UTF-8”"
NOT_CSV = "the file is not a CSV table ({problem}). Quotation marks inside a cell are written twice"
NO_COLUMN = "the column is missing. Add it to the first row"
UNKNOWN_COLUMN = "there is no such column. These exist: {known}"
COLUMN_TWICE = "the column stands twice in the first row. Keep one"
CELL_COUNT = "the row has {found} cells, the first row has {wanted}. Check its commas and quotation marks"
EMPTY = "the cell is empty. It takes {wanted}"
WRONG = "“{value}” is not {wanted}"
UNKNOWN_ID = "“{value}” is not in {file}. Correct it, or add it there"
ID_TWICE = "the ID “{value}” stands in {first}, too. Give each its own"
SELF_LOOP = "“{value}” stands at both ends. A fact is between two partners"
ALONE = "“{value}” stands without {other}. Give both or none"
NO_NAME = "neither {first} nor {other} is filled in. Give at least one"
NOT_FOR_KIND = "a {kind} has no {property}. Leave the cell empty"
NO_DATE = "“{value}” stands without {other}. Give the day as far as it is known, at least its year"
OUTSIDE = "“{value}” is outside of what {other} says (“{limit}”). Correct one of them"
BEFORE = "“{value}” is before {other} (“{limit}”). Correct one of them"

SHOWN = 20  # so that one column in the wrong form does not bury everything else


@dataclass(frozen=True)
class Mistake:
    """`row` counts as a spreadsheet does, the first row holds the names of the columns; 0 is the whole file."""

    file: str
    row: int
    column: str
    sentence: str
    facts: Mapping[str, object]

    def __str__(self) -> str:
        """“aid.csv, row 7, amount: …”."""
        place = (self.file, f"row {self.row}" if self.row else "", self.column)
        return f"{', '.join(filter(None, place))}: {self.sentence.format(**self.facts)}."


@dataclass
class Mistakes:
    """All mistakes counted, the first SHOWN kept: a million wrong rows take no more room than twenty.

    `unread` are the files that could not be read to their end, so that nobody knows what is not in them.
    """

    count: int = 0
    first: list[Mistake] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def add(self, mistake: Mistake) -> None:
        """Counts the mistake, and keeps it if it is among the first."""
        self.count += 1
        if self.count <= SHOWN:
            self.first.append(mistake)

    def add_unread(self, mistake: Mistake) -> None:
        """The same for what keeps the rest of a file from being read."""
        self.add(mistake)
        self.unread.add(mistake.file)

    def __str__(self) -> str:
        """A line each."""
        told = [str(mistake) for mistake in self.first]
        return "\n".join(told if self.count <= SHOWN else [*told, f"These are the first {SHOWN}."])
