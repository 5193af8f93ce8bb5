"""A folder of small tables that are right, to spoil one cell at a time.

Hà Nội ──rice 2021──> La Habana      Hà Nội ──member──> C40
Hà Nội ──met────────> La Habana      Hà Nội ──twinned── La Habana
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from graph_app.ingest.folder import Record, checked_batches
from graph_app.ingest.tables import PARTNERS, SOURCES

Tables = dict[str, list[dict[str, str]]]


@dataclass(frozen=True)
class CheckedTables:
    """All rows of a folder, as the statements in cypher/write take them."""

    sources: list[Record] = field(default_factory=list)
    partners: list[Record] = field(default_factory=list)
    facts: list[Record] = field(default_factory=list)


def read_folder(folder: Path, batch_rows: int = 1_000) -> CheckedTables:
    """All batches of a folder put together."""
    tables = CheckedTables()
    for batch in checked_batches(folder, batch_rows, lambda _share: None):
        kept = {SOURCES.file: tables.sources, PARTNERS.file: tables.partners}.get(batch.table.file, tables.facts)
        kept.extend(batch.records)
    return tables


def right_tables() -> Tables:
    """New tables without a mistake, by file name."""
    proof = {"title_en": "A fact", "source_id": "article", "quote": "words that prove it"}
    return {
        "sources.csv": [{"id": "article", "title": "An article"}],
        "partners.csv": [
            _partner("hanoi", "City", name_vi="Hà Nội", country="VN", home="true", level="capital"),
            _partner("havana", "City", name_en="Havana", aliases="La Habana; Ha-ba-na", country="CU"),
            _partner("c40", "Organisation", name_en="C40", category="city_network"),
        ],
        "aid.csv": [
            {"id": "rice", "donor": "hanoi", "recipient": "havana", "quantity": "2000", "unit": "tonnes"}
            | {"date": "2021", "date_to": "2021-11-02", "amount": "1.5", "currency": "USD"}
            | proof
        ],
        "meetings.csv": [{"id": "talks", "host": "hanoi", "guest": "havana", "date": "2020-02"} | proof],
        "memberships.csv": [{"id": "in-c40", "member": "hanoi", "body": "c40", "since": "2015-12"} | proof],
        "agreements.csv": [{"id": "twins", "our_side": "hanoi", "partner": "havana", "fields": "rice; trade"} | proof],
    }


def _partner(partner_id: str, kind: str, **cells: str) -> dict[str, str]:
    return {"id": partner_id, "kind": kind, "source_id": "article", "quote": "its name", **cells}


def write_tables(folder: Path, tables: Tables) -> Path:
    """Writes each table with the columns that any of its rows has."""
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder
