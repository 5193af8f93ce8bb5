"""The types of a query's parameters: what each is called, an example, and how text becomes a value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from graph_app.language.codes import is_country
from graph_app.records import Value
from graph_app.vocabulary.kinds import KIND_BY_NAME

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True)
class ParameterType:
    """`read` gives the value of a text, or raises ValueError."""

    name: str
    example: str
    read: Callable[[str], Value]


def _integer(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,15}", text):
        raise ValueError(text)
    return int(text)


def _float(text: str) -> float:
    # float() alone would also take 1_000, digits of other scripts, nan and infinity.
    if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
        raise ValueError(text)
    return float(text)


def _boolean(text: str) -> bool:
    return bool(_one_of(text.lower(), {"true", "false"}) == "true")


def _date(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", text):
        raise ValueError(text)
    return text


def _kind(text: str) -> str:
    return _one_of(text, KIND_BY_NAME)


def _country(text: str) -> str:
    if not is_country(text.upper()):
        raise ValueError(text)
    return text.upper()


def _one_of(text: str, choices: Collection[str]) -> str:
    if text not in choices:
        raise ValueError(text)
    return text


PARAMETER_TYPES: Mapping[str, ParameterType] = {
    known.name: known
    for known in (
        ParameterType("string", "text", str),
        ParameterType("integer", "12", _integer),
        ParameterType("float", "1.5", _float),
        ParameterType("boolean", "true", _boolean),
        ParameterType("date", "2026-11-01", _date),
        ParameterType("partner", "vientiane", _slug),
        ParameterType("kind", "City", _kind),
        ParameterType("country", "LA", _country),
        ParameterType("source", "hanoi-external-relations-2021", _slug),
    )
}
