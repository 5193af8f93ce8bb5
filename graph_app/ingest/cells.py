"""The text of one cell -> the value that is written, by the type of its property."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from graph_app.language.codes import is_country, is_currency
from graph_app.language.partial_dates import span
from graph_app.records import Value
from graph_app.vocabulary.properties import Property

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,9})?")
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
    """What the cell would take, in words."""


def value_of(column: Property, text: str) -> Value:
    """The value that `text` stands for. WrongCell says what would be right."""
    if column.name == "currency" and not is_currency(text):
        raise WrongCell("a currency of ISO 4217. Write it like VND or USD")
    if column.name == "id" and not _SLUG.fullmatch(text):
        raise WrongCell("an ID. Write small letters, digits and single hyphens, like south-ostrobothnia")
    return _READERS[column.type](column, text)


def _text(_column: Property, text: str) -> str:
    if _CONTROL.search(text):
        raise WrongCell("plain text. It holds an invisible control character; type it anew")
    return text


def _list(column: Property, text: str) -> list[Value]:
    return [part for part in (_text(column, part).strip() for part in text.split(";")) if part]


def _integer(column: Property, text: str) -> int:
    number = _number(column, text)
    if not isinstance(number, int):
        raise WrongCell("a whole number. Write it like 12")
    return number


def _number(column: Property, text: str) -> int | float:
    if not _NUMBER.fullmatch(text):
        raise WrongCell("a number. Write digits only, with a point for decimals, like 2000 or 12.5")
    number = float(text) if "." in text else int(text)
    least, most = _LIMITS.get(column.name, (-math.inf, math.inf))
    if not least <= number <= most:
        raise WrongCell(f"a number from {least}" + (f" to {most}" if most < math.inf else " upwards"))
    return number


def _boolean(_column: Property, text: str) -> bool:
    if text not in {"true", "false"}:
        raise WrongCell("true or false")
    return text == "true"


def _date(_column: Property, text: str) -> str:
    try:
        span(text)
    except ValueError as problem:
        raise WrongCell("a date that exists. Write it like 2021, 2021-09 or 2021-09-14") from problem
    return text


def _day(column: Property, text: str) -> str:
    if len(_date(column, text)) != len("2021-09-14"):
        raise WrongCell("a full day. Write it like 2021-09-14")
    return text


def _choice(column: Property, text: str) -> str:
    if text not in column.choices:
        raise WrongCell("one of " + ", ".join(column.choices))
    return text


def _country(_column: Property, text: str) -> str:
    if not is_country(text):
        raise WrongCell("a country code of ISO 3166-1. Write two capital letters, like VN or LA")
    return text


def _url(_column: Property, text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that are no IPv6 address
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(letter.isspace() for letter in text):
        raise WrongCell("a web address. Write it with http:// or https://")
    return text


_READERS: Mapping[str, Callable[[Property, str], Value]] = {
    "text": _text,
    "list": _list,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "day": _day,
    "choice": _choice,
    "country": _country,
    "url": _url,
    "source": _text,
    "partner": _text,
}
