"""The seed into an empty database: all of it in one transaction, once, and never over other data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from graph_app.database.database import Database, WriteTransaction
from graph_app.database.heap import heap_for
from graph_app.errors import DatabaseHasOtherData, ImportTooLarge, QueryTooLarge
from graph_app.ingest.folder import Batch, Progress, byte_count, checked_batches
from graph_app.ingest.tables import PARTNERS, SOURCES, Table
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

SEED_FOLDER = CYPHER_FOLDER.parent / "seed"
BATCH_ROWS = 5_000
# Bytes of tables (some 40,000 facts, written in about 5 s): a write may take its time limit once for each so many.
LARGE = 10_000_000
_WRITE = load_statements(CYPHER_FOLDER / "write")


def _unwatched(_share: float) -> None:
    pass


@dataclass(frozen=True)
class SeedReport:
    """How much the seed holds. `loaded` is false where all of it was there already and nothing was changed."""

    partners: int
    facts: int
    sources: int
    loaded: bool


def load_seed(
    database: Database, folder: Path, batch_rows: int = BATCH_ROWS, progress: Progress = _unwatched
) -> SeedReport:
    """Writes the tables of `folder` into an empty database, `batch_rows` rows at a time, in one transaction.

    A row is read once, checked and sent: what was not checked cannot be written, even if a file changes meanwhile.
    Where all their ids are there already nothing changes, whatever a steward has edited or added since.
    BadTables where a row is wrong, DatabaseHasOtherData where the database holds anything else, ImportTooLarge where
    Neo4j cannot hold it all until the end; each changes nothing.
    """
    size = byte_count(folder)
    try:
        with database.write(parts=1 + size // LARGE) as transaction:
            report = _load(transaction, folder, batch_rows, progress)
    except QueryTooLarge as problem:
        raise ImportTooLarge(megabytes=heap_for(size)) from problem
    if report.loaded and size > LARGE:
        database.plan_anew()
    return report


def _load(transaction: WriteTransaction, folder: Path, batch_rows: int, progress: Progress) -> SeedReport:
    transaction.run(_WRITE["lock_data_version"])  # two loaders take turns
    [there] = transaction.run(_WRITE["how_much_is_there"]).records()
    empty = there["nodes"] == 0
    counts: Counter[str] = Counter()
    for batch in checked_batches(folder, batch_rows, progress):
        what = _what(batch.table)
        counts[what] += len(batch.records)
        if empty:
            transaction.run(_WRITE[f"create_{what}"], {"rows": [*batch.records]})
        elif not _is_there(transaction, what, batch):
            raise DatabaseHasOtherData(partners=there["partners"], facts=there["facts"])
    return SeedReport(counts["partners"], counts["facts"], counts["sources"], loaded=empty)


def _what(table: Table) -> str:
    if table is SOURCES:
        return "sources"
    return "partners" if table is PARTNERS else "facts"


def _is_there(transaction: WriteTransaction, what: str, batch: Batch) -> bool:
    """Whether all records of the batch are in the database."""
    [(found,)] = transaction.run(_WRITE[f"count_{what}"], {"ids": batch.ids}).rows
    return found == len(batch.records)
