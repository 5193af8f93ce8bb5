"""What is known, told to people: values of properties, and facts, in the words of a language ("vi" or "en")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_app.language.formats import country_name, day_text, number_text
from graph_app.language.texts import Text
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

_YES, _NO = Text("có", "yes"), Text("không", "no")
# Said together with another property, or of no use to a reader.
_SAID_ELSEWHERE = {"currency", "unit", "event_id"}


def fact_title(fact: Mapping[str, Any], language: str) -> str:
    """The title in that language, else in the other one, else the words that prove the fact."""
    first, second = ("title_vi", "title_en") if language == "vi" else ("title_en", "title_vi")
    return str(fact.get(first) or fact.get(second) or fact.get("quote") or fact["id"])


def fact_details(fact: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """What its own type of fact says beyond ends, day and source: (caption, value)."""
    own_properties = [own for own in TYPE_BY_NAME[fact["type"]].properties if own.name not in _SAID_ELSEWHERE]
    return [
        (own.caption.told_in(language), value_text(own, fact[own.name], fact, language))
        for own in own_properties
        if fact.get(own.name) is not None
    ]


def value_text(own: Property, value: Any, record: Mapping[str, Any], language: str) -> str:
    """A property's value; an amount has its currency, which stands in the same record, with it, a quantity its unit."""
    if own.type == "choice":
        return own.choices.get(value, Text(value, value)).told_in(language)
    if own.type in {"date", "day"}:
        return day_text(value, language)
    if own.type in {"number", "integer"}:
        beside = record.get(own.together) if own.together else None
        return " ".join(filter(None, [number_text(value, language), beside]))
    if own.type == "boolean":
        return (_YES if value else _NO).told_in(language)
    if own.type == "country":
        return country_name(value, language)
    return "; ".join(value) if isinstance(value, list) else str(value)
