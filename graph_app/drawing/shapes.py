"""From nodes, edges and backdrop to marks, by vis-network's own geometry: paper shows what the browser shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import TypeAlias

from graph_app.drawing.backdrop import AREA_COLOUR, LINE_COLOUR, TEXT_COLOUR
from graph_app.drawing.marks import Area, Disc, Line, Pen, Point, Words
from graph_app.drawing.picture import Backdrop, Edge, Node, Picture

BORDER_WIDTH = 1.5
# Between a node's outermost corner and the inner edge of its halo.
HALO_GAP = 3.0
_CORNER = {"square": 2**0.5}

_Reach: TypeAlias = Callable[[Point], float]


@dataclass(frozen=True)
class Placing:
    """From canvas units to a page: places are multiplied by `scale` and moved, sizes are multiplied by `grow`."""

    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0
    grow: float = 1.0

    def at(self, x: float, y: float) -> Point:
        return self.left + x * self.scale, self.top + y * self.scale


def node_mark(node: Node, placing: Placing, about: str = "") -> Disc | Area:
    """The node in its shape and colour."""
    pen = Pen(node.border, BORDER_WIDTH * placing.grow)
    return shape_mark(node.shape, placing.at(node.x, node.y), node.radius * placing.grow, node.colour, pen, about)


def halo_mark(node: Node, placing: Placing) -> Disc | None:
    """The ring around a node that has one."""
    if node.halo is None:
        return None
    radius = node.radius * _CORNER.get(node.shape, 1.0) + HALO_GAP + node.halo.width / 2
    dashes = tuple(length * placing.grow for length in node.halo.dashes)
    pen = Pen(node.halo.colour, node.halo.width * placing.grow, dashes=dashes)
    return Disc(placing.at(node.x, node.y), radius * placing.grow, "none", pen)


def shape_mark(shape: str, centre: Point, radius: float, fill: str, pen: Pen, about: str = "") -> Disc | Area:
    """A dot, square or diamond that reaches `radius` far from its centre along both axes."""
    x, y = centre
    if shape == "dot":
        return Disc(centre, radius, fill, pen, about)
    if shape == "square":
        corners = [(x + across * radius, y + down * radius) for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    else:
        corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    return Area(corners, fill, pen, about=about)


def edge_marks(picture: Picture, edge: Edge, placing: Placing) -> list[Line | Area]:
    """The line from centre to centre, to be drawn below the nodes; an arrow's tip touches the border of its target."""
    source, target = picture.nodes[edge.source], picture.nodes[edge.target]
    start, end = placing.at(source.x, source.y), placing.at(target.x, target.y)
    if start == end:
        return []
    dashes = tuple(length * placing.grow for length in edge.dashes or ())
    pen = Pen(edge.colour, edge.width * placing.grow, edge.opacity, dashes)
    line = Line(start, end, pen, bent_via(start, end, edge.bend) if edge.bend else None)
    return _with_arrow(line, target, placing.grow, edge.width) if edge.arrow else [line]


def bent_via(start: Point, end: Point, bend: float) -> Point:
    """The point that pulls a curve clockwise (`bend` > 0) or the other way: vis-network's curvedCW and curvedCCW."""
    across, up = end[0] - start[0], start[1] - end[1]
    angle = atan2(up, across) + (0.5 * bend + 0.5) * pi
    reach = (0.5 * abs(bend) + 0.5) * hypot(across, up)
    return start[0] + reach * sin(angle), start[1] + reach * cos(angle)


def point_on(line: Line, share: float) -> Point:
    """Where one is after so much of the way, 0 at its start and 1 at its end."""
    (x1, y1), (x2, y2) = line.start, line.end
    rest = 1 - share
    if line.via is None:
        return rest * x1 + share * x2, rest * y1 + share * y2
    (x, y) = line.via
    one, two, three = rest * rest, 2 * rest * share, share * share
    return one * x1 + two * x + three * x2, one * y1 + two * y + three * y2


def _with_arrow(line: Line, target: Node, grow: float, width: float) -> list[Line | Area]:
    length = (7.5 + 3 * width) * grow
    tip_share = _share_at(line, lambda point: _reach(target, point, line.end) * grow)
    tip = point_on(line, tip_share)
    back_share = min(tip_share, _share_at(line, lambda point: _reach(target, point, line.end) * grow + 0.9 * length))
    back = point_on(line, back_share)
    angle = atan2(tip[1] - back[1], tip[0] - back[0])
    wings = [_away(tip, angle, -length, side * 0.3 * length) for side in (1, -1)]
    head = Area([tip, wings[0], back, wings[1]], line.pen.colour, opacity=line.pen.opacity)
    return [_begun(line, back_share), head]


def _share_at(line: Line, reach_towards: _Reach) -> float:
    """How far along a line one comes to a certain distance from its end; half-way where that is farther off."""
    near, far = 1.0, 0.5
    for _ in range(24):
        middle = (near + far) / 2
        x, y = point_on(line, middle)
        if hypot(x - line.end[0], y - line.end[1]) < reach_towards((x, y)):
            near = middle
        else:
            far = middle
    return far


def _reach(node: Node, seen_from: Point, centre: Point) -> float:
    """From a node's centre to its border, in canvas units, on the side of a point."""
    angle = atan2(seen_from[1] - centre[1], seen_from[0] - centre[0])
    across, down = abs(cos(angle)), abs(sin(angle))
    outline = node.radius + BORDER_WIDTH / 2
    return {"square": outline / max(across, down), "diamond": outline / (across + down)}.get(node.shape, outline)


def _away(point: Point, angle: float, along: float, beside: float) -> Point:
    x, y = point
    return x + along * cos(angle) - beside * sin(angle), y + along * sin(angle) + beside * cos(angle)


def _begun(line: Line, share: float) -> Line:
    """The first part of a line."""
    if line.via is None:
        return Line(line.start, point_on(line, share), line.pen)
    (x1, y1), (x, y) = line.start, line.via
    via = x1 + share * (x - x1), y1 + share * (y - y1)
    return Line(line.start, point_on(line, share), line.pen, via)


def backdrop_marks(backdrop: Backdrop, placing: Placing, letter_size: float) -> Iterator[Line | Area | Disc | Words]:
    """What lies behind, in quiet grey; its lines stay thin whatever the scale."""
    pen = Pen(LINE_COLOUR, 0.6)
    for polygon in backdrop.polygons:
        yield Area([placing.at(*corner) for corner in polygon], AREA_COLOUR, pen)
    for x, y, radius in backdrop.circles:
        yield Disc(placing.at(x, y), radius * placing.scale, "none", pen)
    for x1, y1, x2, y2 in backdrop.lines:
        yield Line(placing.at(x1, y1), placing.at(x2, y2), pen)
    for x, y, text in backdrop.texts:
        across, down = placing.at(x, y)
        yield Words((across, down + 0.35 * letter_size), text, letter_size, TEXT_COLOUR, "middle")
