"""`--table` and `--column`: which table a sheet is and which column is which field, where what is guessed is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.errors import NoSuchColumn, NoSuchSheet, WrongMapping
from graph_app.import_desk.opening import fits
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.mapping import ColumnMapping, guessed_mapping, mapped, with_field
from graph_app.ingest.reading.names import TARGET_BY_NAME, TARGETS
from graph_app.ingest.reading.sheets import Sheet
from graph_app.language.folding import fold


@dataclass(frozen=True)
class Corrections:
    """`tables`: (sheet, table), the sheet '' for all. `columns`: (title, field), the field '' to leave it out."""

    tables: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


NO_CORRECTIONS = Corrections()


def corrections(tables: Sequence[str], columns: Sequence[str]) -> Corrections:
    """What is typed: “aid” or “Sheet 1=aid”, and “Đơn vị cho=donor”. WrongMapping."""
    told = [text.rpartition("=") for text in tables]
    pairs = [text.rpartition("=") for text in columns]
    for text, (title, _, _) in zip(columns, pairs, strict=True):
        if not title.strip():
            raise WrongMapping(field="--column", value=text, known="TITLE=FIELD")
    return Corrections(
        tuple((sheet.strip(), _table(table.strip())) for sheet, _, table in told),
        tuple((title.strip(), field.strip()) for title, _, field in pairs),
    )


def table_of(sheet: Sheet, told: Corrections) -> tuple[str, bool]:
    """Its table, '' where nobody says it, and whether that is said of just this sheet."""
    own = next((table for name, table in told.tables if name and fold(name) == fold(sheet.name or sheet.file)), "")
    return own or next((table for name, table in told.tables if not name), ""), bool(own)


def guessed(sheet: Sheet, told: Corrections) -> ColumnMapping:
    """The columns as guessed and then corrected; a correction may be what tells the table."""
    if table := table_of(sheet, told)[0]:
        return corrected(mapped(sheet, table), told)
    guess = guessed_mapping(sheet)
    if _knows(guess, told) or sheet.origin != "table":
        return corrected(guess, told)
    tried = (mapped(sheet, target.name) for target in TARGETS)
    able = [corrected(each, told) for each in tried if _knows(each, told)]
    fitting = [each for each in able if fits(sheet, each)]
    return max(fitting, key=lambda each: len(each.title_of), default=corrected(guess, told))


def _knows(mapping: ColumnMapping, told: Corrections) -> bool:
    """Whether its table has all the fields that its columns are said to be."""
    titles = {fold(column.title) for column in mapping.columns}
    return all(_field(mapping, wanted) for title, wanted in told.columns if wanted and fold(title) in titles)


def corrected(mapping: ColumnMapping, told: Corrections) -> ColumnMapping:
    """The columns that are named, where its table has the field; others stay."""
    for title, wanted in told.columns:
        for column in mapping.columns:
            field = _field(mapping, wanted)
            if fold(column.title) == fold(title) and (field or not wanted):
                mapping = with_field(mapping, column.place, field or None)
                break
    return mapping


def check_used(sheets: Sequence[Sheet], read: Sequence[ColumnMapping], told: Corrections) -> None:
    """NoSuchSheet, NoSuchColumn or WrongMapping where a correction fits nothing that is read."""
    names = [sheet.name or sheet.file for sheet in sheets]
    for name, _ in told.tables:
        if name and fold(name) not in map(fold, names):
            raise NoSuchSheet(file=sheets[0].file, sheet=shown(name), known=", ".join(names))
    for title, wanted in told.columns:
        having = [each for each in read if fold(title) in {fold(column.title) for column in each.columns}]
        if not having:
            titles = dict.fromkeys(shown(column.title) for each in read for column in each.columns if column.title)
            raise NoSuchColumn(title=shown(title), known=", ".join(f"“{known}”" for known in titles))
        if wanted and not any(_field(each, wanted) for each in having):
            known = TARGET_BY_NAME[having[0].target].by_name if having[0].target else TARGET_BY_NAME
            raise WrongMapping(field=shown(title), value=shown(wanted), known=", ".join(known))


def next_step(problem: Mistake, sheet: Sheet) -> str:
    """The option that mends what is wrong with the columns of a sheet; '' where none does."""
    if problem.sentence in (say.NO_TABLE, say.NO_TYPE):
        name = f"{shown(sheet.name)}=" if sheet.name else ""
        return (
            f'Here --table "{name}TABLE" chooses it, TABLE being one of {", ".join(TARGET_BY_NAME)}; '
            '--column "TITLE=FIELD" says which column is which field.'
        )
    if problem.sentence == say.NO_ESSENTIAL:
        titles = ", ".join(f"“{shown(title)}”" for title in sheet.header if title)
        return f'Here --column "TITLE={problem.facts["field"]}" chooses it, TITLE being one of {titles}.'
    if problem.sentence == say.FIELD_TWICE:
        return f'Here --column "{shown(problem.column)}=" leaves it out.'
    return ""


def _table(text: str) -> str:
    for target in TARGETS:
        if fold(text) in {fold(name) for name in (target.name, *target.caption)}:
            return target.name
    raise WrongMapping(field="--table", value=shown(text), known=", ".join(TARGET_BY_NAME))


def _field(mapping: ColumnMapping, text: str) -> str:
    """A field of the table, by its name or what it is called in either language; '' where it has none such."""
    return TARGET_BY_NAME[mapping.target].by_words.get(fold(text), "") if mapping.target else ""
