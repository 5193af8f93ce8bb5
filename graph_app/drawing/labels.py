"""Names beside their nodes: as many as fit without covering each other or another node, and none over the edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.marks import Box

LONGEST_LINE = 24
GAP = 3.0
# Where a label may stand, best first: (across, down) from its node, 0 for centred on it.
BELOW = ((0, 1),)
ALL_SIDES = (*BELOW, (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
_ANCHORS = {0: "middle", 1: "start", -1: "end"}
# How far up a node's border a label begins that stands to its side, above or below.
_SLANT = 0.7
# Of a line's height, how far its baseline is from its top: Vietnamese stacks marks on capitals.
BASELINE = 0.8

Array = NDArray[np.float64]


def short_label(name: str) -> str:
    """A label of at most two lines of about 24 letters; the whole name stands in the tooltip and the panel."""
    if len(name) <= LONGEST_LINE:
        return name
    cut = name.rfind(" ", 0, LONGEST_LINE + 1)
    first, rest = (name[:cut], name[cut + 1 :]) if cut > 0 else (name[:LONGEST_LINE], name[LONGEST_LINE:])
    return f"{first}\n{rest}" if len(rest) <= LONGEST_LINE else f"{first}\n{rest[: LONGEST_LINE - 1]}…"


@dataclass(frozen=True)
class Spot:
    """A node that wants a label of that width and height, which begins at `radius` from its centre.

    No label may cover what is within `clear` of the centre.
    """

    x: float
    y: float
    radius: float
    clear: float
    width: float
    height: float


@dataclass(frozen=True)
class Label:
    """The label of the spot at `place`: the top of its first line, and where along that line `x` is."""

    place: int
    x: float
    top: float
    anchor: str


def placed_labels(
    spots: Sequence[Spot],
    frame: Box,
    most: int,
    sides: Sequence[tuple[int, int]] = ALL_SIDES,
    lines: Array | None = None,
    kept_clear: Sequence[Box] = (),
) -> list[Label]:
    """At most `most` labels, for the first spots first: who matters most comes first and gets the best place.

    `lines` (m, 4) are straight lines x1, y1, x2, y2; of the free places beside a node the one is taken that the fewest
    of them cross. A spot whose label fits nowhere has none. Nothing may stand over the boxes in `kept_clear`.
    """
    centres = np.array([(spot.x, spot.y) for spot in spots]).reshape(-1, 2)
    clear = np.array([spot.clear for spot in spots]).reshape(-1, 1)
    boxes = np.array([(box.left, box.top, box.right, box.bottom) for box in kept_clear]).reshape(-1, 4)
    taken = np.concatenate([np.concatenate([centres - clear, centres + clear], axis=1), boxes])
    labels: list[Label] = []
    for place, spot in enumerate(spots):
        if len(labels) == most:
            break
        free = [(side, box) for side in sides if _is_free(box := _box(spot, side), taken, frame)]
        if free:
            (across, _), box = min(free, key=lambda option: _crossings(option[1], lines))
            x = {0: (box[0] + box[2]) / 2, 1: box[0], -1: box[2]}[across]
            labels.append(Label(place, x, box[1], _ANCHORS[across]))
            taken = np.concatenate([taken, [box]])
    return labels


def _box(spot: Spot, side: tuple[int, int]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a label on that side."""
    across, down = side
    reach = (spot.radius + GAP) * (_SLANT if across and down else 1.0)
    left = spot.x + across * reach - {0: 0.5, 1: 0.0, -1: 1.0}[across] * spot.width
    top = spot.y + down * reach - {0: 0.5, 1: 0.0, -1: 1.0}[down] * spot.height
    return left, top, left + spot.width, top + spot.height


def _is_free(box: tuple[float, float, float, float], taken: Array, frame: Box) -> bool:
    left, top, right, bottom = box
    if left < frame.left or right > frame.right or top < frame.top or bottom > frame.bottom:
        return False
    over = (taken[:, 0] < right) & (taken[:, 2] > left) & (taken[:, 1] < bottom) & (taken[:, 3] > top)
    return not over.any()


def _crossings(box: tuple[float, float, float, float], lines: Array | None) -> int:
    """How many lines cross a box: those of which a part lies between its sides both across and down."""
    if lines is None or not len(lines):
        return 0
    begin, way = lines[:, :2], lines[:, 2:] - lines[:, :2]
    way = np.where(way == 0, 1e-9, way)
    one, other = (np.array(box[:2]) - begin) / way, (np.array(box[2:]) - begin) / way
    into = np.minimum(one, other).max(axis=1)
    out = np.maximum(one, other).min(axis=1)
    return int(np.count_nonzero((into <= out) & (out >= 0) & (into <= 1)))
