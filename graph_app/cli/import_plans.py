"""How `import` reads a file: its sheets, which table each is, its columns, and how dates and numbers are written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from graph_app.cli.asking import explorer
from graph_app.cli.import_columns import named, tell_sheet
from graph_app.cli.import_corrections import (
    NO_CORRECTIONS,
    Corrections,
    check_used,
    corrected,
    guessed,
    next_step,
    table_of,
)
from graph_app.errors import MappingFitsNothing, NotationNotStated, WrongMapping
from graph_app.import_desk.opening import fits, hinders
from graph_app.import_desk.remembered import RememberedMapping, file_choices, plain_sheet
from graph_app.ingest.previewing.rows import SheetPlan
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.mapping import ColumnMapping, problems, with_constant
from graph_app.ingest.reading.names import TARGET_BY_NAME
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import NO_CHOICES, Sheet
from graph_app.ingest.reading.survey import Survey, surveyed
from graph_app.ingest.reading.uploads import read_upload
from graph_app.ingest.upload_limits import upload_limits

_STATED_BY = {"day_order": "“--day-order dmy” or “--day-order mdy”", "decimal": "“--decimal ,” or “--decimal .”"}


@dataclass(frozen=True)
class Stated:
    """What the command says of how the file is read; "" and () where it says nothing."""

    day_order: str = ""
    decimal: str = ""
    constants: tuple[str, ...] = ()
    corrections: Corrections = NO_CORRECTIONS
    memory: RememberedMapping | None = None


@dataclass(frozen=True)
class ReadSheet:
    """A sheet that is read, what its cells say of dates and numbers, and what of that somebody stated."""

    plan: SheetPlan
    survey: Survey
    stated: frozenset[str]

    @property
    def undecided(self) -> dict[str, tuple[str, ...]]:
        """What nobody stated and no cell decides -> the titles of its columns."""
        return {what: titles for what, titles in self.survey.undecided.items() if what not in self.stated}


def read_sheets(file: Path, stated: Stated) -> Iterator[ReadSheet]:
    """The sheets of a file that are read, each told as it comes. UploadRefused, WrongMapping, MappingFitsNothing."""
    memory = stated.memory
    choices = file_choices(memory.body) if memory else NO_CHOICES
    sheets = read_upload(file.name, file, upload_limits(explorer().settings), choices)
    read = [(sheet, found) for sheet in sheets if (found := _columns(sheet, stated))]
    if not memory:  # as on the page: not a sheet of notes
        read = [(sheet, found) for sheet, found in read if _taken(sheet, found[0], stated)] or read
    if memory and not read:
        raise MappingFitsNothing(name=memory.name)
    check_used(sheets, [found[0] for _, found in read], stated.corrections)
    _check_constants([found[0] for _, found in read], stated)
    for sheet in sheets:
        if all(sheet is not other for other, _ in read):
            click.echo(f"{named(sheet)}: left out, {_why_left_out(sheet, memory)}", err=True)
    for sheet, (mapping, order, sign) in read:
        yield _read(sheet, mapping, stated, order, sign)


def notation_in_doubt(found: Sequence[ReadSheet]) -> NotationNotStated | None:
    """The error of an import where cells fit both orders of day and month, or both notations, and nobody said which."""
    doubts = [(named(one.plan.sheet), one.undecided) for one in found if one.undecided]
    if not doubts:
        return None
    columns = dict.fromkeys(f"“{title}”" for _, doubt in doubts for titles in doubt.values() for title in titles)
    options = [text for what, text in _STATED_BY.items() if any(what in doubt for _, doubt in doubts)]
    place = ", ".join(place for place, _ in doubts)
    return NotationNotStated(place=place, columns=", ".join(columns), options=", and ".join(options))


def _columns(sheet: Sheet, stated: Stated) -> tuple[ColumnMapping, str, str] | None:
    """Its columns, and order of days and decimals where they are remembered; None where it is left out."""
    if stated.memory is None:
        return guessed(sheet, stated.corrections), "", ""
    known = plain_sheet(sheet, stated.memory.name, stated.memory.body)
    return known and (corrected(known[0], stated.corrections), *known[1:])


def _taken(sheet: Sheet, mapping: ColumnMapping, stated: Stated) -> bool:
    """Whether a sheet of several is read: as it can be, or as somebody said which table it is."""
    return fits(sheet, mapping) or table_of(sheet, stated.corrections)[1]


def _why_left_out(sheet: Sheet, memory: RememberedMapping | None) -> str:
    if memory:
        return f"“{memory.name}” has no such sheet"
    return f'it cannot be read as a table of ours; --table "{sheet.name}=TABLE" would say which one it is'


def _read(sheet: Sheet, mapping: ColumnMapping, stated: Stated, order: str, sign: str) -> ReadSheet:
    for field, text in _constants(stated):
        if field in _fields(mapping):
            mapping = with_constant(mapping, field, text)
    _check_columns(sheet, mapping)
    survey = surveyed(sheet, mapping)
    order, sign = stated.day_order or order, stated.decimal or sign
    notation = Notation(order or survey.notation.day_order, sign or survey.notation.decimal, sheet.from_1904)
    told = {"day_order": order, "decimal": sign}
    plan = SheetPlan(sheet, mapping, notation)
    tell_sheet(plan, survey, remembered=stated.memory is not None)
    return ReadSheet(plan, survey, frozenset(what for what, text in told.items() if text))


def _constants(stated: Stated) -> Iterator[tuple[str, str]]:
    for constant in stated.constants:
        field, _, text = constant.partition("=")
        yield field.strip(), text.strip()


def _fields(mapping: ColumnMapping) -> Collection[str]:
    return TARGET_BY_NAME[mapping.target].by_name if mapping.target else ()


def _check_constants(read: Sequence[ColumnMapping], stated: Stated) -> None:
    """WrongMapping where a field for all rows is one of no sheet; each sheet takes those that it has."""
    known = dict.fromkeys(field for mapping in read for field in _fields(mapping))
    for field, _ in _constants(stated):
        if known and field not in known:
            raise WrongMapping(field="--set", value=shown(field), known=", ".join(known))


def _check_columns(sheet: Sheet, mapping: ColumnMapping) -> None:
    """Tells what is wrong with the columns as such, with the option that mends it; ends where that hinders reading."""
    found = problems(sheet, mapping)
    for problem in found:
        if not hinders(problem):
            click.echo(str(problem), err=True)
    if hindering := [f"{problem} {next_step(problem, sheet)}" for problem in found if hinders(problem)]:
        raise click.ClickException("\n".join(hindering))
