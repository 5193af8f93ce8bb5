"""The briefing that fits on two sheets of A4: as much as there is room for, and what is left out is said."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from graph_app.briefing import words
from graph_app.briefing.contents import names_line, sections
from graph_app.briefing.limits import STEPS, Limits
from graph_app.briefing.sheet import Note, Part, Section, Sheet, cited, one_line
from graph_app.briefing.telling import Telling
from graph_app.briefing.widths import width
from graph_app.partner_history.days import partial
from graph_app.partner_history.file import PartnerFile

# Two sheets hold about 113 such lines of body text, and breaks between pages waste some. A line holds so many letters
# of usual width; a note is set smaller.
LINES = 104.0
LETTERS, LETTERS_OF_NOTE = 96, 118
NOTE_HEIGHT = 0.82
_HEADING, _SUBHEADING, _TABLE_ROW = 2.1, 1.5, 1.2
_AUTHOR_LETTERS, _NOTE_LETTERS, _URL_LETTERS = 80, 400, 250

Sources = Mapping[str, Mapping[str, Any]]


def briefing(file: PartnerFile, sources: Sources, language: str, author: str) -> Sheet:
    """The fullest sheet that fits; the tightest one where none does. `sources` are those of the facts, by id."""
    for limits in STEPS:
        notes = {name: _note(source, language, limits) for name, source in sources.items()}
        sheet = _sheet(file, sections(file, language, limits), notes, language, author)
        if line_count(sheet) <= LINES:
            return sheet
    return sheet


def _sheet(file: PartnerFile, told: tuple[Section, ...], texts: Mapping[str, str], language: str, author: str) -> Sheet:
    tell = Telling(language, _AUTHOR_LETTERS)
    numbers = {source: number for number, source in enumerate(dict.fromkeys(cited(told)), 1)}
    notes = tuple(Note(number, texts.get(source, tell.text(source))) for source, number in numbers.items())
    name = tell.name(file.partner)
    foot = (
        tell(words.AUTHOR, author=tell.text(author) or words.NO_AUTHOR),
        tell(words.AS_OF, day=tell.day(partial(file.as_of.isoformat()))),
        tell(words.DATA_VERSION, version=file.snapshot.data_version),
        tell(words.IN_FULL, partner=tell.text(file.partner.id)),
    )
    return Sheet(
        tell.text(file.partner.id),
        tell(words.TITLE, name=name),
        names_line(file, language),
        language,
        file.as_of,
        file.snapshot.data_version,
        tell.text(author),
        told,
        tell(words.SOURCES),
        notes,
        numbers,
        foot,
    )


def _note(source: Mapping[str, Any], language: str, limits: Limits) -> str:
    """“Title, publisher, published 3 May 2021, address, read 1 November 2026”, as far as it is known."""
    tell = Telling(language, _NOTE_LETTERS)
    url = str(source.get("url") or "")
    told = [
        one_line(str(source.get("title") or ""), limits.note),
        one_line(str(source.get("publisher") or ""), limits.note // 2),
    ]
    if source.get("published_on"):
        told.append(tell(words.PUBLISHED, day=_day(source["published_on"], tell)))
    told.append(tell.text(url if limits.urls and len(url) <= _URL_LETTERS else one_line(_site(url), limits.note // 2)))
    if source.get("retrieved_on"):
        told.append(tell(words.READ_ON, day=_day(source["retrieved_on"], tell)))
    return one_line(", ".join(filter(None, told)), _NOTE_LETTERS)


def _site(url: str) -> str:
    """The host alone: an address that is cut short leads nowhere."""
    return url.split("//", 1)[-1].split("/", 1)[0]


def _day(text: Any, tell: Telling) -> str:
    try:
        return tell.end(partial(str(text)))
    except ValueError:  # what a database of somebody else's holds
        return tell.text(str(text))


def line_count(sheet: Sheet) -> float:
    """How many lines of body text a sheet is about as high as."""
    head = 3.5 + _lines(sheet.names, LETTERS)
    body = sum(_HEADING + sum(map(_part_lines, section.parts)) for section in sheet.sections)
    notes = _HEADING + sum(_lines(note.text, LETTERS_OF_NOTE) for note in sheet.notes) * NOTE_HEIGHT
    return head + body + notes + 2.0


def _part_lines(part: Part) -> float:
    height = _SUBHEADING if part.heading else 0.0
    for line in part.lines:
        height += _lines(f"{line.lead}: {line.text} " + "[00]" * len(line.sources), LETTERS - 4)
    if part.columns:
        height += _TABLE_ROW
    for row in part.rows:
        height += _TABLE_ROW * max(_lines(cell, LETTERS // 4 if part.columns else 68) for cell in row.cells)
    return height + bool(part.left_out or not (part.lines or part.rows))


def _lines(text: str, letters: int) -> int:
    return max(1, math.ceil(sum(map(width, text)) / letters))
