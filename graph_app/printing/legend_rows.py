"""The legend at the foot of a printed picture: signs and captions side by side, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.legend_sign import sign_marks, sign_width
from graph_app.drawing.marks import Area, Disc, Line, Words
from graph_app.language.formats import number_text
from graph_app.printing.lettering import set_in_type, text_width
from graph_app.printing.paper import INK

SIZE = 9.0
ROW_HEIGHT = 15.0
_GAP = 18.0
_AFTER_SIGN = 5.0

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
            yield from sign_marks(entry, x, middle)
            yield Words(
                (x + sign_width(entry) + _AFTER_SIGN, middle + 0.35 * SIZE), _caption(entry, language), SIZE, INK
            )
            x += _width(entry, language) + _GAP


def _caption(entry: LegendEntry, language: str) -> str:
    return set_in_type(f"{entry.caption.told_in(language)} ({number_text(entry.count, language)})")


def _width(entry: LegendEntry, language: str) -> float:
    return sign_width(entry) + _AFTER_SIGN + text_width(_caption(entry, language), SIZE)
