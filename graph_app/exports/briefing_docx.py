"""A briefing as a Word file that can be edited: every paragraph has a style, and the file says its language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime, time

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from graph_app.briefing.sheet import Line, Part, Row, Sheet

# What offices in Việt Nam write in; where it is missing, programs have one of equal widths.
_FONT = "Times New Roman"
_LOCALES = {"vi": "vi-VN", "en": "en-GB"}
_INK = RGBColor(0x0B, 0x4F, 0x66)
# A zip tells a time for each file in it: the earliest that it can, so that equal text makes equal bytes.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_COLUMN_WIDTHS = (Cm(3.9), Cm(6.6), Cm(4.4), Cm(2.1))
_CAPTION_WIDTHS = (Cm(5.4), Cm(11.6))


def briefing_docx(sheet: Sheet) -> bytes:
    """The file. The same sheet makes the same bytes."""
    document = Document()
    _set_up(document, sheet)
    document.add_paragraph(sheet.title, style="Title")
    if sheet.names:
        document.add_paragraph(sheet.names, style="Subtitle")
    for section in sheet.sections:
        document.add_heading(section.heading, 1)
        for part in section.parts:
            _add_part(document, part, sheet)
    if sheet.notes:
        document.add_heading(sheet.notes_heading, 1)
        for note in sheet.notes:
            document.add_paragraph(f"[{note.number}] {note.text}", style="List")
    _add_foot(document, sheet)
    return _timeless(document)


def _add_part(document: Word, part: Part, sheet: Sheet) -> None:
    if part.heading:
        document.add_heading(part.heading, 2)
    for line in part.lines:
        _add_line(document, line, sheet)
    if part.rows:
        _add_table(document, part, sheet)
    if part.left_out:
        document.add_paragraph(f"… {part.left_out}", style="Caption")
    if not part.lines and not part.rows:
        document.add_paragraph(part.empty, style="Caption")


def _add_line(document: Word, line: Line, sheet: Sheet) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if line.lead:
        paragraph.add_run(f"{line.lead}: ", style="Strong")
    paragraph.add_run(line.text)
    _add_marks(paragraph, line.sources, sheet)


def _add_marks(paragraph: Paragraph, sources: tuple[str, ...], sheet: Sheet) -> None:
    marks = sheet.marks(sources)
    if marks:
        paragraph.add_run(f"\u00a0{marks}").font.superscript = True


def _add_table(document: Word, part: Part, sheet: Sheet) -> None:
    widths = _COLUMN_WIDTHS if part.columns else _CAPTION_WIDTHS
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    _align(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    if part.columns:
        _fill(table.add_row().cells, Row(part.columns), sheet, bold=range(len(part.columns)))
        _repeat_head(table)
    for row in part.rows:
        _fill(table.add_row().cells, row, sheet, bold=() if part.columns else (0,))
    for cells in (row.cells for row in table.rows):
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width


def _fill(cells: tuple[_Cell, ...], row: Row, sheet: Sheet, bold: Iterable[int]) -> None:
    """The marks of the sources stand in the second cell, which says what it is."""
    numeric = len(row.cells) > 2
    for place, (cell, text) in enumerate(zip(cells, row.cells, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Body Text"
        paragraph.add_run(text, style="Strong" if place in bold else None)
        if place == 1:
            _add_marks(paragraph, row.sources, sheet)
        if numeric and place >= 2:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _align(table: Table) -> None:
    """Its frame begins where text does, not left of it by the margin of a cell."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "108")
    indent.set(qn("w:type"), "dxa")
    [width] = table._tbl.tblPr.iter(qn("w:tblW"))
    width.addnext(indent)  # Word is strict about the order


def _repeat_head(table: Table) -> None:
    """The first row is a head: read out as one, and repeated on the next page."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


# Set up


def _set_up(document: Word, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.6)
    section.header_distance = section.footer_distance = Cm(0.8)
    _set_styles(document)
    _set_language(document, _LOCALES[sheet.language])
    about = document.core_properties
    about.title, about.subject, about.author = sheet.title, sheet.names, sheet.author
    about.last_modified_by, about.language = sheet.author, _LOCALES[sheet.language]
    about.comments, about.keywords, about.category = " · ".join(sheet.foot), sheet.partner, ""
    about.created = about.modified = datetime.combine(sheet.as_of, time())
    about.revision, about.version = 1, str(sheet.data_version)


def _set_styles(document: Word) -> None:
    for name, size, before, after in (
        ("Normal", 11, 0, 1),
        ("Title", 18, 0, 1),
        ("Subtitle", 10.5, 0, 2),
        ("Heading 1", 12.5, 7, 2),
        ("Heading 2", 11, 3, 1),
        ("List Bullet", 11, 0, 1),
        ("List", 9, 0, 0),
        ("Body Text", 10, 0, 0),
        ("Caption", 10, 0, 1),
        ("Footer", 8.5, 0, 0),
    ):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _set_font(style)
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
        headed = name in ("Title", "Heading 1", "Heading 2")
        style.font.bold, style.font.italic = headed, name in ("Subtitle", "Caption")
        style.font.color.rgb = (
            _INK if headed else RGBColor(0x33, 0x45, 0x4F) if name == "Subtitle" else RGBColor(0, 0, 0)
        )
    for spacing in list(document.styles["Subtitle"].element.iter(qn("w:spacing"))):
        if spacing.getparent().tag == qn("w:rPr"):
            spacing.getparent().remove(spacing)
    notes = document.styles["List"]
    assert isinstance(notes, ParagraphStyle)
    notes.paragraph_format.left_indent, notes.paragraph_format.first_line_indent = Cm(0.7), Cm(-0.7)


def _set_font(style: ParagraphStyle) -> None:
    """One font for all scripts; the template's theme would otherwise have the last word."""
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
        fonts.set(qn(f"w:{script}"), _FONT)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _set_language(document: Word, locale: str) -> None:
    """Of all text: what a word processor checks spelling by, and a screen reader speaks in."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), locale)


def _add_foot(document: Word, sheet: Sheet) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.add_run(" · ".join(sheet.foot) + " · ")
    _add_field(paragraph, "PAGE")
    paragraph.add_run("/")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A number that the word processor itself keeps up to date."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _timeless(document: Word) -> bytes:
    """The file's bytes, in which nothing depends on when it was written."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as told:
        for name in parts.namelist():
            about = zipfile.ZipInfo(name, _LONG_AGO)
            about.compress_type = zipfile.ZIP_DEFLATED
            told.writestr(about, parts.read(name))
    return packed.getvalue()
