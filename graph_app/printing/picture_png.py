"""The printed page as pixels, drawn from the same SVG: for slides and messages that take no vectors."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

from graph_app.drawing.picture import Picture
from graph_app.errors import WrongPictureWidth
from graph_app.language.colophon import Colophon
from graph_app.printing.lettering import font_file
from graph_app.printing.paper import Paper
from graph_app.printing.picture_svg import svg_of
from graph_app.printing.sheet import sheet_of

LEAST_WIDTH, MOST_WIDTH = 200, 6_000
# Sharp on screens with two pixels for each of a page's: A3 at 96 to the inch is 1,587 wide.
SHARP = 2 * 96 / 72


def picture_png(picture: Picture, colophon: Colophon, width: int | None = None, paper: Paper | None = None) -> bytes:
    """The page as a PNG file that is `width` pixels wide, or as sharp as screens show it.

    WrongPictureWidth where that is too few to read or more than a server should draw.
    """
    sheet = sheet_of(picture, colophon, paper)
    wanted = round(sheet.paper.width * SHARP) if width is None else width
    if not LEAST_WIDTH <= wanted <= MOST_WIDTH:
        raise WrongPictureWidth(width=wanted, least=LEAST_WIDTH, most=MOST_WIDTH)
    # Imported here, where it is needed: few processes ever draw pixels.
    from resvg_py import svg_to_bytes

    fonts = [str(font_file(bold)) for bold in (False, True)]
    text = tostring(svg_of(sheet), encoding="unicode")
    # System fonts are left out, so that every server draws the same; the page's millimetres need some dpi.
    return bytes(svg_to_bytes(svg_string=text, width=wanted, dpi=96, skip_system_fonts=True, font_files=fonts))
