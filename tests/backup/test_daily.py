"""The daily backup: which day is due, what is pruned, one file whoever makes it, and a failure that disturbs nobody."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from graph_app.backup.daily import backup_state, daily_backups, due_day, make_due_backup
from graph_app.backup.keeping import keep_daily
from graph_app.backup.verifying import verified_file
from graph_app.database.database import Database
from graph_app.errors import BackupNotWritten
from tests.small_network import load_small_network


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def stage(database: Database, tmp_path: Path, folder: Path) -> Database:
    """The small network, kept for three days, from two o'clock on."""
    load_small_network(database, tmp_path)
    # The one server of the tests with other settings; nothing of it is opened anew.
    other = object.__new__(Database)
    other.__dict__.update(database.__dict__)
    other.settings = replace(database.settings, backup_folder=folder, backup_keep=3, backup_hour=2)
    return other


def at(day: int, hour: int = 3) -> datetime:
    return datetime(2026, 11, day, hour, 15)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.suffix == ".zip")


@pytest.mark.parametrize(("hour", "expected"), [(0, 24), (1, 24), (2, 25), (3, 25), (23, 25)])
def test_a_day_is_due_from_its_hour_on(hour: int, expected: int) -> None:
    assert due_day(at(25, hour), 2) == date(2026, 11, expected)


def test_one_is_made_a_day_and_can_be_restored(stage: Database, folder: Path) -> None:
    file = make_due_backup(stage, folder, at(25))
    assert file == folder / "daily-2026-11-25.zip"
    assert verified_file(file).rows("partners") == 6
    before = file.read_bytes()
    assert make_due_backup(stage, folder, at(25, 23)) is None
    assert (make_due_backup(stage, folder, at(26, 1)), file.read_bytes()) == (None, before)
    assert make_due_backup(stage, folder, at(26, 2)) == folder / "daily-2026-11-26.zip"


def test_a_missed_one_is_made_at_the_next_start_and_the_next_at_its_hour(stage: Database, folder: Path) -> None:
    make_due_backup(stage, folder, at(20))
    assert make_due_backup(stage, folder, at(25, 1)) == folder / "daily-2026-11-24.zip"
    assert make_due_backup(stage, folder, at(25, 2)) == folder / "daily-2026-11-25.zip"


def test_so_many_are_kept_and_nothing_of_others_is_touched(stage: Database, folder: Path) -> None:
    folder.mkdir()
    others = ["partners-2020-01-01-080000.zip", "daily-2020-01-01.zip.old", "daily-2026-02-31.zip", "notes.txt"]
    for name in others:
        (folder / name).write_text("theirs", encoding="utf-8")
    (folder / "daily-2020-01-02.zip").mkdir()
    for day in range(20, 26):
        make_due_backup(stage, folder, at(day))
    assert [*daily_backups(folder)] == [date(2026, 11, day) for day in (25, 24, 23)]
    assert {file.name for file in folder.iterdir()} >= {*others, "daily-2020-01-02.zip"}


def test_halves_of_a_killed_process_are_cleared_away(stage: Database, folder: Path) -> None:
    folder.mkdir()
    (folder / ".daily-2026-11-24.zip.abc.part").write_bytes(b"half")
    (folder / ".mine.part").write_bytes(b"theirs")
    make_due_backup(stage, folder, at(25))
    assert sorted(file.name for file in folder.iterdir()) == [".daily.lock", ".mine.part", "daily-2026-11-25.zip"]


def test_who_comes_while_another_makes_it_makes_none(stage: Database, folder: Path) -> None:
    folder.mkdir()
    with FileLock(folder / ".daily.lock"):
        made: list[Path | None] = []
        thread = threading.Thread(target=lambda: made.append(make_due_backup(stage, folder, at(25))))
        thread.start()
        thread.join()
    assert (made, names(folder)) == ([None], [])


def test_many_at_once_make_one(stage: Database, folder: Path) -> None:
    made: list[Path | None] = []
    threads = [threading.Thread(target=lambda: made.append(make_due_backup(stage, folder, at(25)))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [file for file in made if file] == [folder / "daily-2026-11-25.zip"]


def test_a_failed_one_deletes_nothing(stage: Database, folder: Path) -> None:
    for day in (20, 21, 22):
        make_due_backup(stage, folder, at(day))
    (folder / "daily-2026-11-25.zip").mkdir()  # something is in the way
    with pytest.raises(Exception, match="daily-2026-11-25.zip"):
        make_due_backup(stage, folder, at(25))
    assert [*daily_backups(folder)] == [date(2026, 11, day) for day in (22, 21, 20)]


def test_a_folder_that_cannot_be_is_told(stage: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a", encoding="utf-8")
    with pytest.raises(BackupNotWritten, match="Not a directory"):
        make_due_backup(stage, tmp_path / "file" / "backups", at(25))


def test_the_thread_makes_it_tells_the_log_and_ends(
    stage: Database, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "graph_app")
    end = keep_daily(stage, lambda: at(25), looks_every=0.05)
    wait_for(lambda: "daily-2026-11-25.zip; the newest 3 are kept" in caplog.text)
    end()
    assert names(folder) == ["daily-2026-11-25.zip"]
    assert not [thread for thread in threading.enumerate() if thread.name == "daily backup"]


def test_a_failure_is_a_sentence_in_the_log(stage: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("a", encoding="utf-8")
    stage.settings = replace(stage.settings, backup_folder=tmp_path / "file" / "backups")
    end = keep_daily(stage, lambda: at(25), looks_every=0.05)
    wait_for(lambda: "The daily backup failed, and is tried again later." in caplog.text)
    end()
    assert "could not be written: Not a directory" in caplog.text
    assert "Traceback" not in caplog.text


def test_without_a_folder_there_is_no_thread(stage: Database) -> None:
    stage.settings = replace(stage.settings, backup_folder=None)
    keep_daily(stage)()
    assert not [thread for thread in threading.enumerate() if thread.name == "daily backup"]


def test_whoever_watches_sees_the_last_and_whether_one_is_late(stage: Database, folder: Path) -> None:
    assert backup_state(stage.settings, at(25)) == {"backup": "late", "last_backup": None}
    make_due_backup(stage, folder, at(25))
    assert backup_state(stage.settings, at(25)) == {"backup": "ok", "last_backup": "2026-11-25"}
    assert backup_state(stage.settings, at(26, 2))["backup"] == "ok"  # there is an hour to make it in
    assert backup_state(stage.settings, at(26, 3)) == {"backup": "late", "last_backup": "2026-11-25"}
    off = replace(stage.settings, backup_folder=None)
    assert backup_state(off, at(25)) == {"backup": "off", "last_backup": None}


def wait_for(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not seen():
        assert time.monotonic() < until
        time.sleep(0.02)
