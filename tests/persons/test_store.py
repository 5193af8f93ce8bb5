"""Persons in their file: kept, changed, deleted without a rest, and never seen half."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.errors import PersonChanged, PersonsUnreadable, UnknownPerson
from graph_app.persons.store import (
    FILE,
    all_persons,
    change_person,
    delete_person,
    keep_all,
    new_person,
    person_of_id,
    persons_at,
)
from tests.persons.people import AN, TODAY


def test_nothing_is_made_before_somebody_is_kept(tmp_path: Path) -> None:
    assert all_persons(tmp_path) == []
    assert [*tmp_path.iterdir()] == []


def test_a_person_is_kept_and_its_id_tells_nothing(tmp_path: Path) -> None:
    person = new_person(tmp_path, "old", AN, TODAY)
    assert persons_at(tmp_path, "old") == [person] == all_persons(tmp_path)
    assert persons_at(tmp_path, "new") == []
    assert "an" not in person.id.removeprefix("person-")
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_who_saves_second_is_told_and_changes_nothing(tmp_path: Path) -> None:
    person = new_person(tmp_path, "old", AN, TODAY)
    change_person(tmp_path, person.id, {**AN, "post": "Phó giám đốc"}, person.edition)
    with pytest.raises(PersonChanged, match="Trần Thị Ân"):
        change_person(tmp_path, person.id, {**AN, "post": "Giám đốc"}, person.edition)
    assert person_of_id(tmp_path, person.id).values["post"] == "Phó giám đốc"


def test_of_a_deleted_person_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    person = new_person(tmp_path, "old", AN, TODAY)
    assert "Trần Thị Ân".encode() in (tmp_path / FILE).read_bytes()
    delete_person(tmp_path, person.id)
    assert all("Ân".encode() not in file.read_bytes() for file in tmp_path.iterdir())
    with pytest.raises(UnknownPerson):
        delete_person(tmp_path, person.id)


def test_all_or_none_are_kept(tmp_path: Path) -> None:
    person = new_person(tmp_path, "old", AN, TODAY)
    other = new_person(tmp_path / "b", "old", AN, TODAY)
    with pytest.raises(PersonsUnreadable):
        keep_all(tmp_path, [other, person])
    assert all_persons(tmp_path) == [person]


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("something else, and long enough to be taken for a database" * 20)
    with pytest.raises(PersonsUnreadable, match="persons.sqlite3"):
        all_persons(tmp_path)
