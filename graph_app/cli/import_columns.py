"""What `import` says of how a sheet is read: encoding, what stands between cells, which column is which field."""

from __future__ import annotations

from collections.abc import Iterator

import click

from graph_app.ingest.previewing.rows import SheetPlan
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.mapping import Column, ColumnMapping, missing
from graph_app.ingest.reading.names import TARGET_BY_NAME, caption_of
from graph_app.ingest.reading.sheets import Sheet
from graph_app.ingest.reading.survey import Survey

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a mark at its beginning",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "windows-1258": "Windows-1258",
    "windows-1252": "Windows-1252",
}
_TITLES = ("title_vi", "title_en")


def tell_sheet(plan: SheetPlan, survey: Survey, remembered: bool = False) -> None:
    """How the sheet is read, on standard output; what one should look at before one trusts it, on the other."""
    for line in sheet_lines(plan, remembered):
        click.echo(line)
    for remark in remarks(plan, survey):
        click.echo(remark, err=True)


def sheet_lines(plan: SheetPlan, remembered: bool = False) -> Iterator[str]:
    """A line for the table, then short ones for the file, for its columns and for what no column holds."""
    sheet, mapping, notation = plan.sheet, plan.mapping, plan.notation
    yield f"{named(sheet)}: {mapping.target}; dates {notation.day_order}, decimals “{notation.decimal}”"
    if sheet.encoding:
        between = "tab" if sheet.delimiter == "\t" else f"“{sheet.delimiter}”"
        yield f"  encoding {_ENCODINGS.get(sheet.encoding, sheet.encoding)}, {between} between cells"
    if remembered:
        yield f"  {mapping.why}"
    read = [column for column in mapping.columns if column.field]
    renamed = [_renamed(column) for column in read if column.field != column.title]
    own = [str(column.field) for column in read if column.field == column.title]
    if renamed:
        yield f"  columns: {', '.join(renamed)}"
    if own:
        yield f"  columns that have the field's name: {', '.join(own)}"
    if mapping.constants:
        told = ", ".join(f"{field} = “{shown(text)}”" for field, text in mapping.constants.items())
        yield f"  for all rows where the cell is empty: {told}"
    if left := [f"“{shown(column.title)}”" for column in mapping.columns if not column.field and column.title]:
        yield f"  left out: {', '.join(left)}"
    if remembered:
        yield from _not_remembered(mapping)
    if lacking := no_column_for(mapping):
        fields = TARGET_BY_NAME[mapping.target or ""].by_name
        told = ", ".join(f"{field} ({caption_of(fields[field]).vi})" for field in lacking)
        yield f"  no column holds {told}: {' '.join(map(set_option, lacking))} would say it for all rows"


def remarks(plan: SheetPlan, survey: Survey) -> Iterator[str]:
    """What the page of imports says about the sheet, too, in the same words."""
    for saying in plan.sheet.remarks:
        yield f"{named(plan.sheet)}: {saying}."
    for title, saying in survey.remarks:
        yield f"{named(plan.sheet)}, {shown(title)}: {saying}."


def no_column_for(mapping: ColumnMapping) -> list[str]:
    """Fields that a new row must have, and that neither a column nor a text for all rows gives."""
    untitled = (
        mapping.target and not mapping.fields & {*_TITLES} and _TITLES[0] in TARGET_BY_NAME[mapping.target].by_name
    )
    return [*missing(mapping), *(_TITLES[:1] if untitled else ())]


def set_option(field: str) -> str:
    """What one types to give a field to all rows."""
    return f"--set {field}=…"


def named(sheet: Sheet) -> str:
    """The file, and the sheet where it is one of several."""
    return f"{sheet.file}, sheet “{sheet.name}”" if sheet.name else sheet.file


def _renamed(column: Column) -> str:
    return f"“{shown(column.title)}” = {column.field}" + (" (spelt alike)" if column.sure == "alike" else "")


def _not_remembered(mapping: ColumnMapping) -> Iterator[str]:
    """What is otherwise than remembered."""
    for column in mapping.columns:
        if column.sure not in {"remembered", "set"} and column.title:
            yield f"  “{shown(column.title)}” is not remembered: {column.field or 'left out'}"
