"""The cells of a workbook's sheet -> text: shared texts, numbers, days, formulas with and without a stored result."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from graph_app.errors import DamagedUpload, TooManyColumns
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.origins import Origin
from graph_app.ingest.reading.sheets import Exact, Faulty, RawRow

_MOST_ROWS = 1_048_576  # what the format bears
_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_MERGE = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^<>]{0,100}?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_MOST_MERGES = 20_000
_PIECE = 1 << 16
# Of a format's code what is only shown, not asked for: texts, escaped letters, colours and languages, fill, widths.
_SHOWN_AS_IT_IS = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
_WHOLE_DAYS = {14, 15, 16, 22, *range(27, 32), *range(34, 37), *range(50, 59)}
_FORMULA = Saying(say.FORMULA_RESULT)
_MERGED = Saying(say.MERGED)

# From the row of the upper cell to its column and the last row of the merged cells.
Merges = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Styles:
    """How each style shows a day (see `format_of_days`), and whether days count from 1904 and not from 1900."""

    days: tuple[str, ...]
    from_1904: bool


def format_of_days(number: int, code: str) -> str:
    """How much of a day a format shows: “%Y-%m-%d”, “%Y-%m”, “%Y”, or "" where it is none of a day.

    Whoever formats a cell as month and year sees and means a month. `number` as ECMA-376, 18.8.30 counts formats.
    """
    if number in _WHOLE_DAYS or (number in {32, 33} and not code):
        return "" if number in {32, 33} else "%Y-%m-%d"
    if number == 17:
        return "%Y-%m"
    asked = _SHOWN_AS_IT_IS.sub("", code).lower().partition(";")[0]
    if "d" in asked:
        return "%Y-%m-%d"
    if "y" in asked:
        return "%Y-%m" if "m" in asked else "%Y"
    return ""


def merges_in(origin: Origin, limits: Limits) -> Merges:
    """Which cells of a sheet are merged downwards. They stand behind all rows, so the part is looked through once."""
    found: dict[int, list[tuple[int, int]]] = {}
    count, kept = 0, b""
    with origin.opened() as stream:
        while piece := stream.read(_PIECE):
            searched = kept + piece
            end = 0
            for match in _MERGE.finditer(searched):
                end = match.end()
                top, bottom = int(match[2]), int(match[4])
                column = _place(match[1].decode())
                if bottom > top and column < limits.columns and count < _MOST_MERGES:
                    found.setdefault(top, []).append((column, bottom))
                    count += 1
            kept = searched[max(end, len(searched) - 200) :]  # longer than such an element is
    return found


def _place(letters: str) -> int:
    """“A” -> 0, “AA” -> 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


