"""The picture as SVG: for the start page, for print, and for whoever cannot run scripts."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np

from graph_app.drawing.picture import Picture
from graph_app.drawing.style import line_width
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

MARGIN = 70.0
# Of a label in canvas units, as site.css sets its letters.
LETTER_WIDTH = 22.0
LINE_HEIGHT = 42.0
LONGEST_LABEL = 34


def network_svg(picture: Picture, language: str, label_count: int) -> str:
    """An SVG text whose `label_count` biggest nodes carry their names. Every name is a text node, never markup."""
    svg = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": _view_box(picture)})
    svg.set("class", "network-svg")
    svg.set("aria-hidden", "true")
    for line in picture.lines:
        _draw_line(svg, picture, line.source, line.target, line.type, line.fact_count)
    for place in range(len(picture.partners)):
        _draw_node(svg, picture, place)
    for place, name in _labels(picture, language, label_count):
        _draw_label(svg, picture, place, name)
    return ElementTree.tostring(svg, encoding="unicode")


def _view_box(picture: Picture) -> str:
    if not len(picture.positions):
        return "0 0 100 100"
    low = np.min(picture.positions, axis=0) - MARGIN
    width, height = np.max(picture.positions, axis=0) + MARGIN - low
    return f"{low[0]:.0f} {low[1]:.0f} {width:.0f} {height:.0f}"


def _draw_line(svg: ElementTree.Element, picture: Picture, source: int, target: int, type: int, facts: int) -> None:
    (x1, y1), (x2, y2) = picture.positions[source], picture.positions[target]
    line = ElementTree.SubElement(svg, "line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}")
    line.set("stroke", RELATIONSHIP_TYPES[type].colour)
    line.set("stroke-width", f"{line_width(facts):.1f}")
    line.set("stroke-opacity", "0.6")


def _draw_node(svg: ElementTree.Element, picture: Picture, place: int) -> None:
    x, y = picture.positions[place]
    radius = picture.sizes[place]
    kind = KIND_BY_NAME[picture.partners[place].kind]
    if kind.shape == "dot":
        node = ElementTree.SubElement(svg, "circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.1f}")
    else:
        side = f"{2 * radius:.1f}"
        node = ElementTree.SubElement(
            svg, "rect", x=f"{x - radius:.1f}", y=f"{y - radius:.1f}", width=side, height=side
        )
        if kind.shape == "diamond":
            node.set("transform", f"rotate(45 {x:.1f} {y:.1f})")
    node.set("fill", kind.colour)
    node.set("stroke", "#ffffff")
    node.set("stroke-width", "2")


def _labels(picture: Picture, language: str, count: int) -> list[tuple[int, str]]:
    """The biggest nodes whose names do not cover each other, at most `count` of them."""
    chosen: list[tuple[int, str]] = []
    boxes: list[tuple[float, float, float]] = []
    for place in sorted(range(len(picture.partners)), key=lambda place: (-picture.sizes[place], place)):
        name = picture.partners[place].name_in(language)
        x, y = picture.positions[place]
        half = len(name) * LETTER_WIDTH / 2
        free = all(abs(x - other) > half + wide or abs(y - line) > LINE_HEIGHT for other, line, wide in boxes)
        if free and len(name) <= LONGEST_LABEL and len(chosen) < count:
            chosen.append((place, name))
            boxes.append((x, y, half))
    return chosen


def _draw_label(svg: ElementTree.Element, picture: Picture, place: int, name: str) -> None:
    x, y = picture.positions[place]
    label = ElementTree.SubElement(svg, "text", x=f"{x:.1f}", y=f"{y + picture.sizes[place] + LINE_HEIGHT * 0.8:.1f}")
    label.set("text-anchor", "middle")
    label.text = name
