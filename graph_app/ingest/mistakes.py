"""What is wrong in a table, told by file, row and column, with what would be right, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph_app.ingest import sentences as say

SHOWN = 20  # so that one column in the wrong form does not bury everything else

# An English sentence -> the same in the reader's language.
Translate: TypeAlias = Callable[[str], str]


@dataclass(frozen=True)
class Saying:
    """A sentence of graph_app/ingest/sentences.py and what is put into it; a fact may be a saying itself."""

    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def told_with(self, translate: Translate) -> str:
        """The sentence in the language of `translate`, without a full stop where it may go on."""
        facts = {
            name: fact.told_with(translate) if isinstance(fact, Saying) else fact for name, fact in self.facts.items()
        }
        return translate(self.sentence).format(**facts)

    def __str__(self) -> str:
        return self.told_with(str)


@dataclass(frozen=True)
class Mistake:
    """`row` counts as a spreadsheet does, the first row holds the names of the columns; 0 is the whole file."""

    file: str
    row: int
    column: str
    sentence: str
    facts: Mapping[str, object]
    sheet: str = ""

    def told_with(self, translate: Translate) -> str:
        """“aid.csv, row 7, amount: …”; of a workbook with the name of the sheet."""
        place = (
            self.file,
            Saying(say.SHEET, {"sheet": self.sheet}).told_with(translate) if self.sheet else "",
            Saying(say.ROW, {"row": self.row}).told_with(translate) if self.row else "",
            self.column,
        )
        return f"{', '.join(filter(None, place))}: {self.what_with(translate)}."

    def what_with(self, translate: Translate) -> str:
        """What is wrong, without its place and full stop: for where the place is seen."""
        return Saying(self.sentence, self.facts).told_with(translate)

    def __str__(self) -> str:
        return self.told_with(str)


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

    def told_with(self, translate: Translate) -> str:
        """A line each."""
        told = [mistake.told_with(translate) for mistake in self.first]
        only = [Saying(say.ONLY_THE_FIRST, {"shown": SHOWN}).told_with(translate)]
        return "\n".join(told if self.count <= SHOWN else told + only)

    def __str__(self) -> str:
        return self.told_with(str)
