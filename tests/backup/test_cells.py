"""A cell tells text from numbers, lists and truth; whatever goes in comes out."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph_app.backup.cells import cell, value_of
from graph_app.records import Value

SCALARS = some.one_of(
    some.text(),
    some.booleans(),
    some.integers(-(2**63), 2**63 - 1),
    some.floats(allow_nan=False),
    some.from_regex(r"\A[-+0-9eE.\s\[\]\"{}=]*\Z"),
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Hà Nội", "Hà Nội"),
        ("2021-09-14", "2021-09-14"),
        ("2021", '"2021"'),
        (2021, "2021"),
        (2021.0, "2021.0"),
        (True, "true"),
        ("true", '"true"'),
        ("true enough", "true enough"),
        (["a", "b"], '["a", "b"]'),
        ('["a"', '"[\\"a\\""'),
        ("=1+1", '"=1+1"'),
        ("", '""'),
        (None, ""),
        (math.inf, "Infinity"),
        ("a\0b", '"a\\u0000b"'),
        ({"date": "2021-09-14"}, '{"date": "2021-09-14"}'),
    ],
)
def test_a_value_is_written_so(value: Value, expected: str) -> None:
    assert cell(value) == expected
    assert value_of(expected) == value
    assert type(value_of(expected)) is type(value)


@given(some.one_of(SCALARS, some.lists(SCALARS)))
def test_what_goes_in_comes_out(value: Value) -> None:
    found = value_of(cell(value))
    assert found == value
    assert repr(found) == repr(value)  # 1 is not 1.0, nor True


@pytest.mark.parametrize("text", ["[", '"a', "{1}", "null", "9223372036854775808", "1" * 5_000, "[" * 100_000])
def test_what_no_value_looks_like_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        value_of(text)
