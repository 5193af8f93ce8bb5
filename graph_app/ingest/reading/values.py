"""The text of a cell as people write it -> the text that the seed would have, by the type of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Exact
from graph_app.ingest.reading.workbook_cells import exact_number
from graph_app.ingest.reading.written_dates import partial_date
from graph_app.ingest.reading.written_numbers import plain_number
from graph_app.ingest.reading.written_words import boolean, choice_reader, country, currency
from graph_app.vocabulary.properties import Property

# Raises WrongCell; what comes back is read by cells.reader_of.
Speller: TypeAlias = Callable[[str], str]

_AMOUNT = re.compile(
    r"(?P<before>[^\d−-]*)(?P<number>[−-]?\d[\d.,' \u00a0\u202f]*"
    r"(?: ?(?:nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion)\b)?)(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 100  # letters of a cell that is remembered, or looked through for money


def speller_of(column: Property, notation: Notation) -> Speller:
    """What turns a written cell of the column into the seed's spelling; remembered, for tables repeat themselves."""
    if column.name == "currency":
        return _remembered(currency, 1_000)
    if column.type == "choice":
        return _remembered(choice_reader(column), 1_000)
    if column.type in {"integer", "number"}:
        return lambda text: _number(text, notation)
    if column.type in {"date", "day"}:
        return _remembered(lambda text: partial_date(text, notation), 20_000)
    if column.type == "country":
        return _remembered(country, 1_000)
    return _BY_TYPE.get(column.type, str)


def _remembered(read: Speller, size: int) -> Speller:
    """The same; a long text is no choice and no date, and would only fill the memory."""
    known = lru_cache(size)(read)
    return lambda text: known(text) if len(text) <= _LONGEST else read(text)


def _number(text: str, notation: Notation) -> str:
    return exact_number(text) if isinstance(text, Exact) else plain_number(text, notation)


def amount_and_currency(text: str) -> tuple[str, str | None]:
    """“5 tỷ đồng” -> (“5 tỷ”, “VND”), “US$ 2,000” -> (“2,000”, “USD”), “2000” -> (“2000”, None).

    What stands around the number and is no currency stays with it, so that it is told as no number. WrongCell where
    it is a sign that several countries use.
    """
    if isinstance(text, Exact) or len(text) > _LONGEST or not (found := _AMOUNT.fullmatch(text)):
        return text, None
    around = [part.strip() for part in (found["before"], found["after"]) if part.strip()]
    if len(around) != 1:
        return text, None
    try:
        return found["number"].strip(), currency(around[0])
    except WrongCell as wrong:
        if wrong.sentence == say.WHICH_CURRENCY:
            raise
        return text, None


def _names(text: str) -> str:
    """A partner by whatever name: blanks made equal, nothing else."""
    return " ".join(text.split())


def _list(text: str) -> str:
    """Our own exports mark a part that begins like a formula; what people write between parts stays a semicolon."""
    parts = (part.strip() for part in text.split(";"))
    return "; ".join(part[1:] if part[:1] == "'" and part[1:2] in _MARKED else part for part in parts if part)


_MARKED = ("=", "+", "-", "@")


_BY_TYPE: Mapping[str, Speller] = {
    "boolean": boolean,
    "partner": _names,
    "source": _names,
    "list": _list,
}
