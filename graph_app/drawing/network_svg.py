"""The whole picture at a glance, as SVG within a page: for the start page, and for whoever cannot run scripts."""

from __future__ import annotations

from itertools import chain

from graph_app.drawing.backdrop import corners
from graph_app.drawing.labels import BASELINE, BELOW, Spot, placed_labels
from graph_app.drawing.marks import Box, Words
from graph_app.drawing.picture import Node, Picture
from graph_app.drawing.shapes import Placing, backdrop_marks, edge_marks, node_mark
from graph_app.drawing.svg import draw, svg_element, svg_text

MARGIN = 70.0
# Of a label in canvas units, as site.css sets its letters.
LETTER_SIZE = 38.0
LETTER_WIDTH = 22.0
LINE_HEIGHT = 42.0
LONGEST_LABEL = 34
# How many times the height of the words behind goes into the height of the picture, and how small they may get.
WORDS_PER_HEIGHT = 60
SMALLEST_WORDS = 30.0

_AS_IT_IS = Placing()


def network_svg(picture: Picture, label_count: int) -> str:
    """An SVG text whose `label_count` biggest nodes carry their names."""
    seen = _extent(picture)
    svg = svg_element((seen.left, seen.top, seen.width, seen.height))
    svg.set("class", "network-svg")
    svg.set("aria-hidden", "true")
    draw(svg, backdrop_marks(picture.backdrop, _AS_IT_IS, max(SMALLEST_WORDS, seen.height / WORDS_PER_HEIGHT)))
    for edge in picture.edges:
        draw(svg, edge_marks(picture, edge, _AS_IT_IS))
    draw(svg, [node_mark(node, _AS_IT_IS) for node in picture.nodes])
    draw(svg, _labels(picture, seen, label_count))
    return svg_text(svg)


def _extent(picture: Picture) -> Box:
    """What is seen: nodes, what lies behind them, and a margin."""
    areas = chain.from_iterable(picture.backdrop.polygons)
    points = [*((node.x, node.y) for node in picture.nodes), *corners(picture.backdrop), *areas]
    if not points:
        return Box(0, 0, 100, 100)
    across, down = zip(*points, strict=True)
    return Box(min(across) - MARGIN, min(down) - MARGIN, max(across) + MARGIN, max(down) + MARGIN)


def _labels(picture: Picture, seen: Box, count: int) -> list[Words]:
    wanted = [node for node in picture.nodes if len(node.name) <= LONGEST_LABEL]
    wanted.sort(key=lambda node: -node.radius)
    labels = placed_labels([_spot(node) for node in wanted], seen, count, BELOW)
    return [
        Words((label.x, label.top + BASELINE * LINE_HEIGHT), wanted[label.place].name, LETTER_SIZE, "#17232b", "middle")
        for label in labels
    ]


def _spot(node: Node) -> Spot:
    # Names are big here, so that they may lie over other nodes: only the middle of a node is kept clear.
    return Spot(node.x, node.y, node.radius, 0.0, len(node.name) * LETTER_WIDTH, LINE_HEIGHT)
