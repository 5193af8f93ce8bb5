"""How big, how thick, how bent: the rules that paint, also read by the legend."""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_NODE = 9.0
LARGEST_NODE = 34.0
THINNEST_LINE = 1.8
THICKEST_LINE = 9.0
# A line is so thick where its newest fact is no older than so many years; the last is for no known day.
RECENCY_YEARS = (1, 3, 5, 10)
RECENCY_WIDTHS = (8.0, 5.5, 3.8, 2.6, 1.3)
OPACITY = 0.62
# Of a line of which no fact has an exact day.
UNSURE_OPACITY = 0.34


def node_sizes(values: Sequence[float | None]) -> list[float]:
    """Radii whose areas grow with the values; a value that is not known gets the smallest radius, as zero does."""
    known = [max(value, 0.0) for value in values if value is not None]
    most = max(known, default=0.0)
    if most == 0:
        return [SMALLEST_NODE] * len(values)
    span = LARGEST_NODE - SMALLEST_NODE
    return [SMALLEST_NODE + span * float((max(value or 0.0, 0.0) / most) ** 0.5) for value in values]


def line_width(fact_count: int) -> float:
    """Thickness of a line of `fact_count` facts: 1 is thin, four times as many are twice as thick."""
    return float(min(THICKEST_LINE, THINNEST_LINE * fact_count**0.5))


def recency_width(newest: int, as_of: int) -> float:
    """Thickness of a line by its newest fact, days as ordinals: thick within a year, thin where none is known."""
    if not newest:
        return RECENCY_WIDTHS[-1]
    years = max(0, as_of - newest) / 365.25
    return next((width for limit, width in zip(RECENCY_YEARS, RECENCY_WIDTHS, strict=False) if years <= limit), 1.8)


def bend(turn: int) -> float:
    """How far the n-th line between two partners bends: 0 straight, then to one side and the other in turn."""
    side = 1 if turn % 2 else -1
    return side * 0.14 * ((turn + 1) // 2)
