"""What the forms of an import say: how its sheets are read, whom names mean, what becomes of rows."""

from __future__ import annotations

import re
from dataclasses import replace

from flask import request

from graph_app.errors import BadParameter
from graph_app.import_desk.choices import SheetChoice, UploadChoices, name_key
from graph_app.import_desk.folders import KeptUpload
from graph_app.import_desk.opening import reopened
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.previewing.naming import NEW_KINDS
from graph_app.ingest.previewing.rows import AS_NEW, SKIP
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.mapping import mapped, missing, with_constant, with_field
from graph_app.ingest.reading.names import TARGET_BY_NAME, TARGET_OF_TYPE
from graph_app.ingest.reading.notation import DAY_ORDERS, DECIMALS
from graph_app.ingest.reading.sheets import Choices
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.web.answers import explorer

_NUMBER = re.compile("[0-9]{1,6}")
_ROW = re.compile("([0-9]{1,4}):([0-9]{1,7})")  # place of the sheet, row
# Before what a name is answered to be that is on no record.
NEW = ":new:"
# What can be ticked as part of a key beside KEY_FIELDS: what a text or a day says of a fact.
_NO_KEY = {"id", "quote", "note", "source_id", "recorded_on"}


def key_choices(of: str) -> tuple[str, ...]:
    """Fields of a type of fact by which rows without an id can be matched, the usual ones first."""
    fields = TARGET_OF_TYPE[of].fields
    others = (own.name for own in fields if own.name not in _NO_KEY and own.type != "partner" and own.type != "list")
    return (*KEY_FIELDS[of], *(name for name in others if name not in KEY_FIELDS[of]))


def constant_fields(sheet: SheetChoice) -> list[str]:
    """Fields that a text for all rows is asked for: what has no column and should have one, and what was given."""
    if not sheet.target:
        return []
    known = TARGET_BY_NAME[sheet.target].by_name
    lacking = lacking_fields(sheet)
    usual = [name for name in ("source_id", "quote") if name in known]
    titles = [name for name in ("title_vi", "title_en") if {*lacking} & {name, "title_vi"} and name in known]
    return [*dict.fromkeys([*lacking, *usual, *titles, *sheet.constants])]


def lacking_fields(sheet: SheetChoice) -> list[str]:
    """Fields that a new record must have and nothing holds; of the two titles, of which one is needed, the first."""
    if not sheet.target:
        return []
    titled = {"title_vi", "title_en"} & sheet.mapping.fields
    untitled = "title_vi" in TARGET_BY_NAME[sheet.target].by_name and not titled
    return [*missing(sheet.mapping), *(["title_vi"] if untitled else [])]


def read_anew(upload: KeptUpload, choices: UploadChoices, limits: Limits) -> UploadChoices:
    """The choices with what the form says of reading. UploadRefused, WrongMapping, BadParameter."""
    for place, sheet in enumerate(choices.sheets):
        if f"s{place}-known" in request.form:
            choices = choices.with_sheet(place, _sheet(upload, choices, place, sheet, limits))
    shown = [of for of in request.form.getlist("keys-known") if of in KEY_FIELDS]
    ticked = {of: tuple(name for name in request.form.getlist(f"key-{of}") if name in key_choices(of)) for of in shown}
    return replace(choices, key_fields={**choices.key_fields, **ticked})


def _sheet(upload: KeptUpload, choices: UploadChoices, place: int, sheet: SheetChoice, limits: Limits) -> SheetChoice:
    def said(name: str) -> str:
        return request.form.get(f"s{place}-{name}", "").strip()

    found = sheet
    wanted = _file_choices(sheet, said("encoding"), said("delimiter"), said("header_row"))
    if wanted != sheet.choices:
        found = reopened(upload, choices, place, limits, wanted)
    elif said("target") != (sheet.target or "") and said("target"):
        found = sheet.mapped(mapped(sheet.head(choices.file), said("target")))
    else:
        found = _fields(sheet, said)
    order, decimal = said("day_order"), said("decimal")
    return replace(
        found,
        day_order=order if order in DAY_ORDERS else "",
        decimal=decimal if decimal in DECIMALS else "",
        left_out=bool(said("left_out")),
    )


