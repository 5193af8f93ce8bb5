"""How many values an answer holds, counted in its bytes before anything is made of them.

A megabyte may hold a million empty lists, each of which takes a hundred times its size in Python, and some seconds to
walk through together. The format is PackStream: each value begins with one byte that says what it is and how long.
"""

from __future__ import annotations

from typing import Any

# Deeper lists and maps than this nobody reads, and walking through them would end in a RecursionError. A record is a
# list itself; what comes as a map (a plan, the numbers behind an answer) is Neo4j's own, as deep as the query is long.
DEEPEST = 60
_SIZES = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xD0: 1, 0xD1: 2, 0xD2: 4, 0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD8: 1, 0xD9: 2, 0xDA: 4}
_NUMBERS = {0xC1: 8, 0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8}


class TooManyValues(OSError):
    """The driver takes it for a broken connection, which is what it then is."""


class TooDeepValues(OSError):
    """The same."""


class CountedValues:
    """Stands in for what unpacks the messages of a connection; whatever else is asked of it, that one answers."""

    def __init__(self, wrapped: Any, most_values: int) -> None:
        self._wrapped = wrapped
        self._left = most_values
        self.problem: TooManyValues | TooDeepValues | None = None

    def unpack(self, hydration_hooks: Any = None) -> Any:
        buffer = self._wrapped.unpackable
        try:
            self._left -= values_in(buffer.data, buffer.p, self._left)
        except (TooManyValues, TooDeepValues) as problem:
            self.problem = problem
            raise
        return self._wrapped.unpack(hydration_hooks)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._wrapped, name)


def values_in(data: bytes | bytearray, at: int, most: int) -> int:
    """How many values one value at a place holds, itself included. TooManyValues; TooDeepValues for a list."""
    deepest = DEEPEST + 2 if 0x90 <= data[at] < 0xA0 or 0xD4 <= data[at] <= 0xD6 else len(data)
    count = 0
    open_parts = [1]  # of each level that we are in: how many parts are still to come
    while open_parts:
        if not open_parts[-1]:
            open_parts.pop()
            continue
        open_parts[-1] -= 1
        count += 1
        parts, at = _parts(data, at)
        if parts:
            open_parts.append(parts)
        if count > most:
            raise TooManyValues(f"more than {most} values")
        if len(open_parts) > deepest:
            raise TooDeepValues(f"more than {DEEPEST} levels")
    return count


def _parts(data: bytes | bytearray, at: int) -> tuple[int, int]:
    """How many values the one at a place consists of, and where the first of them, or the next one, begins."""
    marker = data[at]
    at += 1
    if marker < 0x80 or marker >= 0xF0:  # a small number
        return 0, at
    if marker < 0x90:  # a short text
        return 0, at + marker - 0x80
    if marker < 0xA0:  # a short list
        return marker - 0x90, at
    if marker < 0xB0:  # a small map
        return 2 * (marker - 0xA0), at
    if marker < 0xC0:  # a structure, with a byte that says which: node, day, point, …
        return marker - 0xB0, at + 1
    width = _SIZES.get(marker)
    if width is None:  # a number, or null, true and false, which are their marker alone
        return 0, at + _NUMBERS.get(marker, 0)
    size = int.from_bytes(data[at : at + width], "big")
    at += width
    if marker < 0xD4:  # bytes and text
        return 0, at + size
    return (size if marker < 0xD8 else 2 * size), at
