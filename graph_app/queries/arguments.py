"""Texts that a person typed -> the typed arguments of a named query."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph_app.errors import (
    BadParameter,
    BadRequest,
    GraphAppError,
    MissingParameter,
    OutOfRange,
    RangeUpsideDown,
    UnknownParameter,
)
from graph_app.queries.loader import NamedQuery, Param
from graph_app.queries.parameter_types import PARAMETER_TYPES
from graph_app.records import Value


@dataclass(frozen=True)
class Checked:
    """A value for each parameter whose text is right, and for each other one what is wrong with it."""

    arguments: dict[str, Value] = field(default_factory=dict)
    problems: dict[str, GraphAppError] = field(default_factory=dict)


def typed_arguments(query: NamedQuery, texts: Mapping[str, str]) -> dict[str, Value]:
    """A value for every parameter of the query; what is empty takes its default.

    UnknownParameter, or what is wrong with the first field: MissingParameter, BadParameter, OutOfRange or
    RangeUpsideDown.
    """
    checked = checked_arguments(query, texts)
    for problem in checked.problems.values():
        raise problem
    return checked.arguments


def checked_arguments(query: NamedQuery, texts: Mapping[str, str]) -> Checked:
    """All fields checked, each by itself. UnknownParameter for a field that there is not."""
    names = [param.name for param in query.params]
    for name in texts:
        if name not in names:
            raise UnknownParameter(field=name, known=", ".join(_nearest_first(name, names)) or "–")
    checked = Checked()
    for param in query.params:
        try:
            checked.arguments[param.name] = _value(query, param, texts.get(param.name, "").strip())
        except BadRequest as problem:
            checked.problems[param.name] = problem
    if query.range and not checked.problems:
        _check_range(query.range, checked)
    return checked


def _check_range(names: tuple[str, str], checked: Checked) -> None:
    first, last = (checked.arguments[name] for name in names)
    # Both are of one type, and numbers compare as ISO days do.
    if first is not None and last is not None and last < first:  # type: ignore[operator]
        checked.problems[names[1]] = RangeUpsideDown(field=names[1], value=last, other=names[0], first=first)


def _nearest_first(field: str, names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: -difflib.SequenceMatcher(None, field, name).ratio())


def _value(query: NamedQuery, param: Param, text: str) -> Value:
    kind = PARAMETER_TYPES[param.type]
    example = query.example.get(param.name) or kind.example
    if not text:
        if not param.optional:
            raise MissingParameter(field=param.name, type=kind.called, example=example)
        return None if param.default is None else kind.read(param.default)
    try:
        value = kind.read(text)
    except ValueError as problem:
        told = kind.example if kind.choices else example
        raise BadParameter(field=param.name, value=text, type=kind.called, example=told) from problem
    _check_bounds(param, value)
    return value


def _check_bounds(param: Param, value: Value) -> None:
    bounded = isinstance(value, int | float) and param.least is not None and param.most is not None
    if bounded and not param.least <= value <= param.most:  # type: ignore[operator]
        raise OutOfRange(field=param.name, value=value, least=param.least, most=param.most)
