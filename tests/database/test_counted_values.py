"""Values counted in the bytes of the driver's own packer, before anything is made of them."""

from __future__ import annotations

from typing import Any

import pytest
from neo4j._codec.packstream.v1 import Packer

from graph_app.database.counted_values import TooDeepValues, TooManyValues, values_in


def packed(value: Any) -> bytes:
    packer_class: Any = Packer
    buffer = packer_class.new_packable_buffer()
    packer = packer_class(buffer)
    packer.pack(value)
    return bytes(buffer.data)


def nested(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (None, 1),
        (-5, 1),
        (2**40, 1),
        (1.5, 1),
        ("x" * 70_000, 1),
        (b"x" * 300, 1),
        ([], 1),
        ([1, "Huế", None, 3.0, True, -100, 1_000, 100_000], 9),
        ([[1, 2], [3]], 6),
        ({"a": 1, "b": [2]}, 6),  # keys count, too
        (list(range(70_000)), 70_001),
        ({str(number): [] for number in range(300)}, 601),
        (["x" * 16, {"y" * 300: {"z": [[]]}}], 8),
    ],
)
def test_it_counts_a_value_and_all_that_it_holds(value: Any, count: int) -> None:
    assert values_in(packed(value) + packed("what comes after"), 0, 100_000) == count


def test_one_more_than_allowed_is_refused() -> None:
    assert values_in(packed([1, 2]), 0, 3) == 3
    with pytest.raises(TooManyValues):
        values_in(packed([1, 2]), 0, 2)


def test_a_list_is_refused_where_it_is_too_deep_to_be_walked_through() -> None:
    assert values_in(packed([nested(60)]), 0, 100_000) == 61
    with pytest.raises(TooDeepValues):
        values_in(packed(nested(63)), 0, 100_000)
