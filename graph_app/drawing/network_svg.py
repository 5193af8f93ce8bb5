"""The picture as SVG: for the start page, for print, and for whoever cannot run scripts."""

from __future__ import annotations

from itertools import chain
from xml.etree import ElementTree

from graph_app.drawing.backdrop import AREA_COLOUR, LINE_COLOUR, TEXT_COLOUR, corners
from graph_app.drawing.picture import NO_BACKDROP, Backdrop, Edge, Node, Picture

MARGIN = 70.0
# Of a label in canvas units, as site.css sets its letters.
LETTER_WIDTH = 22.0
LINE_HEIGHT = 42.0
LONGEST_LABEL = 34
# How many times the height of the words behind goes into the height of the picture, and how small they may get.
WORDS_PER_HEIGHT = 60
SMALLEST_WORDS = 30.0


def network_svg(picture: Picture, label_count: int) -> str:
    """An SVG text whose `label_count` biggest nodes carry their names. Every name is a text node, never markup."""
    left, top, width, height = _frame(picture)
    svg = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg"})
    svg.set("viewBox", f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}")
    svg.set("class", "network-svg")
    svg.set("aria-hidden", "true")
    _draw_backdrop(svg, picture.backdrop, height)
    for edge in picture.edges:
        _draw_line(svg, picture, edge)
    for node in picture.nodes:
        _draw_node(svg, node)
    for node in _labelled(picture, label_count):
        _draw_label(svg, node)
    return ElementTree.tostring(svg, encoding="unicode")


def _frame(picture: Picture) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is seen: nodes, what lies behind them, and a margin."""
    areas = chain.from_iterable(picture.backdrop.polygons)
    points = [*((node.x, node.y) for node in picture.nodes), *corners(picture.backdrop), *areas]
    if not points:
        return 0.0, 0.0, 100.0, 100.0
    across, down = zip(*points, strict=True)
    left, top = min(across) - MARGIN, min(down) - MARGIN
    return left, top, max(across) + MARGIN - left, max(down) + MARGIN - top


def _draw_backdrop(svg: ElementTree.Element, backdrop: Backdrop, height: float) -> None:
    """Areas first, words last; the words as large as suits the whole picture."""
    if backdrop == NO_BACKDROP:
        return
    group = ElementTree.SubElement(svg, "g", {"class": "backdrop"})
    for polygon in backdrop.polygons:
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in polygon)
        ElementTree.SubElement(group, "polygon", points=points, fill=AREA_COLOUR)
    thin = {"stroke": LINE_COLOUR, "stroke-width": "3", "fill": "none"}
    for line in backdrop.lines:
        ends = zip(("x1", "y1", "x2", "y2"), line, strict=True)
        ElementTree.SubElement(group, "line", {name: f"{value:.0f}" for name, value in ends} | thin)
    for x, y, radius in backdrop.circles:
        ElementTree.SubElement(group, "circle", {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": f"{radius:.0f}"} | thin)
    size = max(SMALLEST_WORDS, height / WORDS_PER_HEIGHT)
    for x, y, words in backdrop.texts:
        text = ElementTree.SubElement(group, "text", x=f"{x:.0f}", y=f"{y:.0f}", fill=TEXT_COLOUR)
        # As a style, because the page's style sheet has one size for the names of partners.
        text.set("style", f"font-size: {size:.0f}px")
        text.set("text-anchor", "middle")
        text.set("dominant-baseline", "middle")
        text.text = words


def _draw_line(svg: ElementTree.Element, picture: Picture, edge: Edge) -> None:
    first, second = picture.nodes[edge.source], picture.nodes[edge.target]
    ends = {"x1": first.x, "y1": first.y, "x2": second.x, "y2": second.y}
    line = ElementTree.SubElement(svg, "line", {name: f"{value:.1f}" for name, value in ends.items()})
    line.set("stroke", edge.colour)
    line.set("stroke-width", f"{edge.width:.1f}")
    line.set("stroke-opacity", "0.6")


def _draw_node(svg: ElementTree.Element, node: Node) -> None:
    x, y, radius = node.x, node.y, node.radius
    if node.shape == "dot":
        drawn = ElementTree.SubElement(svg, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}")
    else:
        side = f"{2 * radius:.1f}"
        corner = {"x": f"{x - radius:.1f}", "y": f"{y - radius:.1f}"}
        drawn = ElementTree.SubElement(svg, "rect", corner, width=side, height=side)
        if node.shape == "diamond":
            drawn.set("transform", f"rotate(45 {x:.1f} {y:.1f})")
    drawn.set("fill", node.colour)
    drawn.set("stroke", "#ffffff")
    drawn.set("stroke-width", "2")


def _labelled(picture: Picture, count: int) -> list[Node]:
    """The biggest nodes whose names do not cover each other, at most `count` of them."""
    chosen: list[Node] = []
    boxes: list[tuple[float, float, float]] = []
    for node in sorted(picture.nodes, key=lambda node: -node.radius):
        half = len(node.name) * LETTER_WIDTH / 2
        free = all(abs(node.x - x) > half + wide or abs(node.y - y) > LINE_HEIGHT for x, y, wide in boxes)
        if free and len(node.name) <= LONGEST_LABEL and len(chosen) < count:
            chosen.append(node)
            boxes.append((node.x, node.y, half))
    return chosen


def _draw_label(svg: ElementTree.Element, node: Node) -> None:
    down = node.y + node.radius + LINE_HEIGHT * 0.8
    label = ElementTree.SubElement(svg, "text", x=f"{node.x:.1f}", y=f"{down:.1f}")
    label.set("text-anchor", "middle")
    label.text = node.name
