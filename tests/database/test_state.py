"""The state file: which of its stories are believed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from graph_app.database.local_server.state import ServerState, read_state, started_at, write_state

GONE = 2**22 + 1  # no process of Linux has an id this high


@pytest.fixture
def ready() -> ServerState:
    """As if we were the server, and its owner."""
    return ServerState(os.getpid(), os.getpid(), 1, started_at(os.getpid()), 4711, ready=True)


def test_what_was_written_is_read_again_and_is_ready(tmp_path: Path, ready: ServerState) -> None:
    write_state(tmp_path / "state.json", ready)
    state = read_state(tmp_path / "state.json")
    assert state == ready
    assert state.is_ready()


@pytest.mark.parametrize("text", ["half a fi", "{}", '{"something": "else"}', "[1]", "null", ""])
def test_a_file_that_makes_no_sense_is_no_server(tmp_path: Path, text: str) -> None:
    (tmp_path / "state.json").write_text(text)
    assert read_state(tmp_path / "state.json") is None


def test_no_file_is_no_server(tmp_path: Path) -> None:
    assert read_state(tmp_path / "state.json") is None


def test_a_server_that_is_not_there_or_on_its_way_out_is_not_ready(ready: ServerState) -> None:
    assert not replace(ready, java=GONE).is_ready()
    assert not replace(ready, started=12345.0).is_ready()  # another program under the same id
    assert not replace(ready, owner=GONE).is_ready()  # it stops within seconds
    assert not replace(ready, ready=False).is_ready()
