"""The printed page as SVG: one file that looks the same everywhere, because its letters are in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from graph_app.drawing.picture import Picture
from graph_app.drawing.svg import draw, named, svg_element, svg_text
from graph_app.language.colophon import Colophon
from graph_app.printing.lettering import FAMILY, font_for
from graph_app.printing.paper import Paper
from graph_app.printing.sheet import Sheet, sheet_of

_MILLIMETRES = 25.4 / 72
_FONT_FACE = '@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/woff;base64,{data})}}'


def picture_svg(picture: Picture, colophon: Colophon, paper: Paper | None = None) -> str:
    """The page as an SVG file of the paper's size; texts stay texts that can be searched and copied."""
    sheet = sheet_of(picture, colophon, paper)
    svg = svg_of(sheet)
    style = Element("style")
    style.text = _fonts(sheet)
    svg.insert(2, style)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + svg_text(svg) + "\n"


def svg_of(sheet: Sheet) -> Element:
    """The page as SVG without its font: where whoever draws it has the font already."""
    paper = sheet.paper
    svg = svg_element((0, 0, paper.width, paper.height), role="graphics-document document")
    svg.set("width", f"{paper.width * _MILLIMETRES:.1f}mm")
    svg.set("height", f"{paper.height * _MILLIMETRES:.1f}mm")
    svg.set("xml:lang", sheet.colophon.language)
    svg.set("aria-labelledby", "title described")
    svg.set("font-family", f'"{FAMILY}", "Noto Sans", "DejaVu Sans", sans-serif')
    named(svg, "title", sheet.colophon.title, id="title")
    named(svg, "desc", sheet.described, id="described")
    ground = {"width": "100%", "height": "100%", "fill": "#ffffff"}
    svg.append(Element("rect", ground))
    draw(svg, sheet.marks)
    return svg


def _fonts(sheet: Sheet) -> str:
    faces = []
    for bold, weight in ((False, 400), (True, 600)):
        texts = [words.text for words in sheet.words if words.bold == bold]
        if texts:
            faces.append(_FONT_FACE.format(family=FAMILY, weight=weight, data=font_for(texts, bold)))
    return "".join(faces)
