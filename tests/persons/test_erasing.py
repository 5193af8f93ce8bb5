"""Every trace of a name is found, what was chosen is erased, and nothing else changes."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from graph_app.changes.edits import Edit
from graph_app.changes.log import change_of_number, edits_of_change
from graph_app.changes.make import make_change
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.errors import ErasedForGood, NameTooShort
from graph_app.persons.erasing import erase
from graph_app.persons.store import all_persons, new_person
from graph_app.persons.traces import ERASED, file_holds, find_traces
from tests.changes.edits import LAN, MINH, new_meeting, record, with_properties
from tests.persons.people import AN, TODAY
from tests.small_network import load_small_network

NAME = AN["name"]


@pytest.fixture
def stage(database: Database, tmp_path: Path) -> Path:
    """The small network; the name stands in a quote, an alias, a reason, the log, an upload and the list of persons."""
    load_small_network(database, tmp_path)
    folder = tmp_path / "instance"
    new_person(folder, "old", AN, TODAY)
    new_person(folder, "old", {**AN, "name": "Lê Văn Bình"}, TODAY)
    quote = f"Bà {NAME.upper()} tiếp đoàn"
    make_change(database, [new_meeting("m9", "hanoi", "recent", quote=quote, place="Huế")], LAN)
    before = record(database, "partner", "recent")
    after = with_properties(before, aliases=["Rec", f"nơi của {NAME}"])
    make_change(database, [Edit("partner", "recent", before, after)], replace(MINH, why=f"{NAME} viết thư"))
    upload = folder / "imports" / ("a" * 32)
    upload.mkdir(parents=True)
    with zipfile.ZipFile(upload / "file", "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<t>{NAME}</t>")
    other = folder / "imports" / ("b" * 32)
    other.mkdir()
    (other / "file").write_text("Lê Văn Bình")
    return folder


def traces(database: Database, folder: Path, name: str = NAME):  # type: ignore[no-untyped-def]
    return find_traces(database, folder, folder / "imports", name)


def test_every_trace_is_found_however_large_the_letters(database: Database, stage: Path) -> None:
    found = traces(database, stage, "trần thị ân")
    assert [each.name for each in found.persons] == [NAME]
    assert {(each.what, each.labels[0], *each.texts) for each in found.passages} >= {
        ("fact", "MET_WITH", "quote"),
        ("node", "Change", "why"),
    }
    assert any(each.record == "recent" and "aliases" in each.texts for each in found.passages)
    assert len({number for _, number in found.parts}) == 2
    assert [each.name for each in found.uploads] == ["a" * 32]


def test_what_was_chosen_is_erased_and_all_else_stays(database: Database, stage: Path) -> None:
    found = traces(database, stage)
    version = database.data_version()
    chosen = {*(each.element for each in found.passages), *(each.id for each in found.persons), "log", "a" * 32}
    removed = erase(database, stage, found, chosen, replace(LAN, kind="erasure", why="she asked"))
    assert (removed.persons, removed.passages, removed.uploads) == (1, 3, 1)
    assert traces(database, stage).count == 0
    assert database.data_version() == version + 1
    assert record(database, "fact", "m9")["properties"]["quote"] == f"Bà {ERASED} tiếp đoàn"  # type: ignore[index,call-overload]
    assert record(database, "fact", "m9")["properties"]["place"] == "Huế"  # type: ignore[index,call-overload]
    assert record(database, "partner", "recent")["properties"]["aliases"] == ["Rec", f"nơi của {ERASED}"]  # type: ignore[index,call-overload]
    assert [each.name for each in all_persons(stage)] == ["Lê Văn Bình"]
    assert (stage / "imports" / ("b" * 32)).is_dir()
    assert removed.change is not None
    told = change_of_number(database, removed.change)
    assert (told.kind, told.why, told.data_version, told.edit_count) == ("erasure", "she asked", version + 1, 0)
    with pytest.raises(ErasedForGood):
        undo(database, removed.change, LAN)


def test_what_came_before_can_still_be_undone(database: Database, stage: Path) -> None:
    """The log tells the records as they are now, without the name."""
    found = traces(database, stage)
    erase(database, stage, found, {*(each.element for each in found.passages), "log"}, LAN)
    [number] = {number for _, number in found.parts if edits_of_change(database, number)[0].id == "m9"}
    undo(database, number, MINH)
    assert traces(database, stage).parts == ()


def test_what_was_not_chosen_stays(database: Database, stage: Path) -> None:
    found = traces(database, stage)
    version = database.data_version()
    removed = erase(database, stage, found, {found.persons[0].id}, LAN)
    assert (removed.persons, removed.passages, removed.parts, removed.uploads, removed.change) == (1, 0, 0, 0, None)
    assert database.data_version() == version
    assert len(traces(database, stage).passages) == len(found.passages)


def test_a_short_name_would_be_in_every_word(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NameTooShort):
        traces(database, tmp_path, " An ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_file_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(f"a,{NAME}".encode(encoding))
    assert file_holds(file, NAME)
    assert not file_holds(file, "Nguyễn Văn Ân")