class SheetReader:
    """Hears the part of a sheet; `taken` gives the rows that are complete."""

    def __init__(self, file: str, texts: Sequence[str], styles: Styles, limits: Limits, merges: Merges) -> None:
        self._file, self._texts, self._styles, self._limits, self._merges = file, texts, styles, limits, merges
        self._rows: list[RawRow] = []
        self._open_merges: dict[int, tuple[int, str]] = {}
        self._row, self._cells, self._notes = 0, [""], dict[int, Saying]()
        self._places: dict[str, int] = {}
        self._column = -1
        self._type, self._style, self._formula = "n", 0, False
        self._value: list[str] | None = None  # what stands in v or t; None: neither was there
        self._letters = 0
        self._heard, self._phonetic = False, False

    def taken(self) -> list[RawRow]:
        """Number, cells and notes of the rows since the last call."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in {"v", "t"}:
            self._heard = not self._phonetic
            if self._value is None:
                self._value = []
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._heard = False
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._phonetic = False

    def text(self, text: str) -> None:
        # One letter more than a cell may hold is enough to know that it is too long.
        if self._heard and self._value is not None and self._letters <= self._limits.letters:
            self._value.append(text[: self._limits.letters + 1])
            self._letters += len(text)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        told = attributes.get("r")
        number = int(told) if told and re.fullmatch("[0-9]{1,7}", told) else (self._row + 1 if told is None else 0)
        if not self._row < number <= _MOST_ROWS:
            raise DamagedUpload(file=self._file)
        self._row, self._cells, self._notes, self._column = number, [], {}, -1

    def _end_row(self) -> None:
        for column, bottom in self._merges.get(self._row, ()):
            if column < len(self._cells):
                self._open_merges[column] = (bottom, self._cells[column])
        for column, (bottom, text) in list(self._open_merges.items()):
            if self._row >= bottom:
                del self._open_merges[column]
            if self._row <= bottom and any(self._cells) and not self._at(column) and text:
                self._put(column, text)
                self._notes[column] = _MERGED
        if any(self._cells):
            self._rows.append((self._row, self._cells, self._notes))

    def _at(self, column: int) -> str:
        return self._cells[column] if column < len(self._cells) else ""

    def _put(self, column: int, text: str) -> None:
        if column >= self._limits.columns:
            raise TooManyColumns(file=self._file, row=self._row, limit=self._limits.columns)
        while len(self._cells) <= column:
            self._cells.append("")
        self._cells[column] = text

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        told = attributes.get("r")
        self._column = self._column + 1 if told is None else self._column_of(told)
        self._type = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() and len(style) < 7 else 0
        self._value, self._letters, self._formula, self._heard = None, 0, False, False

    def _column_of(self, told: str) -> int:
        found = _REFERENCE.fullmatch(told)
        if found is None:
            raise DamagedUpload(file=self._file)
        place = self._places.get(found[1])
        if place is None:
            place = self._places[found[1]] = _place(found[1])
        return place

    def _end_cell(self) -> None:
        text = self._read("".join(self._value)) if self._value is not None else ""
        if self._formula:
            if not text and self._type != "str":
                text = Faulty("=", Saying(say.FORMULA_WITHOUT_RESULT))
            elif text and not isinstance(text, Faulty):
                self._notes[self._column] = _FORMULA
        if text:
            self._put(self._column, text)

    def _read(self, told: str) -> str:
        if self._type == "s":
            if not (told.isdecimal() and len(told) < 10 and int(told) < len(self._texts)):
                raise DamagedUpload(file=self._file)
            return self._texts[int(told)]
        if self._type in {"str", "inlineStr"}:
            return told
        if self._type == "b":
            return Exact("true" if told == "1" else "false")
        if self._type == "e":
            return Faulty(shown(told), Saying(say.ERROR_VALUE))
        if self._type == "d":
            return Exact(told[: len("2021-09-14")])
        return self._number(told) if told else ""

    def _number(self, told: str) -> str:
        days = self._styles.days[self._style] if self._style < len(self._styles.days) else ""
        if not days:
            return exact_number(told)
        try:
            return Exact(day_of_serial(float(told), self._styles.from_1904).strftime(days))
        except (ValueError, OverflowError):
            return Faulty(shown(told), Saying(say.WRONG_SERIAL))


def exact_number(told: str) -> str:
    """“21.027799999999999” -> “21.0278”, “1E3” -> “1000”: as short as says the same number; what is none stays."""
    if told.lstrip("-").isdecimal():
        return Exact(told)
    try:
        number = float(told)
    except ValueError:
        return told
    if not math.isfinite(number):
        return told
    return Exact(format(Decimal(repr(number)), "f").removesuffix(".0"))


def day_of_serial(serial: float, from_1904: bool = False) -> date:
    """The day that a spreadsheet counts as `serial`; the time of day is left out. ValueError where it is none.

    Spreadsheets that count from 1900 hold that there was a 29 February 1900, number 60: days before count one more.
    """
    days = math.floor(serial)
    if from_1904:
        return date(1904, 1, 1) + timedelta(days) if days >= 0 else _no_day(serial)
    if days < 1 or days == 60:
        return _no_day(serial)
    return date(1899, 12, 31 if days < 60 else 30) + timedelta(days)


def _no_day(serial: float) -> date:
    raise ValueError(serial)
