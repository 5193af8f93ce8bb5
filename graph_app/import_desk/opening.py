"""A kept upload opened: its sheets, what is guessed of them at first, and how they are read after what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_app.errors import WrongMapping
from graph_app.import_desk.choices import SheetChoice, UploadChoices, plain_saying
from graph_app.import_desk.folders import KeptUpload
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.previewing.rows import SheetPlan
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.mapping import ColumnMapping, guessed_mapping, problems
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import NO_CHOICES, Choices, Sheet
from graph_app.ingest.reading.uploads import PASTED, read_pasted, read_upload


def opened(upload: KeptUpload, file: str, pasted: bool, limits: Limits, choices: Choices = NO_CHOICES) -> list[Sheet]:
    """Its sheets; UploadRefused."""
    if pasted:
        return read_pasted(upload.file.read_text(encoding="utf-8"), limits, choices)
    return read_upload(file, upload.file, limits, choices)


def first_choices(upload: KeptUpload, file: str, pasted: bool, at: str, limits: Limits) -> UploadChoices:
    """What is found in the file and guessed of it. Of several sheets those that are no table of ours are left out."""
    sheets = opened(upload, file, pasted, limits)
    guessed = [guessed_choice(sheet) for sheet in sheets]
    fit = [fits(sheet, choice.mapping) for sheet, choice in zip(sheets, guessed, strict=True)]
    return UploadChoices(
        sheets[0].file if not pasted else PASTED,
        pasted,
        at,
        tuple(replace(choice, left_out=any(fit) and not well) for choice, well in zip(guessed, fit, strict=True)),
    )


def fits(sheet: Sheet, mapping: ColumnMapping) -> bool:
    """Whether it can be read so, as it is guessed: a sheet of notes cannot."""
    return mapping.target is not None and not any(map(hinders, problems(sheet, mapping)))


def guessed_choice(sheet: Sheet, set: tuple[str, ...] = ()) -> SheetChoice:
    """A sheet as it was found, with the guess of its table and columns."""
    bare = SheetChoice(
        *(sheet.name, sheet.header, sheet.header_row, sheet.origin, sheet.encoding, sheet.delimiter, sheet.from_1904),
        remarks=tuple(map(plain_saying, sheet.remarks)),
        target=None,
        why={},
        fields=(),
        sure=(),
        constants={},
        set=set,
    )
    return bare.mapped(guessed_mapping(sheet))


def reopened(upload: KeptUpload, choices: UploadChoices, place: int, limits: Limits, wanted: Choices) -> SheetChoice:
    """The sheet read anew with another encoding, delimiter or row of names, and guessed anew. UploadRefused."""
    old = choices.sheets[place]
    named = tuple(name for name in ("encoding", "delimiter", "header_row") if getattr(wanted, name) is not None)
    found = opened(upload, choices.file, choices.pasted, limits, wanted)
    return guessed_choice(_named(found, old.name), named)


def plans(
    upload: KeptUpload, choices: UploadChoices, limits: Limits, notations: Sequence[Notation] = ()
) -> list[SheetPlan]:
    """The sheets that are read, each with its mapping; `notations` are theirs, else the Vietnamese one."""
    found: dict[Choices, list[Sheet]] = {}
    made = []
    for place in choices.places:
        chosen = choices.sheets[place]
        if chosen.choices not in found:
            found[chosen.choices] = opened(upload, choices.file, choices.pasted, limits, chosen.choices)
        made.append(_named(found[chosen.choices], chosen.name))
    told = notations or [Notation(from_1904=sheet.from_1904) for sheet in made]
    return [
        SheetPlan(sheet, choices.sheets[place].mapping, notation)
        for place, sheet, notation in zip(choices.places, made, told, strict=True)
    ]


def faults(choices: UploadChoices, place: int) -> list[Mistake]:
    """What is wrong with the columns of a sheet as such; none where it is left out."""
    sheet = choices.sheets[place]
    return [] if sheet.left_out else problems(sheet.head(choices.file), sheet.mapping)


def hinders(fault: Mistake) -> bool:
    """Whether a sheet cannot be imported with it; a column without a title is only left out."""
    return fault.sentence != say.NO_TITLE


def _named(sheets: Sequence[Sheet], name: str) -> Sheet:
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    raise WrongMapping(field="sheet", value=name, known=", ".join(sheet.name for sheet in sheets))
