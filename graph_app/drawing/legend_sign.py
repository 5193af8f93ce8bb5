"""The sign of a legend's row: a node's shape, or a piece of line as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.marks import Area, Disc, Line, Pen
from graph_app.drawing.shapes import shape_mark

NODE_WIDTH, LINE_WIDTH = 10.0, 30.0
HEIGHT = 10.0


def sign_width(entry: LegendEntry) -> float:
    """How wide the sign is; all are HEIGHT high."""
    return LINE_WIDTH if entry.is_line else NODE_WIDTH


def sign_marks(entry: LegendEntry, left: float, middle: float) -> Iterator[Line | Area | Disc]:
    """The sign, from `left` on and as high above `middle` as below."""
    if entry.sign == "ring":
        pen = Pen(entry.colour, 0.45 * entry.width, 1.0, tuple(0.4 * length for length in entry.dashes or ()))
        yield Disc((left + NODE_WIDTH / 2, middle), 3.8, "none", pen)
        return
    if not entry.is_line:
        yield shape_mark(entry.sign, (left + NODE_WIDTH / 2, middle), 4.6, entry.colour, Pen("#ffffff", 0.5))
        return
    pen = Pen(entry.colour, 1.8, 1.0, tuple(0.7 * length for length in entry.dashes or ()))
    end = left + LINE_WIDTH
    yield Line((left, middle), (end - 7 if entry.sign == "arrow" else end, middle), pen)
    if entry.sign == "arrow":
        yield Area([(end, middle), (end - 8, middle - 3.2), (end - 7, middle), (end - 8, middle + 3.2)], entry.colour)
