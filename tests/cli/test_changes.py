"""The log on the command line, taking back a change, and what is open in the inbox."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from graph_app.changes.edits import Edit
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.database.held_apart import hold_apart
from tests.changes.edits import LAN, MINH, new_meeting, new_partner
from tests.cli.conftest import Run


def test_changes_are_listed_and_undone(run: Run, database: Database) -> None:
    make_change(database, [new_partner("first")], LAN)
    make_change(database, [new_partner("second")], replace(MINH, at="2026-11-26T15:00:00+07:00"))
    rows = json.loads(run("changes", "--format", "json").stdout)["rows"]
    assert [(row["number"], row["who"], row["made"]) for row in rows] == [(2, "Minh", 1), (1, "Lan", 1)]
    assert [row["at"] for row in rows] == ["2026-11-26T08:00:00Z", "2026-11-25T08:00:00Z"]  # in one form
    cut = run("changes", "--limit", "1", "--until", "2026-11-30")
    assert "Minh" in cut.stdout and "Lan" not in cut.stdout and "--limit shows more" in cut.stderr
    done = run("undo", "1", "--who", "Hoa", "--why", "entered twice")
    assert "Change 1 is undone, by change 3." in done.stdout
    again = run("undo", "1", "--who", "Hoa", "--why", "entered twice")
    assert again.returncode == 1 and "Change 1 was undone already, by change 3." in again.stderr
    unsigned = run("undo", "2", "--who", "Hoa")
    assert unsigned.returncode == 1 and "--why is missing" in unsigned.stderr


def test_duplicates_are_listed_without_those_that_are_held_apart(run: Run, database: Database) -> None:
    make_change(database, [new_partner(name, name_en="Pakse") for name in ("a", "b", "c")], LAN)
    hold_apart(database, "b", "c", "Lan", "seen both", date(2026, 11, 25))
    rows = json.loads(run("duplicates", "--least", "60", "--format", "json").stdout)["rows"]
    assert [(row["first"], row["second"], row["score"]) for row in rows] == [("a", "b", 60), ("a", "c", 60)]
    assert json.loads(run("duplicates", "--least", "61", "--format", "json").stdout)["rows"] == []


def test_the_inbox_is_listed(run: Run, database: Database) -> None:
    later = new_meeting("m1", "first", "second", date="2030", date_from="2030-01-01", date_to="2030-12-31")
    source = Edit("source", "s", None, {"id": "s", "properties": {"id": "s", "title": "A newspaper"}})
    make_change(database, [source, new_partner("first"), new_partner("second"), later], LAN)
    listed = run("inbox", "--severity", "contradiction", "--as-of", "2026-11-01", "--format", "json")
    assert [row["matter"] for row in json.loads(listed.stdout)["rows"]] == [
        "First and Second are on record as having met, but 2030 is still to come."
    ]
    wrong = run("inbox", "--rule", "nonsense")
    assert wrong.returncode == 1 and "meeting_in_the_future" in wrong.stderr
