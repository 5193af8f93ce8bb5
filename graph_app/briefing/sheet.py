"""A briefing as it is read: title, sections of lines and tables, numbered notes, foot; page and Word file alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph_app.briefing.widths import cut_short
from graph_app.language.xml_letters import fit_for_xml

# So many letters of one text from the data are told; whoever wrote more is cut short, and "…" says so.
LONGEST = 150


def one_line(text: str, longest: int = LONGEST) -> str:
    """A text from the data in one line, with every letter that a file can hold, cut short where it is too long."""
    return cut_short(fit_for_xml(" ".join(text.split())), longest)


@dataclass(frozen=True)
class Line:
    """`lead` stands out before the text; `sources` are the ids of those that say so."""

    lead: str
    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row of a table; the last cell of the first kind of table (no columns) may be long."""

    cells: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Lines as a list, or a table: with the names of its columns, or with none, where each row begins with a caption.

    `left_out` says how much more there is and where; `empty` is said where there is nothing at all.
    """

    heading: str = ""
    lines: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    left_out: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Note:
    number: int
    text: str


@dataclass(frozen=True)
class Sheet:
    """`names` are the partner's other names; `numbers` lead from a source's id to its note.

    `language` is "vi" or "en". The same data version, day, language and author give the same sheet.
    """

    partner: str
    title: str
    names: str
    language: str
    as_of: date
    data_version: int
    author: str
    sections: tuple[Section, ...]
    notes_heading: str
    notes: tuple[Note, ...]
    numbers: Mapping[str, int]
    foot: tuple[str, ...]

    def marks(self, sources: tuple[str, ...]) -> str:
        """“[1][3]” for the notes of some sources."""
        numbers = sorted({self.numbers[source] for source in sources if source in self.numbers})
        return "".join(f"[{number}]" for number in numbers)


def cited(sections: tuple[Section, ...]) -> Iterator[str]:
    """The ids of all sources in the order in which they are first needed, repeated as often as they are."""
    for section in sections:
        for part in section.parts:
            told: tuple[Line | Row, ...] = (*part.lines, *part.rows)
            for each in told:
                yield from each.sources
