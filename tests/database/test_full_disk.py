"""A full disk, on a small one made for the purpose: what is said, and that all is well once there is room."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.database.local_server.jars import class_path
from graph_app.errors import DatabaseRestarting, DiskFull
from graph_app.records import Statement
from graph_app.settings import Settings
from tests.database.conftest import wait_for

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux can make a small disk to fill"
    ),
]

CREATE = Statement("create", "UNWIND range(1, 500) AS number CREATE (:Partner:City {note: $note + number})")
COUNT = Statement("count", "MATCH (partner:Partner) RETURN count(partner) AS count")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Makes a disk of the given size; afterwards it is gone."""
    folder = tmp_path / "small"
    folder.mkdir()

    def make(size: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("this machine does not let root mount a small disk")
        return folder

    yield make
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def test_jars_that_do_not_fit_name_folder_and_setting(
    small_disk: Callable[[str], Path], server_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_disk("64k")
    (folder / "fill").write_bytes(bytes(60_000))
    with pytest.raises(DiskFull, match=f"{folder}.*GRAPH_APP_JARS"):
        class_path(folder / "jars")


def test_neo4j_is_not_started_where_it_has_no_room(
    small_disk: Callable[[str], Path], own_environment: dict[str, str]
) -> None:
    folder = small_disk("4m")
    database = Database(Settings.from_environment({**own_environment, "GRAPH_APP_INSTANCE": str(folder)}))
    try:
        with pytest.raises(DiskFull, match=f"{folder}.*GRAPH_APP_INSTANCE"):
            database.data_version()
    finally:
        database.close()


def test_a_disk_that_fills_under_the_app_is_told_and_room_heals_it(
    small_disk: Callable[[str], Path], own_environment: dict[str, str]
) -> None:
    folder = small_disk("60m")
    database = Database(Settings.from_environment({**own_environment, "GRAPH_APP_INSTANCE": str(folder)}))

    def create() -> None:
        with database.write() as transaction:
            transaction.run(CREATE, {"note": "n" * 1000})

    def answers() -> bool:
        try:
            database.data_version()
        except DatabaseRestarting:
            return False
        return True

    try:
        create()
        fill = folder / "fill"
        with fill.open("wb") as stream, pytest.raises(OSError):
            while True:
                stream.write(bytes(65536))
        with pytest.raises(DiskFull, match="Make room there"):
            for _ in range(200):
                create()
        saved = database_version_when_full(database)
        fill.unlink()
        wait_for(answers, 100)  # Neo4j takes half a minute to find its log torn
        assert database.data_version() >= saved
        [(count,)] = database.read(COUNT, {}).rows
        assert count == 500 * database.data_version()
        create()
        assert database.read(COUNT, {}).rows == [(count + 500,)]
    finally:
        database.close()


def database_version_when_full(database: Database) -> int:
    """The version that can be read, or 1 where a full disk stops reading too."""
    try:
        return database.data_version()
    except DiskFull:
        return 1
