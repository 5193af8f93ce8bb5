"""Texts that a person typed -> the typed arguments of a named query."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from graph_app.errors import BadParameter, MissingParameter, UnknownParameter
from graph_app.queries.loader import NamedQuery, Param
from graph_app.queries.parameter_types import PARAMETER_TYPES
from graph_app.records import Value


def typed_arguments(query: NamedQuery, texts: Mapping[str, str]) -> dict[str, Value]:
    """A value for every parameter of the query; what is empty takes its default.

    UnknownParameter, MissingParameter or BadParameter names the first field that is wrong.
    """
    names = [param.name for param in query.params]
    for field in texts:
        if field not in names:
            raise UnknownParameter(field=field, known=", ".join(_nearest_first(field, names)) or "–")
    return {param.name: _value(query, param, texts.get(param.name, "").strip()) for param in query.params}


def _nearest_first(field: str, names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: -difflib.SequenceMatcher(None, field, name).ratio())


def _value(query: NamedQuery, param: Param, text: str) -> Value:
    kind = PARAMETER_TYPES[param.type]
    example = query.example.get(param.name) or kind.example
    if not text:
        if not param.optional:
            raise MissingParameter(field=param.name, type=param.type, example=example)
        return None if param.default is None else kind.read(param.default)
    try:
        return kind.read(text)
    except ValueError as problem:
        raise BadParameter(field=param.name, value=text, type=param.type, example=example) from problem
