"""The text of one cell -> the value that is written, by the type of its property."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias
from urllib.parse import urlsplit

from graph_app.ingest import sentences as say
from graph_app.language.codes import is_country, is_currency
from graph_app.language.partial_dates import span
from graph_app.records import Value
from graph_app.vocabulary.properties import Property

# Raises WrongCell.
Reader: TypeAlias = Callable[[str], Value]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,20})?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

# Least and most of the numbers that have limits.
_LIMITS: Mapping[str, tuple[float, float]] = {
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "tier": (1, 3),
    "cadence_months": (1, 600),
    "delegations": (1, 100_000),
    "amount": (0, math.inf),
    "quantity": (0, math.inf),
}


class WrongCell(ValueError):
    """What is wrong in the cell: a sentence that has {value}, and its other facts."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts


def reader_of(column: Property) -> Reader:
    """What reads the texts of one column: all that depends on the column is looked up here, once for all rows."""
    if column.name in _READERS_BY_NAME:
        return _READERS_BY_NAME[column.name]
    if column.type == "choice":
        return _reader_of_choice(column)
    if column.type in {"integer", "number"}:
        return _reader_of_number(column)
    return _READERS[column.type]


# A large table says the same days, countries and currencies again and again.
_is_country = lru_cache(maxsize=1_000)(is_country)
_is_currency = lru_cache(maxsize=1_000)(is_currency)


@lru_cache(maxsize=50_000)
def days_of(text: str) -> tuple[str, str]:
    """The first and the last day that a date can mean, as “2021-09-01”. ValueError where it is none."""
    first, last = span(text)
    return first.isoformat(), last.isoformat()


def _text(text: str) -> str:
    if not text.isprintable() and _CONTROL.search(text):  # the first is quick, and false for line breaks too
        raise WrongCell(say.WRONG_TEXT)
    return text


def _list(text: str) -> list[Value]:
    return [part for part in map(str.strip, _text(text).split(";")) if part]


def _id(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise WrongCell(say.WRONG_ID)
    return text


def _boolean(text: str) -> bool:
    if text not in {"true", "false"}:
        raise WrongCell(say.WRONG_BOOLEAN)
    return text == "true"


def _date(text: str) -> str:
    try:
        days_of(text)
    except ValueError as problem:
        raise WrongCell(say.WRONG_DATE) from problem
    return text


def _day(text: str) -> str:
    if len(_date(text)) != len("2021-09-14"):
        raise WrongCell(say.WRONG_DAY)
    return text


def _country(text: str) -> str:
    if not _is_country(text):
        raise WrongCell(say.WRONG_COUNTRY)
    return text


def _currency(text: str) -> str:
    if not _is_currency(text):
        raise WrongCell(say.WRONG_CURRENCY)
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that are no IPv6 address
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(letter.isspace() for letter in text):
        raise WrongCell(say.WRONG_URL)
    return text


def _reader_of_choice(column: Property) -> Reader:
    choices = frozenset(column.choices)

    def read(text: str) -> str:
        if text not in choices:
            raise WrongCell(say.WRONG_CHOICE, choices=", ".join(column.choices))
        return text

    return read


def _reader_of_number(column: Property) -> Reader:
    least, most = _LIMITS.get(column.name, (-math.inf, math.inf))

    def read(text: str) -> int | float:
        if not _NUMBER.fullmatch(text):
            raise WrongCell(say.WRONG_NUMBER)
        number = _plain(float(text)) if "." in text else int(text)
        if not least <= number <= most:
            raise WrongCell(say.OUT_OF_RANGE if most < math.inf else say.TOO_SMALL, least=least, most=most)
        if column.type == "integer" and not isinstance(number, int):
            raise WrongCell(say.WRONG_WHOLE_NUMBER)
        return number

    return read


def _plain(number: float) -> int | float:
    """A whole number as one: “2.0” and “2” are the same in every format, so they are in the database."""
    return int(number) if number.is_integer() else number


_READERS_BY_NAME: Mapping[str, Reader] = {"id": _id, "currency": _currency}
_READERS: Mapping[str, Reader] = {
    "text": _text,
    "list": _list,
    "boolean": _boolean,
    "date": _date,
    "day": _day,
    "country": _country,
    "url": _url,
    "source": _text,
    "partner": _text,
}
