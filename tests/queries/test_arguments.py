from __future__ import annotations

import pytest

from graph_app.errors import BadParameter, MissingParameter, UnknownParameter
from graph_app.language.texts import Text
from graph_app.queries.arguments import typed_arguments
from graph_app.queries.loader import NamedQuery, Param
from graph_app.queries.parameter_types import PARAMETER_TYPES


def asking(type: str, optional: bool = False, default: str | None = None) -> NamedQuery:
    param = Param("x", type, Text("x", "x"), optional, default)
    return NamedQuery("q", Text("q", "q"), Text("q", "q"), "rows", (param,), {}, "RETURN $x")


@pytest.mark.parametrize(
    ("type", "text", "value"),
    [
        ("string", " ' }) DETACH DELETE n // ", "' }) DETACH DELETE n //"),
        ("integer", "-12", -12),
        ("float", "1.5", 1.5),
        ("float", "-.5e2", -50.0),
        ("boolean", "True", True),
        ("boolean", "false", False),
        ("date", "2024-02-29", "2024-02-29"),
        ("partner", "ho-chi-minh-city", "ho-chi-minh-city"),
        ("kind", "City", "City"),
        ("country", "la", "LA"),
    ],
)
def test_a_text_becomes_a_value_of_its_type(type: str, text: str, value: object) -> None:
    assert typed_arguments(asking(type), {"x": text}) == {"x": value}


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("integer", "1.0"),
        ("integer", "१२"),  # digits, but not ours
        ("integer", "9" * 40),
        ("float", "1_000"),
        ("float", "१.५"),
        ("float", "nan"),
        ("float", "1e999"),
        ("float", "inf"),
        ("boolean", "yes"),
        ("date", "2023-02-29"),
        ("date", "2024-2-9"),
        ("date", "29/02/2024"),
        ("partner", "../etc"),
        ("kind", "Partner"),
        ("country", "EU"),
        ("country", "LAO"),
    ],
)
def test_a_wrong_text_is_told_with_field_type_and_example(type: str, text: str) -> None:
    with pytest.raises(BadParameter) as error:
        typed_arguments(asking(type), {"x": text})
    assert str(error.value) == f"x: “{text}” is not a {type}. Write it like {PARAMETER_TYPES[type].example}."


def test_what_is_empty_takes_its_default_and_none_is_none() -> None:
    assert typed_arguments(asking("integer", True, "5"), {"x": " "}) == {"x": 5}
    assert typed_arguments(asking("integer", True, None), {}) == {"x": None}


def test_a_missing_value_is_told() -> None:
    with pytest.raises(MissingParameter, match="x is missing. It takes a date, for example 2026-11-01."):
        typed_arguments(asking("date"), {"x": ""})


def test_a_field_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UnknownParameter, match="There is no field “y” here. These exist: x."):
        typed_arguments(asking("date"), {"x": "2024-01-01", "y": "1"})


def test_the_field_that_was_perhaps_meant_is_told_first() -> None:
    params = tuple(Param(name, "string", Text(name, name), True, None) for name in ("since", "kind", "partner"))
    query = NamedQuery("q", Text("q", "q"), Text("q", "q"), "rows", params, {}, "RETURN 1")
    with pytest.raises(UnknownParameter, match="There is no field “partnr” here. These exist: partner, "):
        typed_arguments(query, {"partnr": "hanoi"})


def test_a_field_for_a_query_that_takes_none_is_told() -> None:
    query = NamedQuery("q", Text("q", "q"), Text("q", "q"), "rows", (), {}, "RETURN 1")
    with pytest.raises(UnknownParameter, match="There is no field “x” here. These exist: –."):
        typed_arguments(query, {"x": "1"})
