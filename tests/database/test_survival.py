"""What is killed, and what must be left of it."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.errors import DatabaseRestarting
from graph_app.records import Statement
from graph_app.settings import Settings
from tests.database.conftest import App, java_processes, wait_for

pytestmark = pytest.mark.slow

CREATE = Statement("create", "CREATE (:Partner:City {id: $id})")
IDS = Statement("ids", "MATCH (partner:Partner) RETURN partner.id AS id ORDER BY id")


def create(database: Database, partner: str) -> None:
    with database.write() as transaction:
        transaction.run(CREATE, {"id": partner})


def answers(database: Database) -> bool:
    try:
        database.data_version()
    except DatabaseRestarting:
        return False
    return True


def test_neo4j_killed_under_the_app_comes_back_with_everything(own_database: Database, own_settings: Settings) -> None:
    create(own_database, "hue")
    [java] = java_processes(own_settings.instance)
    java.kill()
    wait_for(lambda: not java.is_running(), 5)
    with pytest.raises(DatabaseRestarting, match="is being started again"):
        own_database.read(IDS, {})
    wait_for(lambda: answers(own_database), 30)
    assert own_database.read(IDS, {}).rows == [("hue",)]
    create(own_database, "vinh")
    assert own_database.data_version() == 2
    assert len(java_processes(own_settings.instance)) == 1


def test_who_waited_while_a_restart_began_starts_no_second_one(
    own_database: Database, own_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """They would be given a Neo4j that the restart then ends, taking it for the sick one."""
    create(own_database, "hue")
    connection, heard = own_database._connection, []

    def ask() -> None:
        try:
            own_database.data_version()
        except DatabaseRestarting:
            heard.append("restarting")

    with connection._lock:
        waiting = threading.Thread(target=ask)
        waiting.start()
        time.sleep(0.5)  # until it waits for the lock
        [java] = java_processes(own_settings.instance)
        java.kill()
        connection._begin_restart()
        time.sleep(0.5)  # so that the restart waits behind them
    waiting.join()
    wait_for(lambda: answers(own_database), 30)
    assert own_database.read(IDS, {}).rows == [("hue",)]
    assert heard == ["restarting"]
    assert capsys.readouterr().err.count("Starting Neo4j") == 2  # at first, and after the kill


def test_a_killed_guardian_takes_java_with_it(own_database: Database, own_settings: Settings) -> None:
    create(own_database, "hue")
    [java] = java_processes(own_settings.instance)
    guardian = java.parent()
    assert guardian and "guardian.py" in " ".join(guardian.cmdline())
    guardian.kill()
    wait_for(lambda: not java_processes(own_settings.instance), 10)
    wait_for(lambda: answers(own_database), 30)
    assert own_database.read(IDS, {}).rows == [("hue",)]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_no_java_is_left_ten_seconds_after_the_app(
    open_app: Callable[[], App], own_settings: Settings, number: signal.Signals
) -> None:
    app = open_app()
    app.wait_until_open()
    assert len(java_processes(own_settings.instance)) == 1
    app.kill(number)
    wait_for(lambda: not java_processes(own_settings.instance), 10)


def test_the_next_app_picks_up_what_a_killed_one_left(
    open_app: Callable[[], App], own_settings: Settings, own_database: Database
) -> None:
    app = open_app()
    app.wait_until_open()
    create(own_database, "hue")  # through the server of the other process
    app.kill()
    successor = Database(own_settings)  # comes while the former server is on its way out
    try:
        assert successor.read(IDS, {}).rows == [("hue",)]
    finally:
        successor.close()


def test_an_app_killed_while_it_starts_is_no_obstacle(
    open_app: Callable[[], App], own_settings: Settings, own_database: Database
) -> None:
    app = open_app()
    wait_for(lambda: bool(java_processes(own_settings.instance)), 20)
    app.kill()
    assert own_database.data_version() == 0
    assert len(java_processes(own_settings.instance)) == 1


def test_two_starts_at_once_are_one(open_app: Callable[[], App], own_settings: Settings) -> None:
    apps = [open_app(), open_app()]
    for app in apps:
        app.wait_until_open()
    assert len(java_processes(own_settings.instance)) == 1


def test_who_still_uses_a_server_that_its_owner_stopped_starts_it_anew(
    open_app: Callable[[], App], own_settings: Settings, own_database: Database
) -> None:
    app = open_app()
    app.wait_until_open()
    create(own_database, "hue")
    user = Database(own_settings)
    assert user.read(IDS, {}).rows == [("hue",)]
    user.close()  # who only uses the server does not stop it
    assert len(java_processes(own_settings.instance)) == 1
    app.end()
    wait_for(lambda: not java_processes(own_settings.instance), 1)
    wait_for(lambda: answers(own_database), 30)
    assert own_database.read(IDS, {}).rows == [("hue",)]


def test_a_stale_state_file_is_no_obstacle(own_database: Database, own_settings: Settings) -> None:
    home = own_settings.instance / "neo4j"
    home.mkdir(parents=True)
    stale = {"owner": 1, "java": os.getpid(), "guardian": 1, "started": 12345.0, "port": 9, "ready": True}
    (home / "state.json").write_text(json.dumps(stale))  # the id of another program that is alive: us
    assert own_database.data_version() == 0
    assert oct((home / "state.json").stat().st_mode)[-3:] == "600"
    assert oct((home / "password").stat().st_mode)[-3:] == "600"
    assert oct(home.stat().st_mode)[-3:] == "700"


def test_an_instance_with_spaces_and_vietnamese_letters_works(tmp_path: Path, own_settings: Settings) -> None:
    environment = {"GRAPH_APP_INSTANCE": str(tmp_path / "Sở Ngoại vụ Hà Nội"), "GRAPH_APP_JARS": str(own_settings.jars)}
    database = Database(Settings.from_environment(environment))
    try:
        create(database, "hue")
        assert database.read(IDS, {}).rows == [("hue",)]
    finally:
        database.close()
