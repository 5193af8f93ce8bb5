"""The legend at the foot of a printed picture: signs and captions side by side, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.marks import Area, Disc, Line, Pen, Words
from graph_app.drawing.painting import BORDER
from graph_app.drawing.shapes import shape_mark
from graph_app.language.formats import number_text
from graph_app.printing.lettering import set_in_type, text_width
from graph_app.printing.paper import INK

SIZE = 9.0
ROW_HEIGHT = 15.0
_GAP = 18.0
_NODE_SIGN, _LINE_SIGN = 14.0, 36.0

Rows = Sequence[Sequence[LegendEntry]]


def legend_rows(legend: Sequence[LegendEntry], language: str, width: float) -> Rows:
    """The entries in rows that are no wider than `width`."""
    rows: list[list[LegendEntry]] = []
    free = 0.0
    for entry in legend:
        needed = _width(entry, language)
        if not rows or needed > free:
            rows.append([])
            free = width
        rows[-1].append(entry)
        free -= needed + _GAP
    return rows


def legend_marks(rows: Rows, language: str, left: float, top: float) -> Iterator[Line | Area | Disc | Words]:
    """The rows from `top` downwards."""
    for place, row in enumerate(rows):
        x, middle = left, top + (place + 0.5) * ROW_HEIGHT
        for entry in row:
            yield from _sign(entry, x, middle)
            yield Words((x + _sign_width(entry), middle + 0.35 * SIZE), _caption(entry, language), SIZE, INK)
            x += _width(entry, language) + _GAP


def _caption(entry: LegendEntry, language: str) -> str:
    return set_in_type(f"{entry.caption.told_in(language)} ({number_text(entry.count, language)})")


def _sign_width(entry: LegendEntry) -> float:
    return _LINE_SIGN if entry.is_line else _NODE_SIGN


def _width(entry: LegendEntry, language: str) -> float:
    return _sign_width(entry) + text_width(_caption(entry, language), SIZE)


def _sign(entry: LegendEntry, left: float, middle: float) -> Iterator[Line | Area | Disc]:
    if not entry.is_line:
        yield shape_mark(entry.sign, (left + 5, middle), 4.6, entry.colour, Pen(BORDER, 0.5))
        return
    pen = Pen(entry.colour, 1.8, 1.0, tuple(0.7 * length for length in entry.dashes or ()))
    end = left + 30
    yield Line((left, middle), (end - 7 if entry.sign == "arrow" else end, middle), pen)
    if entry.sign == "arrow":
        yield Area([(end, middle), (end - 8, middle - 3.2), (end - 7, middle), (end - 8, middle + 3.2)], entry.colour)
