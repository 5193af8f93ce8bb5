"""100,000 facts in one change, with the memory that our own Neo4j has where nobody sets it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.changes.change import Change
from graph_app.changes.checksum import checksum
from graph_app.changes.edits import Edit
from graph_app.changes.log import Asked, changes, edits_of_change
from graph_app.changes.make import make_change
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.ingest.importing import import_preview
from graph_app.ingest.previewing.preview import preview
from graph_app.ingest.previewing.rows import Decisions, SheetPlan
from graph_app.ingest.previewing.stock import read_stock
from graph_app.ingest.reading.mapping import guessed_mapping
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.uploads import read_upload
from graph_app.ingest.seed import load_seed
from graph_app.ingest.upload_limits import upload_limits
from graph_app.settings import Settings
from tests.changes.edits import LAN
from tests.ingest.many_rows import write_many

pytestmark = pytest.mark.slow
FACTS = 100_000


@pytest.fixture
def stage(server_settings: Settings, tmp_path: Path) -> Iterator[Database]:
    database = _own(server_settings, tmp_path / "here")
    database.prepare()
    load_seed(database, write_many(tmp_path, 0))
    yield database
    database.close()


def _own(server_settings: Settings, instance: Path) -> Database:
    own = {"GRAPH_APP_INSTANCE": str(instance), "GRAPH_APP_JARS": str(server_settings.jars)}
    return Database(Settings.from_environment(own))


def _imported(database: Database, file: Path) -> Change | None:
    sheets = read_upload(file.name, file, upload_limits(database.settings))
    plans = [SheetPlan(sheet, guessed_mapping(sheet), Notation()) for sheet in sheets]
    return import_preview(database, preview(plans, read_stock(database), Decisions(), date(2026, 11, 26)), LAN)


def test_a_hundred_thousand_facts_are_imported_changed_undone_and_restored(
    stage: Database, server_settings: Settings, tmp_path: Path
) -> None:
    start = checksum(stage)
    (tmp_path / "many").mkdir()
    file = write_many(tmp_path / "many", FACTS) / "meetings.csv"
    done = _imported(stage, file)
    assert done is not None
    assert (done.made, done.edit_count) == (FACTS, FACTS)
    assert _imported(stage, file) is None
    imported = checksum(stage)
    renamed = make_change(stage, [_renamed(edit) for edit in edits_of_change(stage, done.number)], LAN)
    assert renamed.changed == FACTS
    undo(stage, renamed.number, LAN)
    assert checksum(stage) == imported
    make_backup(stage, tmp_path / "b.zip", "2026-11-26T08:00:00Z")
    undo(stage, done.number, LAN)
    assert checksum(stage) == start
    _restored(server_settings, tmp_path, imported)


def _renamed(edit: Edit) -> Edit:
    assert edit.after
    properties = edit.after["properties"]
    assert isinstance(properties, dict)
    return Edit(edit.what, edit.id, edit.after, {**edit.after, "properties": {**properties, "title_en": "Talks"}})


def _restored(server_settings: Settings, folder: Path, imported: str) -> None:
    """Into another Neo4j, with the log of three changes of 100,000 records each."""
    other = _own(server_settings, folder / "there")
    try:
        restore(other, folder / "b.zip")
        assert checksum(other) == imported
        assert [change.number for change in changes(other, Asked(), 9)] == [3, 2, 1]
    finally:
        other.close()
