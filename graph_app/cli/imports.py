"""`import`: a spreadsheet or another tool's graph into the record, after a look at what each row would do."""

from __future__ import annotations

import getpass
import sys
from datetime import date, datetime, timezone
from pathlib import Path

import click

from graph_app.changes.change import Told
from graph_app.cli.asking import explorer, told
from graph_app.cli.import_columns import named
from graph_app.cli.import_corrections import corrections
from graph_app.cli.import_plans import Stated, notation_in_doubt, read_sheets
from graph_app.cli.import_rows import changed_lines, unsettled_lines
from graph_app.cli.progress import import_progress
from graph_app.cli.readiness import make_database_ready
from graph_app.errors import OverwriteNotConfirmed
from graph_app.import_desk.remembered import RememberedMapping, remembered_keys, remembered_under
from graph_app.ingest.importing import import_preview
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.previewing.preview import preview
from graph_app.ingest.previewing.rows import AS_NEW, SKIP, Decisions, Preview, SheetPlan
from graph_app.ingest.previewing.stock import read_stock
from graph_app.ingest.reading.names import TARGET_BY_NAME, TARGET_OF_TYPE
from graph_app.ingest.reading.notation import DAY_ORDERS, DECIMALS
from graph_app.language.moments import utc_text

_DUPLICATES = {"ask": "", "new": AS_NEW, "skip": SKIP}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Only say what each row would do.")
@click.option("--duplicates", type=click.Choice(list(_DUPLICATES)), default="ask", help="What may be there already.")
@click.option("--wrong", type=click.Choice(["keep", "skip"]), default="keep", help="“skip” leaves wrong rows out.")
@click.option("--day-order", type=click.Choice(DAY_ORDERS), help="14/9/2021 or 9/14/2021; found from the file without.")
@click.option("--decimal", type=click.Choice(DECIMALS), help="1.000,5 or 1,000.5; found from the file without it.")
@click.option(
    "--set", "constants", multiple=True, metavar="FIELD=TEXT", help="A field of all rows, such as source_id=…"
)
@click.option(
    "--table",
    "tables",
    multiple=True,
    metavar="[SHEET=]TABLE",
    help="Which table the file, or this sheet of it, is: " + ", ".join(TARGET_BY_NAME) + ".",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="TITLE=FIELD",
    help="Which field a column is; without FIELD it is left out.",
)
@click.option("--mapping", "remembered", help="Read it as is remembered under this name; see /imports/mappings.")
@click.option("--yes", is_flag=True, help="Let rows without an ID change what is found by their key; asked without it.")
@click.option("--who", default=getpass.getuser, help="Who imports; your user name without it.")
@click.option("--why", default="", help="What for, for the list of changes.")
@told
def import_file(
    file: Path,
    dry_run: bool,
    duplicates: str,
    wrong: str,
    day_order: str | None,
    decimal: str | None,
    constants: tuple[str, ...],
    tables: tuple[str, ...],
    columns: tuple[str, ...],
    remembered: str | None,
    yes: bool,
    who: str,
    why: str,
) -> None:
    """Import FILE: CSV, Excel, GraphML, GEXF, node-link JSON, or our own export. All of it is written, or nothing."""
    if tables and remembered:
        raise click.UsageError("Give --table or --mapping: what is remembered says which table it is.")
    corrected = corrections(tables, columns)
    database = explorer().database
    make_database_ready()
    memory = remembered_under(database, remembered) if remembered else None
    sheets = list(read_sheets(file, Stated(day_order or "", decimal or "", constants, corrected, memory)))
    if doubt := notation_in_doubt(sheets):
        if not dry_run:
            raise doubt
        click.echo(f"The import itself will not go on without {doubt.facts['options']}.", err=True)
    plans = [sheet.plan for sheet in sheets]
    skipped = SKIP if wrong == "skip" else ""
    decisions = Decisions(duplicates=_DUPLICATES[duplicates], key_fields=_keys(memory), wrong=skipped)
    with import_progress() as progress:
        found = preview(plans, read_stock(database), decisions, date.today(), progress)
    _tell_keys(plans, decisions)
    _tell(found, plans)
    for line in changed_lines(found.rows, plans, decisions.key_fields):
        click.echo(line)
    if found.open or dry_run:
        sys.exit(1 if found.open else 0)
    _confirm(sum(row.unconfirmed for row in found.rows), yes)
    at = utc_text(datetime.now(timezone.utc))
    with import_progress() as progress:
        change = import_preview(database, found, Told(who, why, "import", at, file.name), progress)
    click.echo(f"Imported as change {change.number}." if change else "Nothing changed: all of it is on record already.")


def _confirm(count: int, yes: bool) -> None:
    """Asks before rows without an ID change records; OverwriteNotConfirmed where nobody sits, and nobody said yes."""
    if not count or yes:
        return
    if not sys.stdin.isatty():
        raise OverwriteNotConfirmed(count=count)
    rows = "1 row without an ID changes a record" if count == 1 else f"{count} rows without an ID change records"
    if not click.confirm(f"{rows} found by key or name, as told above. Import?", err=True):
        click.echo("Nothing was written.", err=True)
        sys.exit(1)


def _keys(memory: RememberedMapping | None) -> dict[str, tuple[str, ...]]:
    return {**KEY_FIELDS, **(remembered_keys(memory.body) if memory else {})}


def _tell(found: Preview, plans: list[SheetPlan]) -> None:
    click.echo(", ".join(f"{state} {count}" for state, count in found.counts.items() if count) or "no rows")
    for line in unsettled_lines(found.rows, plans):
        click.echo(line, err=True)


def _tell_keys(plans: list[SheetPlan], decisions: Decisions) -> None:
    """By what the rows of each sheet find their record."""
    for plan in plans:
        types = [of for of in decisions.key_fields if _can_be(plan, of)]
        keys = "; ".join(f"{of} by {', '.join(('both ends', *decisions.key_fields[of]))}" for of in types)
        click.echo(f"{named(plan.sheet)}: rows are matched by id, without one {keys or 'by name'}")


def _can_be(plan: SheetPlan, of: str) -> bool:
    return plan.mapping.target in ("facts", TARGET_OF_TYPE[of].name)
