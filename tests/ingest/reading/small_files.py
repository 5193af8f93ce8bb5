"""Small files in all formats, made on the spot, and what is read from them."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.sheets import NO_CHOICES, Choices, Sheet
from graph_app.ingest.reading.uploads import read_upload

LIMITS = Limits()


def only_sheet(name: str, data: bytes, limits: Limits = LIMITS, choices: Choices = NO_CHOICES) -> Sheet:
    """The sheet of a file that has one."""
    [sheet] = read_upload(name, data, limits, choices)
    return sheet


def cells_of(sheet: Sheet) -> list[list[str]]:
    """The cells of all rows."""
    return [line.cells for line in sheet.lines()]


def windows_1258(text: str) -> bytes:
    """As Vietnamese Windows programs of the nineties wrote: the tone as a sign of its own after the vowel."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
        vowel = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        written += (vowel + tones).encode("cp1258") if tones else letter.encode("cp1258")
    return written


def workbook(fill: Callable[[Any], None], **options: object) -> bytes:
    """The bytes of a workbook that `fill` writes into."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        fill(book)
    return out.getvalue()


def table_book(rows: Sequence[Sequence[object]], **options: object) -> bytes:
    """A workbook of one sheet with these rows."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)

    return workbook(fill, **options)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rezipped(data: bytes, changed: Mapping[str, bytes | None]) -> bytes:
    """The same ZIP with some of its files changed, added, or left out (None)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, bytes | None] = {name: archive.read(name) for name in archive.namelist()}
    files.update(changed)
    return zipped({name: content for name, content in files.items() if content is not None})
