"""`user`: accounts made, changed and removed on the command line; and a start that others could reach without any."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.audit import Wanted, audit
from graph_app.settings import PROJECT, Settings
from tests.access.people import CHEAP, PASSWORD


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    settings = Settings.from_environment({"GRAPH_APP_INSTANCE": str(tmp_path)})
    return create_app(settings, access=Access.of(settings, CHEAP))


@pytest.fixture
def runner(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


def test_accounts_are_kept_on_the_command_line(app: Flask, runner: FlaskCliRunner) -> None:
    def run(*words: str, typed: str = "") -> str:
        return runner.invoke(args=["user", *words], input=typed).output.strip()

    assert run("list", "--format", "csv").splitlines() == ["name,shown,role,enabled"]
    made = run("add", "Lan", "--role", "administrator", "--shown", "Nguyễn Thị Lan", typed=PASSWORD + "\n")
    assert made == "“lan” may sign in as administrator."
    assert run("add", "lan", typed=PASSWORD) == "Error: There is an account “lan” already. Choose another name."
    assert run("add", "minh", typed="password1234").startswith("Error: This password is made of what is guessed first")
    assert run("add", "minh", typed="").startswith("Error: The password is too short")
    assert run("add", "minh", typed=PASSWORD) == "“minh” may sign in as reader."
    assert run("remove", "lan").startswith("Error: “lan” is the only administrator left.")
    assert run("role", "minh", "administrator") == "“minh” is administrator now."
    assert run("disable", "lan") == "“lan” may sign in no more."
    assert run("list", "--format", "csv").splitlines()[1:] == [
        "lan,Nguyễn Thị Lan,administrator,no",
        "minh,minh,administrator,yes",
    ]
    assert run("enable", "lan") == "“lan” may sign in again."
    assert run("password", "minh", typed="bốn từ chẳng liên quan").startswith("“minh” has a new password")
    assert run("remove", "minh") == "“minh” is removed."
    assert run("remove", "minh") == "Error: There is no account “minh”."
    lines = audit(app.extensions["access"].store, Wanted(), 99)
    assert lines[0]["kind"] == "account removed" and lines[0]["person"].endswith(" (command line)")
    assert "guest" not in run("add", "--help")


def test_a_start_that_others_could_reach_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    own = {"GRAPH_APP_INSTANCE": str(tmp_path / "new"), "HOST": "0.0.0.0", "PORT": "0", "NEO4J_URI": ""}
    started = subprocess.run(
        [sys.executable, str(PROJECT / "app.py")],
        env={**os.environ, **own},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert started.returncode == 1 and "python app.py user add NAME --role administrator" in started.stderr
    assert not (tmp_path / "new").exists()
