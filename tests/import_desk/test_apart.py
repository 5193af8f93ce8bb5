"""Large work on an upload is done by a process of its own, whose end, however it comes, is told."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest

from graph_app.changes.change import Told
from graph_app.changes.log import Asked, changes
from graph_app.database.database import Database
from graph_app.errors import ImportCancelled, ImportProcessEnded
from graph_app.import_desk.apart import do_apart
from graph_app.import_desk.folders import KeptUpload, new_upload
from graph_app.import_desk.jobs import Job
from graph_app.import_desk.kept_preview import read_preview
from graph_app.import_desk.opening import first_choices
from graph_app.import_desk.standing import keep_standing
from graph_app.import_desk.work import keep_choices, read_choices, standing
from graph_app.ingest.upload_limits import upload_limits
from tests.changes.edits import LAN
from tests.small_network import load_small_network

TODAY = date(2026, 11, 26)


@pytest.fixture
def upload(database: Database, tmp_path: Path) -> KeptUpload:
    load_small_network(database, tmp_path)
    kept = new_upload(tmp_path / "imports")
    text = "host,guest,date,title_en,quote,source_id\nhanoi,recent,2026-09-14,Talks,q,s\n"
    kept.file.write_text(text, encoding="utf-8")
    limits = upload_limits(database.settings)
    keep_choices(kept, first_choices(kept, "meetings.csv", False, "2026-11-26T08:00:00Z", limits))
    return kept


def job(upload: KeptUpload, database: Database, told: Told | None = None, confirmed: str = "") -> Job:
    return Job(upload, read_choices(upload), upload_limits(database.settings), TODAY, told, confirmed)


def test_another_process_looks_and_imports(upload: KeptUpload, database: Database) -> None:
    do_apart(job(upload, database), database)
    seen = read_preview(upload)
    assert seen is not None
    assert (seen.counts["new"], standing(upload, database).problem) == (1, None)
    do_apart(job(upload, database, LAN, seen.outcome), database)
    assert standing(upload, database).change == 1
    [change] = changes(database, Asked(), 9)
    assert (change.who, change.edit_count) == ("Lan", 1)


@pytest.mark.parametrize("cancelled", [False, True])
def test_where_that_process_dies_a_sentence_says_so(upload: KeptUpload, database: Database, cancelled: bool) -> None:
    keep_standing(upload, job(upload, database).first)
    work = threading.Thread(target=do_apart, args=(job(upload, database), database))
    work.start()
    while not (mine := [one for one in psutil.Process().children() if "graph_app.import_desk.apart" in one.cmdline()]):
        time.sleep(0.01)
    if cancelled:
        upload.cancel.touch()
    mine[0].kill()
    work.join()
    found = standing(upload, database)
    assert found.problem is not None
    assert found.problem.sentence == (ImportCancelled if cancelled else ImportProcessEnded).sentence
    assert (found.ended, found.imported) == (True, False)


class Dead(subprocess.Popen[bytes]):
    """A process that has ended before anybody can tell it anything."""

    def __init__(self, _command: object, **told: Any) -> None:
        super().__init__([sys.executable, "-c", "raise SystemExit(1)"], **told)
        self.wait()


def test_where_it_dies_before_it_has_read_what_it_is_to_do_a_sentence_says_so(
    upload: KeptUpload, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph_app.import_desk.apart.subprocess.Popen", Dead)
    keep_standing(upload, job(upload, database).first)
    do_apart(job(upload, database), database)
    found = standing(upload, database)
    assert found.problem is not None and found.problem.sentence == ImportProcessEnded.sentence
    assert (found.ended, found.imported) == (True, False)
