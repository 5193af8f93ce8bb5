"""A folder of tables -> what is to be written, all of it checked, or one error with everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_app.errors import BadTables
from graph_app.ingest.checks import Found, checked, note_ids
from graph_app.ingest.csv_files import read_rows
from graph_app.ingest.mistakes import Mistake
from graph_app.ingest.tables import FACT_TABLES, PARTNERS, SOURCES, TABLES, Table
from graph_app.language.partial_dates import span
from graph_app.records import Value

Record = dict[str, Value]
SHOWN = 20  # so that one column in the wrong form does not bury everything else


@dataclass(frozen=True)
class CheckedTables:
    """Rows as the statements in cypher/write take them."""

    sources: list[Record]
    partners: list[Record]
    facts: list[Record]

    @staticmethod
    def ids(records: list[Record]) -> list[Value]:
        """The id of each record."""
        return [record["id"] for record in records]


def read_folder(folder: Path) -> CheckedTables:
    """Reads and checks all tables of `folder`. BadTables names file, row and column of everything that is wrong."""
    found = Found()
    rows = {}
    for table in TABLES:
        rows[table.file], wrong = read_rows(folder, table)
        found.mistakes.extend(wrong)
        note_ids(table, rows[table.file], found)
    values = {table.file: [checked(table, row, found) for row in rows[table.file]] for table in TABLES}
    if found.mistakes:
        raise BadTables(count=len(found.mistakes), told=_told(found.mistakes))
    return CheckedTables(
        sources=values[SOURCES.file],
        partners=[_partner(record) for record in values[PARTNERS.file]],
        facts=[_fact(table, record) for table in FACT_TABLES for record in values[table.file]],
    )


def _told(mistakes: list[Mistake]) -> str:
    told = [str(mistake) for mistake in mistakes[:SHOWN]]
    return "\n".join(told if len(mistakes) <= SHOWN else [*told, f"These are the first {SHOWN}."])


def _partner(record: Record) -> Record:
    """The kind becomes a label; a partner is on the other side unless the table says that it is on ours."""
    properties = {name: value for name, value in record.items() if name != "kind"}
    return {"id": record["id"], "kind": record["kind"], "properties": {"home": False, **properties}}


def _fact(table: Table, record: Record) -> Record:
    of_type = table.relationship_type
    assert of_type is not None
    first, second = of_type.roles
    properties = {name: value for name, value in record.items() if name not in of_type.roles}
    return {
        "id": record["id"],
        "type": of_type.name,
        "source": record[first],
        "target": record[second],
        "properties": _dated(of_type.dated_by, properties),
    }


def _dated(dated_by: str, properties: Record) -> Record:
    """`date` is the property that is this type's day; the days it can mean, where the table does not narrow them."""
    date = properties.get(dated_by)
    if not isinstance(date, str):
        return properties
    first, last = span(date)
    return {"date_from": first.isoformat(), "date_to": last.isoformat(), **properties, "date": date}
