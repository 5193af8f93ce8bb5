"""Dates as people write them -> the partial dates of the seed (2021, 2021-09, 2021-09-14)."""

from __future__ import annotations

import re
from datetime import date

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.notation import DAY_ORDERS, Notation
from graph_app.ingest.reading.plain_words import plain
from graph_app.ingest.reading.workbook_cells import day_of_serial

_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTHS = {name[:letters]: month for month, name in enumerate(_NAMES, start=1) for letters in (3, len(name))}
_MONTHS["sept"] = 9
# A time of day may follow a day, as databases and spreadsheets write it; a day is all that is kept.
_TIME = r"(?:[t ](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"
_NUMBERS = re.compile(rf"(?:ngay )?(\d{{1,2}}) ?[-/.] ?(\d{{1,2}}) ?[-/.] ?(\d{{4}}){_TIME}", re.ASCII)
_SHORT_YEAR = re.compile(r"(?:ngay )?\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{2}", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
# What has but one reading; the groups are named y, m, d, and n for the name of a month.
_CLEAR = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?:nam )?(?P<y>\d{4})",
        rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})(?:[-/.](?P<d>\d{{1,2}}){_TIME})?",
        r"(?:thang |t)?(?P<m>\d{1,2}) ?[-/.] ?(?P<y>\d{4})",
        r"(?:ngay )?(?P<d>\d{1,2}) ?thang ?(?P<m>\d{1,2}),? ?(?:nam |[-/.])? ?(?P<y>\d{4})",
        r"thang ?(?P<m>\d{1,2}),? (?:nam )?(?P<y>\d{4})",
        r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?(?P<n>[a-z]+)\.?,?[ -](?P<y>\d{4})",
        r"(?P<n>[a-z]+)\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})",
        r"(?P<n>[a-z]+)\.?,?[ -](?P<y>\d{4})",
    )
)


def partial_date(text: str, notation: Notation) -> str:
    """“tháng 9 năm 2021” -> “2021-09”. WrongCell where it is none, or none in the order that is stated."""
    written = plain(text)
    if numbers := _NUMBERS.fullmatch(written):
        return _in_order(numbers, notation.day_order)
    for pattern in _CLEAR:
        if found := pattern.fullmatch(written):
            return _spelled(found)
    if _SERIAL.fullmatch(written):
        return _of_serial(written, notation)
    raise WrongCell(say.SHORT_YEAR if _SHORT_YEAR.fullmatch(written) else say.WRITTEN_DATE)


def day_orders(text: str) -> frozenset[str]:
    """In which orders the text is a day: both, one, or (for all that no order matters to) none."""
    numbers = _NUMBERS.fullmatch(plain(text))
    return frozenset(order for order in DAY_ORDERS if numbers and _day(numbers, order))


def is_serial(text: str) -> bool:
    """Whether the text is the number of a day, as spreadsheets count them; it may be a year with a digit too many."""
    return bool(_SERIAL.fullmatch(plain(text)))


def _day(numbers: re.Match[str], order: str) -> date | None:
    first, second, year = (int(part) for part in numbers.groups())
    try:
        return date(year, second, first) if order == "dmy" else date(year, first, second)
    except ValueError:
        return None


def _in_order(numbers: re.Match[str], order: str) -> str:
    day = _day(numbers, order)
    if day:
        return day.isoformat()
    other = next(other for other in DAY_ORDERS if other != order)
    if _day(numbers, other):
        raise WrongCell(say.WRONG_ORDER, order=_told(order), other=_told(other))
    raise WrongCell(say.WRITTEN_DATE)


def _told(order: str) -> Saying:
    return Saying(say.DMY if order == "dmy" else say.MDY)


def _spelled(found: re.Match[str]) -> str:
    parts = {name: part for name, part in found.groupdict().items() if part}
    month = _MONTHS.get(parts["n"], 0) if "n" in parts else int(parts["m"]) if "m" in parts else None
    try:
        day = date(int(parts["y"]), 1 if month is None else month, int(parts.get("d", 1)))
    except ValueError as problem:
        raise WrongCell(say.WRITTEN_DATE) from problem
    if "d" in parts:
        return day.isoformat()
    return day.isoformat()[:4] if month is None else day.isoformat()[:7]


def _of_serial(written: str, notation: Notation) -> str:
    """A number of five digits is the day that a spreadsheet counts so; one of four is a year."""
    return day_of_serial(float(written), notation.from_1904).isoformat()
