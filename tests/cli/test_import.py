"""`python app.py import`: a look first, then all of it or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph_app.changes.checksum import checksum
from graph_app.changes.log import Asked, changes
from graph_app.database.database import Database
from graph_app.database.remembered_mappings import remember_mapping
from tests.cli.conftest import Run
from tests.small_network import load_small_network

HEAD = "host,guest,date,title_en,quote,source_id\n"


@pytest.fixture
def stage(database: Database, tmp_path: Path) -> Database:
    return load_small_network(database, tmp_path)


def file(folder: Path, text: str) -> str:
    path = folder / "meetings-2026.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return str(path)


def test_a_dry_run_tells_and_writes_nothing(stage: Database, run: Run, tmp_path: Path) -> None:
    before = checksum(stage)
    done = run("import", file(tmp_path, "Hanoi,Recent,14/9/2026,Talks,q,s\n"), "--dry-run")
    assert (done.returncode, checksum(stage)) == (0, before)
    assert "meetings; dates dmy" in done.stdout
    assert "new 1" in done.stdout


def test_an_import_is_one_change_and_the_same_file_again_none(stage: Database, run: Run, tmp_path: Path) -> None:
    told = file(tmp_path, "Hanoi,Recent,14/9/2026,Talks,q,s\nhanoi,old,2026-01,Visit,q,s\n")
    done = run("import", told, "--who", "Lan", "--why", "from the protocol office")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Imported as change 1.")
    [change] = changes(stage, Asked(), 9)
    assert (change.kind, change.who, change.about, change.edit_count) == ("import", "Lan", "meetings-2026.csv", 2)
    assert change.at.endswith("Z")
    again = run("import", told)
    assert again.stdout.splitlines()[-1] == "Nothing changed: all of it is on record already."


def test_what_no_cell_decides_is_not_imported_before_somebody_states_it(
    stage: Database, run: Run, tmp_path: Path
) -> None:
    path, before = tmp_path / "list.csv", checksum(stage)
    path.write_text("Bên đón;Khách;Ngày;Tiêu đề;quote;Nguồn\nHanoi;Recent;1/2/2026;Talks;q;s\n", encoding="utf-16")
    refused = run("import", str(path))
    assert (refused.returncode, checksum(stage)) == (1, before)
    assert "encoding UTF-16, “;” between cells\n  columns: “Bên đón” = host" in refused.stdout
    assert "list.csv, Ngày: all dates with a day fit both orders of day and month (1)" in refused.stderr
    assert "Error: Nothing was written" in refused.stderr and "State it with “--day-order dmy” or" in refused.stderr
    looked = run("import", str(path), "--dry-run")
    assert (looked.returncode, looked.stdout.splitlines()[-1]) == (0, "new 1")
    assert "The import itself will not go on without “--day-order" in looked.stderr
    stated = run("import", str(path), "--day-order", "mdy")
    assert (stated.returncode, "dates mdy" in stated.stdout) == (0, True), stated.stderr


def test_one_wrong_row_keeps_all_out_and_is_told_with_its_place(stage: Database, run: Run, tmp_path: Path) -> None:
    before = checksum(stage)
    done = run("import", file(tmp_path, "hanoi,recent,2026-09-14,Talks,q,s\nhanoi,nobody,31/2/2026,Visit,q,s\n"))
    assert (done.returncode, checksum(stage)) == (1, before)
    assert "row 3, date: “31/2/2026” is not" in done.stderr


def test_a_file_that_is_none_is_told_in_one_sentence(stage: Database, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    done = run("import", str(path))
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_file_is_read_as_is_remembered_under_a_name(stage: Database, run: Run, tmp_path: Path) -> None:
    sheet = {
        **{"target": "meetings", "origin": "table", "day_order": "mdy", "decimal": "", "left_out": False, "file": {}},
        **{"columns": {"A": "host", "B": "guest", "C": "date", "D": None}, "constants": {"title_en": "Talks"}},
    }
    remember_mapping(stage, "Sở Y tế", {"sheets": [sheet], "key_fields": {}}, date(2026, 11, 25))
    path = tmp_path / "list.csv"
    path.write_text("C,A,B,E\n9/4/2026,hanoi,recent,x\n", encoding="utf-8")
    done = run("import", str(path), "--mapping", "Sở Y tế", "--set", "source_id=s", "--set", "quote=q", "--dry-run")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "new 1")
    assert "dates mdy" in done.stdout and "“Sở Y tế” remembers it" in done.stdout
    assert "“E” is not remembered: left out" in done.stdout
    gone = run("import", str(path), "--mapping", "Sở")
    assert gone.returncode == 1 and "These are: “Sở Y tế”" in gone.stderr


def test_our_own_workbook_comes_back_as_it_is_and_its_sheet_of_notes_is_left_out(
    stage: Database, run: Run, tmp_path: Path
) -> None:
    workbook, before = tmp_path / "export.xlsx", checksum(stage)
    assert run("export", str(workbook)).returncode == 0
    done = run("import", str(workbook))
    assert (done.returncode, checksum(stage)) == (0, before), done.stderr
    assert done.stdout.splitlines()[-1] == "Nothing changed: all of it is on record already."
    assert len([line for line in done.stderr.splitlines() if ": left out, it cannot be read as a table" in line]) == 1


def test_wrong_rows_are_told_and_left_out_where_that_is_said(stage: Database, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "meetings.csv"
    text = "host,guest,date,title_en,quote,source_id\nhanoi,recent,2026-09-14,Talks,q,s\nCộng,,,,,\n"
    path.write_text(text, encoding="utf-8")
    kept = run("import", str(path))
    assert (kept.returncode, "new 1, wrong 1" in kept.stdout) == (1, True), kept.stdout
    done = run("import", str(path), "--wrong", "skip")
    assert (done.returncode, "new 1, skipped 1" in done.stdout) == (0, True), done.stderr
    assert "row 3" in done.stderr


def test_who_knows_the_file_says_which_table_it_is_and_which_column_is_which(
    stage: Database, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "wave.csv"
    path.write_text("Phòng xuất,Nơi,Ngày,Tiêu đề,quote,Nguồn\nHanoi,Recent,2026,Rice,q,s\n", encoding="utf-8")
    nobody = run("import", str(path), "--dry-run")
    assert nobody.returncode == 1
    assert "nobody can tell which table this is" in nobody.stderr and '--table "TABLE"' in nobody.stderr
    words = ("--table", "aid", "--column", "Phòng xuất=donor", "--column", "Nơi=recipient", "--dry-run")
    done = run("import", str(path), *words)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "new 1"), done.stderr
    assert "“Phòng xuất” = donor, “Nơi” = recipient" in done.stdout


def test_what_is_overwritten_is_said_with_its_key_and_a_column_without_a_title_is_left_out(
    stage: Database, run: Run, tmp_path: Path
) -> None:
    path, before = tmp_path / "memberships.csv", checksum(stage)
    path.write_text("member,body,title_en,,quote,source_id\nhanoi,net,Seat,x,q,s\n", encoding="utf-8")
    done = run("import", str(path), "--dry-run")
    assert (done.returncode, checksum(stage)) == (0, before), done.stderr
    assert "matched by id, without one MEMBER_OF by both ends" in done.stdout
    assert "memberships.csv, row 2 changes b1, found by both ends: title_en: “t” -> “Seat”" in done.stdout
    assert "column 4 has no name and is left out" in done.stderr


def test_a_row_without_an_id_changes_a_record_only_after_somebody_said_yes(
    stage: Database, run: Run, tmp_path: Path
) -> None:
    path, before = tmp_path / "memberships.csv", checksum(stage)
    path.write_text("member,body,title_en,quote,source_id\nhanoi,net,Seat,q,s\n", encoding="utf-8")
    refused = run("import", str(path))
    assert (refused.returncode, checksum(stage)) == (1, before)
    assert "Error: Nothing was written. Rows without an ID that would change a record" in refused.stderr
    denied = run("import", str(path), typed="\n")
    assert (denied.returncode, checksum(stage)) == (1, before)
    assert "1 row without an ID changes a record found by key or name" in denied.stderr
    asked = run("import", str(path), typed="y\n")
    assert (asked.returncode, asked.stdout.splitlines()[-1]) == (0, "Imported as change 1."), asked.stderr
    path.write_text("id,member,body,title_en,quote,source_id\nb1,hanoi,net,Chair,q,s\n", encoding="utf-8")
    by_id = run("import", str(path))
    assert (by_id.returncode, by_id.stdout.splitlines()[-1]) == (0, "Imported as change 2."), by_id.stderr
    path.write_text("member,body,title_en,quote,source_id\nhanoi,net,Seat,q,s\n", encoding="utf-8")
    assert run("import", str(path), "--yes").stdout.splitlines()[-1] == "Imported as change 3."
