"""An Excel workbook (.xlsx, .xlsm) -> its sheets, each read row by row from its own part of the file.

Read with expat and not with a library: openpyxl cannot tell a formula without a stored result from an empty cell but
by reading the file twice, and calamine holds a sheet as one block, so that a single cell far away takes gigabytes
(python-calamine, issue 130). What is needed of the format is little: the parts, shared texts, which numbers are days.
Source: ECMA-376, Office Open XML, part 1, chapter 18 (SpreadsheetML).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from graph_app.errors import DamagedUpload, EmptyUpload, HeaderOnly, NoTableInside, TooManyRows
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.archives import member_origin
from graph_app.ingest.reading.heads import placed, sheet_rows
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.origins import Origin
from graph_app.ingest.reading.safe_xml import Hearer, heard_xml
from graph_app.ingest.reading.sheets import Choices, Line, Progress, RawRow, Sheet, unheard
from graph_app.ingest.reading.workbook_cells import SheetReader, Styles, format_of_days, merges_in

_AnyHearer = TypeVar("_AnyHearer", bound=Hearer)
# More shared texts than so many cells of each row that may be read are of no use to anybody.
_TEXTS_PER_ROW = 20


@dataclass(frozen=True)
class _Book:
    """The parts of an open workbook and what its cells refer to."""

    file: str
    origin: Origin
    sizes: Mapping[str, int]
    limits: Limits
    texts: list[str]
    styles: Styles

    def part(self, name: str) -> Origin:
        """One part of the file. DamagedUpload where it is not there."""
        return _part(self.file, self.origin, self.sizes, name)


def workbook_sheets(
    file: str, origin: Origin, sizes: Mapping[str, int], limits: Limits, choices: Choices
) -> list[Sheet]:
    """Every sheet that has rows, in the order of the workbook; those without are told as a remark on the first.

    DamagedUpload, NoTableInside, and what safe_xml raises.
    """
    part = partial(_part, file, origin, sizes)
    main = _main_part(file, part, limits)
    folder, name = posixpath.split(main)
    targets = _relations(file, part(f"{folder}/_rels/{name}.rels"), folder, limits)
    outline = _heard(file, part(main), limits, _Outline())
    by_kind = {kind.rpartition("/")[2]: target for kind, target in targets.values()}
    texts = _texts(file, part(by_kind["sharedStrings"]), limits) if by_kind.get("sharedStrings") in sizes else []
    formats = (
        _heard(file, part(by_kind["styles"]), limits, _Formats()) if by_kind.get("styles") in sizes else _Formats()
    )
    styles = Styles(tuple(formats.day_formats()), outline.from_1904)
    book = _Book(file, origin, sizes, limits, texts, styles)
    remarks = [Saying(say.MACROS)] if any(member.endswith("vbaProject.bin") for member in sizes) else []
    sheets = []
    empty: list[str] = []
    seen: set[str] = set()
    for title, relation, hidden in outline.sheets:
        kind, target = targets.get(relation, ("", ""))
        if not kind.endswith("/worksheet") or target in seen:
            continue  # a sheet that is a chart, or one that is named twice
        seen.add(target)
        own = [Saying(say.HIDDEN_SHEET)] if hidden else []
        try:
            sheets.append(_sheet(book, target, title, [*remarks, *own], choices))
        except (EmptyUpload, HeaderOnly):
            empty.append(title)
    if not sheets:
        raise (EmptyUpload if empty else NoTableInside)(file=file)
    return [_with_remarks(sheets[0], empty), *sheets[1:]]


def _with_remarks(sheet: Sheet, empty: list[str]) -> Sheet:
    told = tuple(Saying(say.EMPTY_SHEET, {"sheet": name}) for name in empty)
    return replace(sheet, remarks=(*sheet.remarks, *told))


def _sheet(book: _Book, part: str, title: str, remarks: list[Saying], choices: Choices) -> Sheet:
    inside = book.part(part)
    merges = merges_in(inside, book.limits)
    said = f"{book.file} ({title})"

    def rows(progress: Progress) -> Iterator[RawRow]:
        reader = SheetReader(book.file, book.texts, book.styles, book.limits, merges)
        with inside.opened() as stream:
            for read in heard_xml(book.file, stream, book.limits, reader):
                yield from reader.taken()
                progress(min(read / max(inside.size, 1), 1.0))

    head = placed(said, rows(unheard), book.limits, choices.header_row)

    def walk(progress: Progress) -> Iterator[Line]:
        return sheet_rows(said, head, rows(progress), book.limits, padded=True)

    sheet = Sheet(book.file, title, head.titles, head.row, walk, remarks=(*remarks, *head.remarks))
    return replace(sheet, from_1904=book.styles.from_1904)


# The parts


def _part(file: str, origin: Origin, sizes: Mapping[str, int], name: str) -> Origin:
    if name not in sizes:
        raise DamagedUpload(file=file)
    return member_origin(file, origin, name, sizes[name])


def _main_part(file: str, part: partial[Origin], limits: Limits) -> str:
    for kind, target in _relations(file, part("_rels/.rels"), "", limits).values():
        if kind.endswith("/officeDocument"):
            return target
    raise DamagedUpload(file=file)


def _relations(file: str, origin: Origin, folder: str, limits: Limits) -> dict[str, tuple[str, str]]:
    """The relations of a part: id -> (type, name of the part that it leads to). What leads outside is left out."""
    return _heard(file, origin, limits, _Relations(folder)).found


def _heard(file: str, origin: Origin, limits: Limits, hearer: _AnyHearer) -> _AnyHearer:
    with origin.opened() as stream:
        for _ in heard_xml(file, stream, limits, hearer):
            pass
    return hearer


class _Relations:
    def __init__(self, folder: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(f"{self._folder}/{target}").lstrip("/")
            self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), path)

    def end(self, name: str) -> None:
        """Nothing is within."""

    def text(self, text: str) -> None:
        """Nothing is within."""


class _Outline:
    """xl/workbook.xml: title, relation and whether it is hidden, of each sheet; from which year days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            relation = next((text for key, text in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets.append((shown(attributes.get("name", "")), relation, attributes.get("state") in _HIDDEN))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}

    def end(self, name: str) -> None:
        """Everything stands in attributes."""

    def text(self, text: str) -> None:
        """Everything stands in attributes."""


_HIDDEN = {"hidden", "veryHidden"}


class _Formats:
    """xl/styles.xml: by which format the cells of each style are shown."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")[:200]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._formats.append(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def text(self, text: str) -> None:
        """Everything stands in attributes."""

    def day_formats(self) -> Iterator[str]:
        """Of each style how much of a day it shows: “%Y-%m-%d”, “%Y-%m”, “%Y”, or "" where it shows no day."""
        return (format_of_days(number, self._codes.get(number, "")) for number in self._formats)


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch("[0-9]{1,9}", text) else 0


class _Texts:
    """xl/sharedStrings.xml: the texts to which cells refer by their number; how to speak them (rPh) is left out."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.found: list[str] = []
        self._file, self._limits = file, limits
        self._parts: list[str] = []
        self._letters = 0
        self._depth = 0  # in t, and not in rPh

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._parts, self._letters = [], 0
        elif name == "rPh":
            self._depth -= 1
        elif name == "t":
            self._depth += 1

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append("".join(self._parts))
            if len(self.found) > self._limits.rows * _TEXTS_PER_ROW:
                raise TooManyRows(file=self._file, limit=self._limits.rows)
        elif name == "rPh":
            self._depth += 1
        elif name == "t":
            self._depth -= 1

    def text(self, text: str) -> None:
        # One letter more than a cell may hold is enough to know that it is too long.
        if self._depth > 0 and self._letters <= self._limits.letters:
            self._parts.append(text[: self._limits.letters + 1])
            self._letters += len(text)


def _texts(file: str, origin: Origin, limits: Limits) -> list[str]:
    return _heard(file, origin, limits, _Texts(file, limits)).found
