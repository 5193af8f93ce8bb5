"""Killed processes, full disks, another server and many facts: a backup is whole or not there, and so is a restore."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.backup.verifying import verified_file
from graph_app.changes.checksum import checksum
from graph_app.changes.log import Asked, changes
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.database.local_server import password
from graph_app.errors import BackupNotWritten
from graph_app.queries.statements import load_statements
from graph_app.records import Statement, Value
from graph_app.settings import PROJECT, Settings
from tests.backup.stage import LAN, MADE_AT, fill, members
from tests.small_network import load_small_network

pytestmark = pytest.mark.slow

WIPE = load_statements(Path(__file__).parents[1] / "statements")["wipe"]
MANY = Statement(
    "many",
    "MATCH (a:Partner {id: 'hanoi'}), (b:Partner {id: 'old'}) UNWIND range($first, $last) AS number "
    "CREATE (a)-[:MET_WITH {id: 'many-' + number, date: '2021-09-14', date_from: '2021-09-14', date_to: '2021-09-14', "
    "title_vi: 'Cuộc gặp thứ ' + number, quote: 'lời ' + randomUUID(), source_id: 's', delegations: number}]->(b)",
)
SOME_FACTS = Statement("some_facts", "MATCH ()-[f:MET_WITH]->() WITH f LIMIT 10000 DELETE f RETURN count(f) AS count")
NODES = Statement("nodes", "MATCH (node) WHERE NOT node:DataVersion RETURN count(node) AS count")


def wipe(database: Database) -> None:
    count: Value = 1
    while count:  # all at once is more than Neo4j has memory for
        with database.write() as transaction:
            [(count,)] = transaction.run(SOME_FACTS).rows
    with database.write() as transaction:
        transaction.run(WIPE)


def add_many(database: Database, count: int) -> None:
    for first in range(0, count, 5_000):
        with database.write() as transaction:
            transaction.run(MANY, {"first": first, "last": min(first + 5_000, count) - 1})


def environment(database: Database) -> dict[str, str]:
    settings = database.settings
    own = {"GRAPH_APP_INSTANCE": str(settings.instance), "GRAPH_APP_JARS": str(settings.jars)}
    if settings.neo4j_uri:
        own |= {"NEO4J_URI": settings.neo4j_uri, "NEO4J_PASSWORD": settings.neo4j_password or ""}
    return {**os.environ, **own}


def started(database: Database, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(PROJECT / "app.py"), *words]
    return subprocess.Popen(command, env=environment(database), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_killed_restore_leaves_nothing_and_a_killed_backup_no_file(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path)
    add_many(database, 20_000)
    found, state, chance = checksum(database), database.data_state(), random.Random(7)
    file = tmp_path / "many.zip"
    begin = time.monotonic()
    assert started(database, "backup", str(file)).wait() == 0
    seconds = time.monotonic() - begin
    for _ in range(5):
        process = started(database, "backup", str(tmp_path / "killed.zip"))
        time.sleep(chance.uniform(0.3, 0.9) * seconds)
        process.kill()
        process.wait()
        if (tmp_path / "killed.zip").exists():
            verified_file(tmp_path / "killed.zip")  # it was faster, and then it is whole
            (tmp_path / "killed.zip").unlink()
    whole = 0
    for _ in range(8):
        wipe(database)
        process = started(database, "restore", str(file))
        time.sleep(chance.uniform(0.3, 1.1) * seconds)
        process.kill()
        process.wait()
        with database.write() as transaction:  # waits for whatever is still being taken back
            transaction.run(load_statements(PROJECT / "cypher" / "write")["lock_data_version"])
        [(nodes,)] = database.read(NODES, {}).rows
        assert nodes == 0 or checksum(database) == found
        whole += nodes != 0
    assert whole < 8
    wipe(database)
    restore(database, file)
    assert (checksum(database), database.data_state()) == (found, state)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk to fill")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("this machine does not let root mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def test_a_full_disk_is_told_and_leaves_what_was_there(database: Database, tmp_path: Path, small_disk: Path) -> None:
    load_small_network(database, tmp_path)
    make_backup(database, small_disk / "before.zip", MADE_AT)
    before = (small_disk / "before.zip").read_bytes()
    add_many(database, 5_000)
    for name, force in (("after.zip", False), ("before.zip", True)):
        with pytest.raises(BackupNotWritten, match="No space left on device"):
            make_backup(database, small_disk / name, MADE_AT, force)
    assert [file.name for file in small_disk.iterdir()] == ["before.zip"]
    assert (small_disk / "before.zip").read_bytes() == before


def test_from_our_own_server_to_another_over_bolt_and_back(
    database: Database, server_settings: Settings, tmp_path: Path
) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    instance = {"GRAPH_APP_INSTANCE": str(tmp_path / "instance"), "GRAPH_APP_JARS": str(server_settings.jars)}
    owner, here = Database(Settings.from_environment(instance)), Database(database.settings)
    try:
        owner.data_version()  # starts it
        secret = (tmp_path / "instance" / "neo4j").rglob("*password*")
        address = owner._connection.address
        there = Database(
            replace(
                owner.settings,
                neo4j_uri=address,
                neo4j_username=password.USER,
                neo4j_password=next(secret).read_text(encoding="utf-8").strip(),
            )
        )
        fill(here, tables)
        manifest = make_backup(here, tmp_path / "here.zip", MADE_AT)
        assert there.status().kind == "external"
        restore(there, tmp_path / "here.zip")
        assert (checksum(there), there.data_state()) == (checksum(here), here.data_state())
        assert changes(there, Asked(), 9) == changes(here, Asked(), 9)
        make_backup(there, tmp_path / "there.zip", MADE_AT)
        first, second = members(tmp_path / "here.zip"), members(tmp_path / "there.zip")
        for name in ("settings.csv", "manifest.json", "others.csv"):  # the machine's; what has no id has no order
            assert sorted(first.pop(name).splitlines())[:1] and sorted(second.pop(name).splitlines())[:1]
        assert first == second
        undo(there, 1, LAN)
        wipe(here)
        make_backup(there, tmp_path / "back.zip", MADE_AT)
        restore(here, tmp_path / "back.zip")
        assert checksum(here) == checksum(there) != manifest.checksum
        there.close()
    finally:
        here.close()
        owner.close()


def test_a_hundred_thousand_facts_take_bounded_memory(server_settings: Settings, tmp_path: Path) -> None:
    """Ours is bounded; Neo4j holds a restore until it is committed, for which it has memory unasked."""
    tables = tmp_path / "tables"
    tables.mkdir()
    own = {"GRAPH_APP_INSTANCE": str(tmp_path / "instance")}
    large = Database(Settings.from_environment({**own, "GRAPH_APP_JARS": str(server_settings.jars)}))
    try:
        large.prepare()
        load_small_network(large, tables)
        add_many(large, 100_000)
        found = checksum(large)
        shares: list[float] = []
        tracemalloc.start()
        make_backup(large, tmp_path / "b.zip", MADE_AT, heard=shares.append)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 60_000_000  # what is kept are keys and 32 bytes for the checksum of each
        assert shares == sorted(shares)
        assert 0.99 < shares[-1] <= 1
        wipe(large)
        restore(large, tmp_path / "b.zip")
        assert checksum(large) == found
    finally:
        large.close()
