"""The form of a query: for each parameter a picker of what really occurs, and what is wrong with what was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext

from graph_app.errors import GraphAppError, UnknownPartner
from graph_app.language.formats import country_name, number_text
from graph_app.language.ordering import sorting_key
from graph_app.partner_graph.facets import Facets, facets
from graph_app.queries.loader import NamedQuery, Param
from graph_app.queries.parameter_types import PARAMETER_TYPES
from graph_app.vocabulary.kinds import KINDS
from graph_app.web.answers import explorer
from graph_app.web.language import language

Choices = list[tuple[str, str]]

_INPUTS = {"date": "date", "integer": "number", "float": "number"}


def fields(query: NamedQuery, texts: Mapping[str, str], problems: Mapping[str, GraphAppError]) -> list[dict[str, Any]]:
    """What the template shows of each parameter."""
    return [_field(query, param, texts.get(param.name, ""), problems.get(param.name)) for param in query.params]


def _field(query: NamedQuery, param: Param, text: str, problem: GraphAppError | None) -> dict[str, Any]:
    value = text or param.default or ""
    choices = _choices(param)
    if choices and value and value not in dict(choices):
        choices = [(value, value), *choices]  # what the address asks for stays, also where it does not occur
    return {
        "name": param.name,
        "type": param.type,
        "input": _INPUTS.get(param.type, "text"),
        "meaning": param.meaning.told_in(language()),
        "optional": param.optional,
        "value": value,
        "told": typed_name(value) if param.type == "partner" else value,
        "partner": _partner_id(value) if param.type == "partner" else "",
        "placeholder": PARAMETER_TYPES[param.type].example if param.type == "partial_date" else _example(query, param),
        "least": param.least,
        "most": param.most,
        "choices": choices,
        "problem": problem.told_with(gettext) if problem else "",
    }


def _example(query: NamedQuery, param: Param) -> str:
    text = query.example.get(param.name, "")
    return typed_name(text) if param.type == "partner" else text


def _partner_id(text: str) -> str:
    try:
        return explorer().partner_named(text).id if text else ""
    except UnknownPartner:
        return ""


def typed_name(text: str) -> str:
    """The name of a partner, where typing it means this partner and no other; else what was typed."""
    partner = explorer().snapshot().find(text)
    name = partner.name_in(language()) if partner else text
    return name if partner and _partner_id(name) == partner.id else text


def _choices(param: Param) -> Choices:
    """What a picker offers, in the reader's language."""
    if param.type in _PICKERS:
        return _PICKERS[param.type]()
    words = PARAMETER_TYPES[param.type].choices
    return [(value, caption.told_in(language())) for value, caption in words.items()]


def _kinds() -> Choices:
    counts = _occurring().kinds
    return [(kind.name, _counted(kind.plural.told_in(language()), counts[kind.name])) for kind in KINDS]


def _countries() -> Choices:
    named = [(code, country_name(code, language()), count) for code, count in _occurring().countries.items()]
    named.sort(key=lambda one: sorting_key(one[1]))
    return [(code, _counted(name, count)) for code, name, count in named]


def _years() -> Choices:
    return [(str(year), _counted(str(year), count)) for year, count in sorted(_occurring().years.items(), reverse=True)]


def _relationships() -> Choices:
    words, counts = PARAMETER_TYPES["relationship"].choices, _occurring().types
    return [(name, _counted(words[name].told_in(language()), counts.get(name, 0))) for name in words]


def _sources() -> Choices:
    rows = explorer().rows("sources").records()
    return [(str(row["id"]), f"{row['title']} ({row['fact_count']})") for row in rows]


def _yes_no() -> Choices:
    return [("true", gettext("yes")), ("false", gettext("no"))]


def _counted(caption: str, count: int) -> str:
    return f"{caption} ({number_text(count, language())})"


def _occurring() -> Facets:
    snapshot = explorer().snapshot()
    return explorer().kept(snapshot, ("what occurs",), lambda: facets(snapshot))


_PICKERS: Mapping[str, Callable[[], Choices]] = {
    "kind": _kinds,
    "country": _countries,
    "year": _years,
    "relationship": _relationships,
    "source": _sources,
    "boolean": _yes_no,
}
