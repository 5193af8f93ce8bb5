"""Marks as elements of SVG. Every text is a text node, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from graph_app.drawing.marks import Area, Disc, Line, Mark, Pen, Point, Window, Words
from graph_app.language.xml_letters import fit_for_xml

NAMESPACE = "http://www.w3.org/2000/svg"


def svg_element(view_box: Sequence[float], **attributes: str) -> Element:
    """An empty picture that shows left, top, width, height of the page."""
    return Element("svg", {"xmlns": NAMESPACE, "viewBox": " ".join(map(_number, view_box)), **attributes})


def svg_text(svg: Element) -> str:
    return tostring(svg, encoding="unicode")


def draw(parent: Element, marks: Iterable[Mark]) -> None:
    """Adds the marks in their order, later ones over earlier ones."""
    for mark in marks:
        if isinstance(mark, Line):
            _line(parent, mark)
        elif isinstance(mark, Area):
            corners = "".join(f"{'L' if place else 'M'}{_point(corner)}" for place, corner in enumerate(mark.corners))
            _filled(SubElement(parent, "path", d=corners + "Z"), mark.fill, mark.pen, mark.about, mark.opacity)
        elif isinstance(mark, Disc):
            x, y = map(_number, mark.centre)
            disc = SubElement(parent, "circle", cx=x, cy=y, r=_number(mark.radius))
            _filled(disc, mark.fill, mark.pen, mark.about)
        elif isinstance(mark, Words):
            _words(parent, mark)
        else:
            _window(parent, mark)


def named(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """A child that holds a text."""
    child = SubElement(parent, tag, attributes)
    child.text = fit_for_xml(text)
    return child


def _line(parent: Element, line: Line) -> None:
    way = f"Q{_point(line.via)} {_point(line.end)}" if line.via else f"L{_point(line.end)}"
    drawn = SubElement(parent, "path", d=f"M{_point(line.start)}{way}", fill="none")
    _stroke(drawn, line.pen)


def _filled(drawn: Element, fill: str, pen: Pen | None, about: str, opacity: float = 1.0) -> None:
    drawn.set("fill", fill)
    if opacity < 1:
        drawn.set("fill-opacity", _number(opacity))
    if pen:
        _stroke(drawn, pen)
    if about:
        named(drawn, "title", about)


def _stroke(drawn: Element, pen: Pen) -> None:
    drawn.set("stroke", pen.colour)
    drawn.set("stroke-width", _number(pen.width))
    if pen.opacity < 1:
        drawn.set("stroke-opacity", _number(pen.opacity))
    if pen.dashes:
        drawn.set("stroke-dasharray", " ".join(map(_number, pen.dashes)))


def _words(parent: Element, words: Words) -> None:
    x, y = map(_number, words.at)
    text = named(parent, "text", words.text, x=x, y=y)
    text.set("font-size", _number(words.size))
    text.set("fill", words.colour)
    if words.anchor != "start":
        text.set("text-anchor", words.anchor)
    if words.bold:
        text.set("font-weight", "600")


def _window(parent: Element, window: Window) -> None:
    """A picture within the picture clips what lies outside it."""
    box = window.box
    left, top, width, height = map(_number, (box.left, box.top, box.width, box.height))
    inner = SubElement(parent, "svg", x=left, y=top, width=width, height=height)
    inner.set("viewBox", f"{left} {top} {width} {height}")
    draw(inner, window.marks)


def _point(point: Point) -> str:
    return " ".join(map(_number, point))


def _number(value: float) -> str:
    """At most two digits after the point: a thousandth of a page is seen by nobody."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
