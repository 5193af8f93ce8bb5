"""The door: whatever somebody brings -> its sheets, or one sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from graph_app.errors import (
    BackupUploaded,
    EmptyUpload,
    EncryptedUpload,
    HeaderOnly,
    NoTableInside,
    OldWorkbook,
    OtherWorkbook,
    UnknownUploadType,
    UploadTooLarge,
)
from graph_app.ingest.reading.archives import member_origin, members
from graph_app.ingest.reading.contents import kind_of
from graph_app.ingest.reading.graph_json import json_sheets
from graph_app.ingest.reading.graph_xml import xml_sheets
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.origins import Origin, origin_of
from graph_app.ingest.reading.sheets import NO_CHOICES, Choices, Sheet
from graph_app.ingest.reading.texts import text_sheet
from graph_app.ingest.reading.workbooks import workbook_sheets

_TABLES = {".csv", ".tsv", ".tab", ".txt"}
_ABOUT = "about.txt"  # in our own ZIP: what the tables beside it are
PASTED = "pasted.tsv"


def read_upload(name: str, data: bytes | Path, limits: Limits, choices: Choices = NO_CHOICES) -> list[Sheet]:
    """The sheets of a file. What it is its bytes say; `name` is only what people call it.

    UploadRefused says why nothing can be read, here or, for what stands further down, while a sheet is walked: its
    rows are read only then. `data` may be a path, so that a large file is never held.
    """
    name = shown(name.replace("\\", "/").rpartition("/")[2].strip()) or "?"
    origin = origin_of(data)
    if origin.size > limits.bytes:
        raise UploadTooLarge(file=name, limit=limits.megabytes)
    with origin.opened() as stream:
        kind = kind_of(name, stream)
    if kind == "empty":
        raise EmptyUpload(file=name)
    return _READERS[kind](name, origin, limits, choices)


def read_pasted(text: str, limits: Limits, choices: Choices = NO_CHOICES) -> list[Sheet]:
    """The rows of a text that somebody pasted from a spreadsheet, or typed."""
    origin = origin_of(text.encode("utf-8", "replace"))
    if origin.size > limits.bytes:
        raise UploadTooLarge(file=PASTED, limit=limits.megabytes)
    return [text_sheet(PASTED, "", origin, limits, Choices("utf-8", choices.delimiter, choices.header_row))]


def _text(name: str, origin: Origin, limits: Limits, choices: Choices) -> list[Sheet]:
    return [text_sheet(name, "", origin, limits, choices)]


def _ole(name: str, origin: Origin, _limits: Limits, _choices: Choices) -> list[Sheet]:
    """Excel keeps an encrypted workbook in the same container as one of before 2007."""
    sign = "EncryptedPackage".encode("utf-16-le")
    with origin.opened() as stream:
        before = b""
        while piece := stream.read(1 << 20):
            if sign in before + piece:
                raise EncryptedUpload(file=name)
            before = piece[-len(sign) :]
    raise OldWorkbook(file=name)


def _zip(name: str, origin: Origin, limits: Limits, choices: Choices) -> list[Sheet]:
    sizes = members(name, origin, limits)
    if "[Content_Types].xml" in sizes:
        return _office(name, origin, sizes, limits, choices)
    if "mimetype" in sizes:
        raise OtherWorkbook(file=name, found="OpenDocument")
    if {"manifest.json", "change_parts.csv"} <= sizes.keys():
        raise BackupUploaded(file=name)
    sheets = []
    empty: list[EmptyUpload | HeaderOnly] = []
    for member, size in sizes.items():
        path = PurePosixPath(member)
        if path.suffix.lower() not in _TABLES or path.name == _ABOUT or member.startswith("__MACOSX/"):
            continue
        inside = member_origin(name, origin, member, size)
        with inside.opened() as stream:
            kind = kind_of(shown(member), stream)
        if kind not in {"text", "empty"}:
            raise UnknownUploadType(file=shown(member), found=kind.upper())
        try:
            sheets.append(text_sheet(name, shown(member), inside, limits, choices))
        except (EmptyUpload, HeaderOnly) as problem:
            empty.append(problem)  # one table may well be empty, beside others
    if not sheets:
        raise empty[0] if empty else NoTableInside(file=name)
    return sheets


def _office(name: str, origin: Origin, sizes: Mapping[str, int], limits: Limits, choices: Choices) -> list[Sheet]:
    if any(member.startswith("word/") for member in sizes):
        raise UnknownUploadType(file=name, found="DOCX")
    if any(member.startswith("ppt/") for member in sizes):
        raise UnknownUploadType(file=name, found="PPTX")
    if any(member.endswith("workbook.bin") for member in sizes):
        raise OtherWorkbook(file=name, found=".xlsb")
    return workbook_sheets(name, origin, sizes, limits, choices)


_READERS: Mapping[str, Callable[[str, Origin, Limits, Choices], list[Sheet]]] = {
    "text": _text,
    "ole": _ole,
    "zip": _zip,
    "xml": lambda name, origin, limits, _choices: xml_sheets(name, origin, limits),
    "json": lambda name, origin, limits, _choices: json_sheets(name, origin, limits),
}
