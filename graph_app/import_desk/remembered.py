"""How an upload is read, kept under a name for the next file of its kind: what is kept, what fits, how it is taken.

The source and the quotation for all rows are not kept: next year's file has its own, and an old one that goes in
unseen would be a wrong proof for every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph_app.database.database import Database
from graph_app.database.remembered_mappings import RememberedMapping as RememberedMapping
from graph_app.database.remembered_mappings import remembered_mapping
from graph_app.errors import MappingFitsNothing, UploadRefused
from graph_app.import_desk.choices import SheetChoice, UploadChoices
from graph_app.import_desk.folders import KeptUpload
from graph_app.import_desk.opening import guessed_choice, opened
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.mapping import ColumnMapping, as_plain, from_plain
from graph_app.ingest.reading.names import TARGET_BY_NAME
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import NO_CHOICES, Choices, Sheet
from graph_app.language.folding import fold

Plain = Mapping[str, Any]
_OF_ONE_FILE = {"source_id", "quote"}
# Ways of opening a file that are tried, of what is remembered with an encoding or a row of names set by hand.
_MOST_TRIED = 5


def remembered_under(database: Database, name: str) -> RememberedMapping:
    """UnknownMapping where none of this name is remembered, or it was deleted."""
    return remembered_mapping(database, name)


def as_remembered(choices: UploadChoices, found: Sequence[Plain]) -> dict[str, Any]:
    """What JSON can hold of how the sheets are read, which are matched later by the names of their columns.

    `found` is what the cells of the sheets that are read suggest, where somebody looked: its order of days and its
    notation count where none was chosen, because next year's cells may not tell.
    """
    told = dict(zip(choices.places, found, strict=False))
    sheets = [_sheet(sheet, told.get(place, {})) for place, sheet in enumerate(choices.sheets) if sheet.target]
    return {"sheets": sheets, "key_fields": {of: [*names] for of, names in _own_keys(choices).items()}}


def _sheet(sheet: SheetChoice, found: Plain) -> dict[str, Any]:
    plain = as_plain(sheet.mapping, Notation())
    return {
        **plain,
        "constants": {name: text for name, text in plain["constants"].items() if name not in _OF_ONE_FILE},
        "day_order": sheet.day_order or found.get("day_order", ""),
        "decimal": sheet.decimal or found.get("decimal", ""),
        "origin": sheet.origin,
        "left_out": sheet.left_out,
        "file": {name: getattr(sheet, name) for name in sheet.set},
    }


def _own_keys(choices: UploadChoices) -> Mapping[str, Sequence[str]]:
    """Where they differ from the usual ones."""
    return {of: names for of, names in choices.key_fields.items() if tuple(names) != tuple(KEY_FIELDS.get(of, ()))}


def fitting_sheet(header: Sequence[str], origin: str, body: Plain) -> tuple[Plain | None, bool]:
    """The remembered sheet with the most columns in common, and whether it fits.

    It does where no column that holds a field is missing, and most columns of the file are known to it. None where
    there is no column in common.
    """
    titles = {fold(title) for title in header if title}
    best: tuple[int, Plain | None] = (0, None)
    for sheet in body.get("sheets", ()):
        shared = len(titles & set(map(fold, sheet["columns"])))
        if sheet["origin"] == origin and shared > best[0]:
            best = (shared, sheet)
    shared, sheet = best
    if sheet is None:
        return None, False
    needed = {fold(title) for title, to in sheet["columns"].items() if to}
    return sheet, bool(needed) and needed <= titles and 2 * shared >= len(titles)


def fits(sheets: Sequence[SheetChoice | Sheet], body: Plain) -> bool:
    """Whether one of the sheets is like a remembered one that is read."""
    found = (fitting_sheet(sheet.header, sheet.origin, body) for sheet in sheets)
    return any(fit and known is not None and not known["left_out"] for known, fit in found)


def fitting_when_opened(
    upload: KeptUpload, choices: UploadChoices, bodies: Mapping[str, Plain], limits: Limits
) -> list[str]:
    """The names of those that fit the file as it was opened, or opened with the encoding or row that they remember."""
    named = [name for name, body in bodies.items() if fits(choices.sheets, body)]
    opened_so: dict[Choices, Sequence[Sheet]] = {}
    for name, body in bodies.items():
        for wanted in _file_choices(body):
            if wanted not in opened_so and len(opened_so) < _MOST_TRIED:
                opened_so[wanted] = _opened(upload, choices, limits, wanted)
            if name not in named and fits(opened_so.get(wanted, ()), body):
                named.append(name)
    return named


def read_as_remembered(
    upload: KeptUpload, choices: UploadChoices, name: str, body: Plain, limits: Limits
) -> UploadChoices:
    """The choices with every sheet read as the remembered one with which it has the most columns in common.

    A sheet that has none in common stays as it is. MappingFitsNothing where all are like that.
    """
    ways: dict[Choices, Sequence[Sheet]] = {NO_CHOICES: _opened(upload, choices, limits, NO_CHOICES)}
    ways |= {wanted: _opened(upload, choices, limits, wanted) for wanted in _file_choices(body)}
    found, any_taken = choices, False
    for place, sheet in enumerate(choices.sheets):
        heads = {wanted: head for wanted, sheets in ways.items() for head in sheets if head.name == sheet.name}
        if taken := _taken(heads, name, body):
            found, any_taken = found.with_sheet(place, taken), True
    if not any_taken:
        raise MappingFitsNothing(name=name)
    return replace(found, key_fields={**found.key_fields, **remembered_keys(body)})


def remembered_keys(body: Plain) -> dict[str, tuple[str, ...]]:
    """By what rows without an id are matched, where that is not the usual."""
    return {of: tuple(fields) for of, fields in body.get("key_fields", {}).items() if of in KEY_FIELDS}


def _taken(heads: Mapping[Choices, Sheet], name: str, body: Plain) -> SheetChoice | None:
    """The sheet opened in the way in which it has the most columns in common, and read so."""
    best: tuple[int, Choices, Sheet, Plain] | None = None
    for wanted, head in heads.items():
        known, _ = fitting_sheet(head.header, head.origin, body)
        if known is not None and _choices_of(known) == wanted:
            shared = len({*map(fold, head.header)} & {*map(fold, known["columns"])})
            if best is None or shared > best[0]:
                best = (shared, wanted, head, known)
    if best is None:
        return None
    _, wanted, head, known = best
    mapping, _ = from_plain(head, _with_notation(known), name)
    bare = guessed_choice(head, tuple(known["file"]))
    return replace(
        bare.mapped(mapping),
        day_order=known["day_order"],
        decimal=known["decimal"],
        left_out=known["left_out"],
    )


def plain_sheet(sheet: Sheet, name: str, body: Plain) -> tuple[ColumnMapping, str, str] | None:
    """Its columns, order of days and decimals ("" where none is remembered); None where it is unknown or left out."""
    known, _ = fitting_sheet(sheet.header, sheet.origin, body)
    if known is None or known["left_out"]:
        return None
    mapping, _ = from_plain(sheet, _with_notation(known), name)
    return mapping, str(known["day_order"]), str(known["decimal"])


def file_choices(body: Plain) -> Choices:
    """How the file is opened, where that was set by hand for one of its sheets."""
    return next(_file_choices(body), NO_CHOICES)


def _with_notation(sheet: Plain) -> Plain:
    return {**sheet, "day_order": sheet["day_order"] or "dmy", "decimal": sheet["decimal"] or ","}


def _file_choices(body: Plain) -> Iterator[Choices]:
    seen = {_choices_of(sheet): None for sheet in body.get("sheets", ())}
    return (wanted for wanted in seen if wanted != NO_CHOICES)


def _choices_of(sheet: Plain) -> Choices:
    chosen = sheet["file"]
    return Choices(chosen.get("encoding"), chosen.get("delimiter"), chosen.get("header_row"))


def _opened(upload: KeptUpload, choices: UploadChoices, limits: Limits, wanted: Choices) -> Sequence[Sheet]:
    try:
        return opened(upload, choices.file, choices.pasted, limits, wanted)
    except UploadRefused:  # this file has no such row, or is not in this encoding
        return ()


def columns_shown(body: Plain) -> list[dict[str, Any]]:
    """For people: of each sheet its table, and which column is which field."""
    return [
        {
            "target": TARGET_BY_NAME.get(str(sheet["target"])),
            "columns": [(title, to) for title, to in sheet["columns"].items() if to],
            "left_out": [title for title, to in sheet["columns"].items() if not to],
            "constants": sheet["constants"],
            "day_order": sheet["day_order"],
            "decimal": sheet["decimal"],
            "unread": sheet["left_out"],
        }
        for sheet in body.get("sheets", ())
    ]
