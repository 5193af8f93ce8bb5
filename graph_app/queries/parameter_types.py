"""The types of a query's parameters: what each is called, an example, and how text becomes a value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from graph_app.language.codes import is_country
from graph_app.language.partial_dates import span
from graph_app.language.texts import Text
from graph_app.records import Value
from graph_app.vocabulary import properties as of
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@dataclass(frozen=True)
class ParameterType:
    """`read` gives the value of a text, or raises ValueError. `word` is what errors call it, where not its name."""

    name: str
    example: str
    read: Callable[[str], Value]
    word: str = ""
    choices: Mapping[str, Text] = field(default_factory=dict)

    @property
    def called(self) -> str:
        return self.word or self.name


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


def _partial_date(text: str) -> str:
    span(text)
    return text


def _year(text: str) -> int:
    if not re.fullmatch(r"[1-9][0-9]{3}", text):
        raise ValueError(text)
    return int(text)


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


def _chosen(property: Property) -> ParameterType:
    """A parameter that takes one of the words of a property."""
    read = partial(_one_of, choices=property.choices)
    return ParameterType(property.name, ", ".join(property.choices), read, "choice", property.choices)


_RELATIONSHIPS = {known.name: known.noun for known in RELATIONSHIP_TYPES}
# The properties whose words a parameter may take.
_CHOSEN = (
    of.FORM,
    of.STAGE,
    of.EVENT_TYPE,
    of.FORMAT,
    of.RANK,
    of.ROLE,
    of.AGREEMENT_TYPE,
    of.LEVEL,
    of.CATEGORY,
    of.STATUS,
)

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
        ParameterType("partial_date", "2021, 2021-09, 2021-09-14", _partial_date, "date"),
        ParameterType("year", "2021", _year),
        ParameterType(
            "relationship", "MET_WITH", partial(_one_of, choices=_RELATIONSHIPS), "relationship type", _RELATIONSHIPS
        ),
        *map(_chosen, _CHOSEN),
    )
}
