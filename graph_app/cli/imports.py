"""`import`: a spreadsheet or another tool's graph into the record, after a look at what each row would do."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path

import click

from graph_app.changes.change import Told
from graph_app.cli.asking import explorer, told
from graph_app.cli.progress import import_progress
from graph_app.cli.readiness import make_database_ready
from graph_app.errors import MappingFitsNothing
from graph_app.import_desk.opening import fits, hinders
from graph_app.import_desk.remembered import (
    RememberedMapping,
    file_choices,
    plain_sheet,
    remembered_keys,
    remembered_under,
)
from graph_app.ingest.importing import import_preview
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.previewing.preview import preview
from graph_app.ingest.previewing.rows import AS_NEW, SKIP, Decisions, Preview, PreviewRow, SheetPlan
from graph_app.ingest.previewing.stock import read_stock
from graph_app.ingest.reading.mapping import ColumnMapping, guessed_mapping, problems, with_constant
from graph_app.ingest.reading.names import TARGET_OF_TYPE
from graph_app.ingest.reading.notation import DAY_ORDERS, DECIMALS, Notation
from graph_app.ingest.reading.sheets import NO_CHOICES, Sheet
from graph_app.ingest.reading.survey import surveyed
from graph_app.ingest.reading.uploads import read_upload
from graph_app.ingest.upload_limits import upload_limits
from graph_app.records import Value

SHOWN = 20
_DUPLICATES = {"ask": "", "new": AS_NEW, "skip": SKIP}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what each row would do.")
@click.option("--duplicates", type=click.Choice(list(_DUPLICATES)), default="ask", help="What may be there already.")
@click.option("--day-order", type=click.Choice(DAY_ORDERS), help="14/9/2021 or 9/14/2021; found from the file without.")
@click.option("--decimal", type=click.Choice(DECIMALS), help="1.000,5 or 1,000.5; found from the file without it.")
@click.option(
    "--set", "constants", multiple=True, metavar="FIELD=TEXT", help="A field of all rows, such as source_id=…"
)
@click.option("--mapping", "remembered", help="Read it as is remembered under this name; see /imports/mappings.")
@click.option("--who", default=getpass.getuser, help="Who imports; your user name without it.")
@click.option("--why", default="", help="What for, for the list of changes.")
@told
def import_file(
    file: Path,
    dry_run: bool,
    duplicates: str,
    day_order: str | None,
    decimal: str | None,
    constants: tuple[str, ...],
    remembered: str | None,
    who: str,
    why: str,
) -> None:
    """Import FILE: CSV, Excel, GraphML, GEXF, node-link JSON, or our own export. All of it is written, or nothing."""
    database = explorer().database
    make_database_ready()
    memory = remembered_under(database, remembered) if remembered else None
    plans = list(_plans(file, day_order, decimal, constants, memory))
    decisions = Decisions(duplicates=_DUPLICATES[duplicates], key_fields=_keys(memory))
    with import_progress() as progress:
        found = preview(plans, read_stock(database), decisions, date.today(), progress)
    _tell_keys(plans, decisions)
    _tell(found, plans)
    _tell_changed(found, plans)
    if found.open or dry_run:
        sys.exit(1 if found.open else 0)
    at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with import_progress() as progress:
        change = import_preview(database, found, Told(who, why, "import", at, file.name), progress)
    click.echo(f"Imported as change {change.number}." if change else "Nothing changed: all of it is on record already.")


def _plans(
    file: Path, day_order: str | None, decimal: str | None, constants: tuple[str, ...], memory: RememberedMapping | None
) -> Iterator[SheetPlan]:
    choices = file_choices(memory.body) if memory else NO_CHOICES
    sheets = read_upload(file.name, file, upload_limits(explorer().settings), choices)
    read = [(sheet, found) for sheet in sheets if (found := _reading(sheet, memory))]
    if not memory:  # as on the page: not a sheet of notes
        read = [(sheet, found) for sheet, found in read if fits(sheet, found[0])] or read
    if memory and not read:
        raise MappingFitsNothing(name=memory.name)
    for sheet in sheets:
        if all(sheet is not other for other, _ in read):
            why = f"“{memory.name}” has no such sheet" if memory else "it cannot be read as a table of ours"
            click.echo(f"{_named(sheet)}: left out, {why}", err=True)
    for sheet, (mapping, order, sign) in read:
        for constant in constants:
            field, _, text = constant.partition("=")
            mapping = with_constant(mapping, field.strip(), text.strip())
        for problem in problems(sheet, mapping):
            if hinders(problem):
                raise click.ClickException(str(problem))
            click.echo(str(problem), err=True)
        suggested = surveyed(sheet, mapping).notation
        notation = Notation(
            day_order or order or suggested.day_order, decimal or sign or suggested.decimal, sheet.from_1904
        )
        click.echo(f"{_named(sheet)}: {mapping.target}; dates {notation.day_order}, decimals “{notation.decimal}”")
        if memory:
            _tell_columns(mapping)
        yield SheetPlan(sheet, mapping, notation)


def _reading(sheet: Sheet, memory: RememberedMapping | None) -> tuple[ColumnMapping, str, str] | None:
    """Its columns, and order of days and decimals where they are remembered; None where it is left out."""
    if memory is None:
        return guessed_mapping(sheet), "", ""
    return plain_sheet(sheet, memory.name, memory.body)


def _tell_columns(mapping: ColumnMapping) -> None:
    """What is otherwise than remembered."""
    click.echo(f"  {mapping.why}")
    for column in mapping.columns:
        if column.sure not in {"remembered", "set"} and column.title:
            click.echo(f"  “{column.title}” is not remembered: {column.field or 'left out'}")


def _keys(memory: RememberedMapping | None) -> dict[str, tuple[str, ...]]:
    return {**KEY_FIELDS, **(remembered_keys(memory.body) if memory else {})}


def _tell(found: Preview, plans: list[SheetPlan]) -> None:
    click.echo(", ".join(f"{state} {count}" for state, count in found.counts.items() if count) or "no rows")
    unsettled = [row for row in found.rows if row.state in ("wrong", "ask", "duplicate")]
    for row in unsettled[:SHOWN]:
        for sentence in _sentences(row, plans[row.sheet]):
            click.echo(sentence, err=True)
    if len(unsettled) > SHOWN:
        click.echo(f"These are the first {SHOWN} of {len(unsettled)} rows.", err=True)


def _tell_keys(plans: list[SheetPlan], decisions: Decisions) -> None:
    """By what the rows of each sheet find their record."""
    for plan in plans:
        types = [of for of in decisions.key_fields if _can_be(plan, of)]
        keys = "; ".join(f"{of} by {', '.join(('both ends', *decisions.key_fields[of]))}" for of in types)
        click.echo(f"{_named(plan.sheet)}: rows are matched by id, without one {keys or 'by name'}")


def _can_be(plan: SheetPlan, of: str) -> bool:
    return plan.mapping.target in ("facts", TARGET_OF_TYPE[of].name)


def _tell_changed(found: Preview, plans: list[SheetPlan]) -> None:
    """What is overwritten, said before it is."""
    changed = [row for row in found.rows if row.state == "changed"]
    for row in changed[:SHOWN]:
        sheet = plans[row.sheet].sheet
        fields = "; ".join(f"{name}: {_shown(old)} -> {_shown(new)}" for name, old, new in row.changed_fields)
        click.echo(f"{_named(sheet)}, row {row.row} changes {row.id}: {fields}")
    if len(changed) > SHOWN:
        click.echo(f"{len(changed) - SHOWN} further rows change something.")


def _named(sheet: Sheet) -> str:
    return sheet.name or sheet.file


def _shown(value: Value) -> str:
    return "nothing" if value is None else f"“{value}”"


def _sentences(row: PreviewRow, plan: SheetPlan) -> Iterator[str]:
    place = f"{_named(plan.sheet)}, row {row.row}"
    yield from (str(mistake) for mistake in row.mistakes)
    for question in row.questions:
        could = ", ".join(candidate.id for candidate in question.candidates) or "nobody on record"
        yield f"{place}, {question.column}: “{question.text}” could be {could}. Write the id."
    if row.state == "duplicate":
        yield f"{place}: may be there already as {', '.join(row.like)}. Write its id, or give --duplicates new or skip."
