"""Our imports: a folder of CSV into a new and empty database, and checked rows as one change with its log."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import own_server
from benchmarks.tables import write_folder
from graph_app.changes.change import Told
from graph_app.changes.edits import Edit
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.ingest.folder import Batch, checked_batches
from graph_app.ingest.seed import load_seed
from graph_app.ingest.tables import PARTNERS, SOURCES
from graph_app.settings import Settings


def load(case: Case) -> Run:
    """All that reading, checking and writing the tables takes."""
    folder, database = _tables_and_database(case)

    def run() -> Outcome:
        report = load_seed(database, folder / "tables")
        assert (report.loaded, report.facts) == (True, case.network.facts)
        return None

    return run


def change(case: Case) -> Run:
    """What a steward's import does with rows that are read, checked and confirmed."""
    folder, database = _tables_and_database(case)
    edits = [edit for batch in checked_batches(folder / "tables", 5_000, lambda _share: None) for edit in _edits(batch)]
    told = Told("Lan", "from the protocol office", "import", "2026-11-26T08:00:00Z", "tables.zip")

    def run() -> Outcome:
        made = make_change(database, edits, told)
        assert made.made == len(edits) >= case.network.facts
        return None

    return run


def _tables_and_database(case: Case) -> tuple[Path, Database]:
    folder = Path(case.closing.enter_context(tempfile.TemporaryDirectory(prefix="bench-import-")))
    (folder / "tables").mkdir()
    write_folder(case.network, folder / "tables")
    database = Database(Settings.from_environment(own_server(folder / "instance", case.network.facts)))
    case.closing.callback(database.close)
    database.prepare()
    return folder, database


def _edits(batch: Batch) -> Iterator[Edit]:
    for id, record in zip(map(str, batch.ids), batch.records, strict=True):
        if batch.table is SOURCES:
            yield Edit("source", id, None, {"id": id, "properties": record})
        else:
            yield Edit("partner" if batch.table is PARTNERS else "fact", id, None, {"id": id, **record})
