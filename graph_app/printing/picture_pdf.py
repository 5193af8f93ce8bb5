"""The printed page as PDF: vectors, letters embedded, text that can be searched and copied."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

from graph_app.drawing.marks import Area, Disc, Line, Mark, Pen, Point, Words
from graph_app.drawing.picture import Picture
from graph_app.language.colophon import Colophon
from graph_app.printing.lettering import FAMILY, font_file
from graph_app.printing.paper import Paper
from graph_app.printing.sheet import Sheet, sheet_of

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

_FONTS = {False: FAMILY, True: f"{FAMILY} SemiBold"}
# reportlab keeps its fonts, and what it has used of them, for the whole process.
_ONE_AT_A_TIME = Lock()


def picture_pdf(picture: Picture, colophon: Colophon, paper: Paper | None = None) -> bytes:
    """The page as a PDF file of one sheet, lying on its long side; the same page has the same bytes."""
    sheet = sheet_of(picture, colophon, paper)
    with _ONE_AT_A_TIME:
        return _pdf(sheet)


def _pdf(sheet: Sheet) -> bytes:
    # Imported here: it takes a quarter of a second, which only whoever wants a PDF should wait for.
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for bold, name in _FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, font_file(bold)))
    out = io.BytesIO()
    size = sheet.paper.width, sheet.paper.height
    canvas = Canvas(out, pagesize=size, invariant=1, lang=sheet.colophon.language, initialFontName=FAMILY)
    canvas.setTitle(sheet.colophon.title)
    canvas.setSubject(sheet.described)
    canvas.setKeywords(sheet.colophon.address)
    canvas.setAuthor("")
    canvas.setCreator("")
    canvas.setDateFormatter(lambda *_time: f"D:{sheet.colophon.day:%Y%m%d}000000Z")
    for mark in sheet.marks:
        _draw(canvas, mark, sheet.paper.height)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, mark: Mark, height: float) -> None:
    """One mark; PDF counts from the foot of the page upwards."""
    canvas.saveState()
    if isinstance(mark, Line):
        _use(canvas, mark.pen)
        canvas.drawPath(_line(canvas, mark, height), stroke=1, fill=0)
    elif isinstance(mark, Area):
        path = canvas.beginPath()
        for place, (x, y) in enumerate(mark.corners):
            (path.lineTo if place else path.moveTo)(x, height - y)
        path.close()
        _fill(canvas, path, mark.fill, mark.pen, mark.opacity)
    elif isinstance(mark, Disc):
        path = canvas.beginPath()
        path.circle(mark.centre[0], height - mark.centre[1], mark.radius)
        _fill(canvas, path, mark.fill, mark.pen)
    elif isinstance(mark, Words):
        _words(canvas, mark, height)
    else:
        box, path = mark.box, canvas.beginPath()
        path.rect(box.left, height - box.bottom, box.width, box.height)
        canvas.clipPath(path, stroke=0, fill=0)
        for within in mark.marks:
            _draw(canvas, within, height)
    canvas.restoreState()


def _line(canvas: Canvas, line: Line, height: float) -> PDFPathObject:
    path = canvas.beginPath()
    path.moveTo(line.start[0], height - line.start[1])
    if line.via is None:
        path.lineTo(line.end[0], height - line.end[1])
        return path
    # PDF has cubic curves only: each of their two points is two thirds of the way to the one of the quadratic curve.
    controls = [_towards(end, line.via, 2 / 3) for end in (line.start, line.end)]
    points = [(x, height - y) for x, y in (*controls, line.end)]
    path.curveTo(*points[0], *points[1], *points[2])
    return path


def _towards(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _fill(canvas: Canvas, path: PDFPathObject, fill: str, pen: Pen | None, opacity: float = 1.0) -> None:
    if pen:
        _use(canvas, pen)
    if fill != "none":
        canvas.setFillColor(fill)
        canvas.setFillAlpha(opacity)
    canvas.drawPath(path, stroke=int(pen is not None), fill=int(fill != "none"))


def _use(canvas: Canvas, pen: Pen) -> None:
    canvas.setStrokeColor(pen.colour)
    canvas.setLineWidth(pen.width)
    canvas.setStrokeAlpha(pen.opacity)
    if pen.dashes:
        canvas.setDash(list(pen.dashes))


def _words(canvas: Canvas, words: Words, height: float) -> None:
    canvas.setFillColor(words.colour)
    canvas.setFont(_FONTS[words.bold], words.size)
    write = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    write[words.anchor](words.at[0], height - words.at[1], words.text)
