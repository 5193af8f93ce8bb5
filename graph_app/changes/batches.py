"""Many values a part at a time, so that no call to Neo4j is larger than it needs to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

BATCH = 5_000
Each = TypeVar("Each")


def batches(values: Sequence[Each], size: int = BATCH) -> Iterator[Sequence[Each]]:
    """Parts of at most `size`, in order."""
    for begin in range(0, len(values), size):
        yield values[begin : begin + size]


def batched(values: Iterable[Each], size: int) -> Iterator[list[Each]]:
    """The same of what is made one by one, and need not be held."""
    remaining = iter(values)
    while batch := list(islice(remaining, size)):
        yield batch
