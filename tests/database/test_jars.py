"""Neo4j's jars: kept when whole, refused when not, fetched when missing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph_app.database.local_server.jar_lock import Jar, read_lock
from graph_app.database.local_server.jars import class_path
from graph_app.errors import DamagedDownload, DamagedJar, DownloadFailed, NotWritable

HELLO = hashlib.sha256(b"hello").hexdigest()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for jars. The network is out of reach, and the home folder is an empty one."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "jars").mkdir()
    return tmp_path / "jars"


def lock_of(folder: Path, *lines: str) -> Path:
    lock = folder.parent / "jars.lock"
    lock.write_text("# a lock for a test\n" + "".join(line + "\n" for line in lines))
    return lock


def smallest() -> Jar:
    """The smallest jar of Neo4j, for tests that do download."""
    return min(read_lock(), key=lambda jar: jar.byte_count)


def test_the_lock_names_neo4j_and_each_jar_once_with_its_checksum() -> None:
    jars = read_lock()
    assert len(jars) == 216
    assert len({jar.file_name for jar in jars}) == 216
    assert {len(jar.sha256) for jar in jars} == {64}
    assert "org.neo4j:neo4j:5.26.30" in [jar.coordinate for jar in jars]
    assert 120e6 < sum(jar.byte_count for jar in jars) < 150e6


def test_whole_jars_are_taken_in_the_order_of_the_lock_without_any_network(folder: Path) -> None:
    lock = lock_of(folder, f"org.b:b:1 {HELLO} 5", f"org.a:a:2:linux {HELLO} 5")
    (folder / "b-1.jar").write_bytes(b"hello")
    (folder / "a-2-linux.jar").write_bytes(b"hello")
    assert class_path(folder, lock) == [folder / "b-1.jar", folder / "a-2-linux.jar"]


def test_a_damaged_jar_is_named_with_what_to_do(folder: Path) -> None:
    lock = lock_of(folder, f"org.a:a:1 {HELLO} 5")
    (folder / "a-1.jar").write_bytes(b"hallo")
    with pytest.raises(DamagedJar, match=r"a-1\.jar does not have the checksum in jars\.lock\. Delete it"):
        class_path(folder, lock)


def test_a_missing_jar_without_network_says_so_and_keeps_the_rest(folder: Path) -> None:
    lock = lock_of(folder, f"org.a:a:1 {HELLO} 5", f"org.b:b:1 {HELLO} 5")
    (folder / "a-1.jar").write_bytes(b"hello")
    with pytest.raises(DownloadFailed, match=r"org\.b:b:1 could not be downloaded .* Connect this machine"):
        class_path(folder, lock)
    assert sorted(file.name for file in folder.iterdir()) in (["a-1.jar"], ["a-1.jar", "download.lock"])


def test_a_folder_that_cannot_be_made_names_its_setting(folder: Path) -> None:
    lock = lock_of(folder, f"org.a:a:1 {HELLO} 5")
    (folder / "file").write_bytes(b"")
    with pytest.raises(NotWritable, match="GRAPH_APP_JARS"):
        class_path(folder / "file" / "jars", lock)


@pytest.mark.slow
def test_what_is_missing_is_downloaded_and_nothing_else_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("HTTPS_PROXY")
    jar = smallest()
    lock = lock_of(folder, f"org.a:a:1 {HELLO} 5", f"{jar.coordinate} {jar.sha256} {jar.byte_count}")
    (folder / "a-1.jar").write_bytes(b"hello")
    (folder / "parts-of-a-killed-round").mkdir()
    (folder / "parts-of-a-killed-round" / jar.file_name).write_bytes(b"half")
    class_path(folder, lock)
    assert hashlib.sha256((folder / jar.file_name).read_bytes()).hexdigest() == jar.sha256
    assert {file.name for file in folder.iterdir()} - {"download.lock"} == {"a-1.jar", jar.file_name}
    assert list((folder.parent / "home").iterdir()) == []
    output = capsys.readouterr()
    assert "2 of 2 files" in output.err
    assert output.out == ""


@pytest.mark.slow
def test_a_download_with_another_checksum_is_not_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HTTPS_PROXY")
    jar = smallest()
    with pytest.raises(DamagedDownload, match=f"{jar.coordinate} does not have the checksum"):
        class_path(folder, lock_of(folder, f"{jar.coordinate} {HELLO} {jar.byte_count}"))
    assert not (folder / jar.file_name).exists()
