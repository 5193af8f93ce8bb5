"""The seed into an empty database: all of it in one transaction, once, and never over other data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph_app.database.database import Database, WriteTransaction
from graph_app.errors import DatabaseHasOtherData
from graph_app.ingest.folder import CheckedTables, read_folder
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

SEED_FOLDER = CYPHER_FOLDER.parent / "seed"
_WRITE = load_statements(CYPHER_FOLDER / "write")


@dataclass(frozen=True)
class SeedReport:
    """How much the seed holds. `loaded` is false where all of it was there already and nothing was changed."""

    partners: int
    facts: int
    sources: int
    loaded: bool


def load_seed(database: Database, folder: Path) -> SeedReport:
    """Writes the tables of `folder` into an empty database.

    Where all their ids are there already nothing changes, whatever a steward has edited or added since.
    BadTables where a row is wrong, DatabaseHasOtherData where the database holds anything else; both change nothing.
    """
    tables = read_folder(folder)
    with database.write() as transaction:
        loaded = _is_empty(transaction, tables)
        if loaded:
            _create(transaction, tables)
    return SeedReport(len(tables.partners), len(tables.facts), len(tables.sources), loaded)


def _is_empty(transaction: WriteTransaction, tables: CheckedTables) -> bool:
    """True where nothing is there, false where the seed is. Looked up behind the lock: two loaders take turns."""
    transaction.run(_WRITE["lock_data_version"], {})
    ids = {
        "partner_ids": CheckedTables.ids(tables.partners),
        "source_ids": CheckedTables.ids(tables.sources),
        "fact_ids": CheckedTables.ids(tables.facts),
    }
    [there] = transaction.run(_WRITE["what_is_there"], ids).records()
    if there["nodes"] == 0:
        return True
    found = (there["partners_found"], there["sources_found"], there["facts_found"])
    if found != (len(tables.partners), len(tables.sources), len(tables.facts)):
        raise DatabaseHasOtherData(partners=there["partners"], facts=there["facts"])
    return False


def _create(transaction: WriteTransaction, tables: CheckedTables) -> None:
    for name, rows in (
        ("create_sources", tables.sources),
        ("create_partners", tables.partners),
        ("create_facts", tables.facts),
    ):
        transaction.run(_WRITE[name], {"rows": [*rows]})