def _file_choices(sheet: SheetChoice, encoding: str, delimiter: str, header_row: str) -> Choices:
    """What differs from how the sheet is read now is set by hand from here on."""
    old = sheet.choices
    sign = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}.get(delimiter)
    if header_row and not (_NUMBER.fullmatch(header_row) and int(header_row)):
        raise BadParameter(field="header_row", value=header_row[:20], type="whole number", example="1")
    return Choices(
        encoding if encoding and encoding != sheet.encoding else old.encoding,
        sign if sign and sign != sheet.delimiter else old.delimiter,
        int(header_row) if header_row and int(header_row) != sheet.header_row else old.header_row,
    )


def _fields(sheet: SheetChoice, said) -> SheetChoice:  # type: ignore[no-untyped-def]
    mapping = sheet.mapping
    for place, now in enumerate(sheet.fields):
        wanted = said(f"field-{place}") or None
        if wanted != now:
            mapping = with_field(mapping, place, wanted)
    for name in constant_fields(sheet):
        mapping = with_constant(mapping, name, said(f"constant-{name}")[:1_000])
    return sheet.mapped(mapping)


def answered(choices: UploadChoices) -> UploadChoices:
    """The choices with what the form says of names and rows. UnknownPartner, BadParameter."""
    form = request.form
    names, new, left_out = dict(choices.names), dict(choices.new), set(choices.left_out)
    for key in form.getlist("forget"):
        names.pop(key, None)
        new.pop(key, None)
        left_out.discard(key)
    for number in form.getlist("asked"):
        what, chosen = form.get(f"what-{number}", ""), form.get(f"who-{number}", "")
        key = name_key(what, form.get(f"text-{number}", ""))
        if chosen == ":skip":
            left_out.add(key)
        elif chosen.startswith(NEW):
            if chosen.removeprefix(NEW) in NEW_KINDS.get(what, ()):
                new[key] = chosen.removeprefix(NEW)
        elif chosen == ":other" or (not chosen and form.get(f"other-{number}")):
            names[key] = _named(what, form.get(f"other-{number}", "").strip())
        elif chosen:
            names[key] = chosen
    rows = {key: decided for key, decided in choices.rows.items() if key not in form.getlist("forget-row")}
    for key in form.getlist("row"):
        decided = form.get(f"decided-{key}", "")
        found = _ROW.fullmatch(key)
        if decided and found and int(found[1]) < len(choices.sheets):
            rows[f"{int(found[1])}:{int(found[2])}"] = decided
    for_all = form.get("duplicates")
    duplicates = choices.duplicates if for_all is None else for_all if for_all in (AS_NEW, SKIP) else ""
    wrong = choices.wrong if "wrong" not in form else SKIP if form["wrong"] == SKIP else ""
    return replace(
        choices, names=names, new=new, left_out=tuple(sorted(left_out)), rows=rows, duplicates=duplicates, wrong=wrong
    )


def _named(what: str, text: str) -> str:
    """The id of whom the reader means."""
    if what == "partner":
        return explorer().partner_named(text).id
    for source in explorer().rows("sources").records():
        if text in (source["id"], source["title"]):
            return str(source["id"])
    raise BadParameter(field="source", value=text[:60], type="source", example="hanoi-external-relations-2021")


def types_of(choices: UploadChoices) -> list[str]:
    """The types of facts that its sheets can hold."""
    found: dict[str, None] = {}
    for place in choices.places:
        target = TARGET_BY_NAME[choices.sheets[place].target or ""]
        of = target.table.relationship_type if target.table else None
        if target.table is None:
            found |= dict.fromkeys(TYPE_BY_NAME)
        elif of:
            found[of.name] = None
    return list(found)
