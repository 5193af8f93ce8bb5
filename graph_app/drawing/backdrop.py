"""What lies behind a picture: how it looks, how far it reaches, and its numbers for a script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from graph_app.drawing.picture import Backdrop

# Quiet greys on white: land and areas, lines and circles, words. Words stand out from the areas by 4.9 to 1.
AREA_COLOUR = "#edf0f2"
LINE_COLOUR = "#d3dade"
TEXT_COLOUR = "#5c6974"


def corners(backdrop: Backdrop) -> Iterator[tuple[float, float]]:
    """Points that its lines, circles and words reach to, of words their middle; areas may go on beyond the picture."""
    for x1, y1, x2, y2 in backdrop.lines:
        yield from ((x1, y1), (x2, y2))
    for x, y, radius in backdrop.circles:
        yield from ((x - radius, y - radius), (x + radius, y + radius))
    yield from ((x, y) for x, y, _ in backdrop.texts)


def backdrop_data(backdrop: Backdrop) -> dict[str, Any]:
    """The same as plain numbers: whole units, of a polygon x and y in turn, so that a page stays small."""
    return {
        "polygons": [[round(number) for point in polygon for number in point] for polygon in backdrop.polygons],
        "lines": [[round(number) for number in line] for line in backdrop.lines],
        "circles": [[round(number) for number in circle] for circle in backdrop.circles],
        "texts": [[round(x), round(y), words] for x, y, words in backdrop.texts],
        "corners": [round(number) for number in chain.from_iterable(corners(backdrop))],
        "colours": {"area": AREA_COLOUR, "line": LINE_COLOUR, "text": TEXT_COLOUR},
    }
