"""Changes: written, logged and undone as a whole, on a real Neo4j."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from graph_app.changes.checksum import checksum
from graph_app.changes.edits import Edit
from graph_app.changes.log import Asked, change_of_number, changes, edits_of_change, latest_change_of
from graph_app.changes.make import current_records, make_change
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.errors import (
    AlreadyUndone,
    ChangedMeanwhile,
    DeletedLater,
    EditedTwice,
    GoneMeanwhile,
    LaterChange,
    NothingToChange,
    StillUsed,
    UnknownChange,
    UsedLater,
)
from tests.changes.edits import LAN, MINH, new_meeting, new_partner, record, renaming, with_properties
from tests.small_network import load_small_network


@pytest.fixture
def stage(database: Database, tmp_path: Path) -> Database:
    return load_small_network(database, tmp_path)


def test_a_change_is_written_and_on_record_with_who_when_and_why(stage: Database) -> None:
    version = stage.data_version()
    done = make_change(stage, [renaming(stage, "old", "Older")], LAN)
    assert record(stage, "partner", "old") == with_properties(record(stage, "partner", "old"), name_en="Older")
    assert change_of_number(stage, done.number) == done
    assert (done.number, done.who, done.why, done.data_version) == (1, "Lan", LAN.why, version + 1)
    assert stage.data_version() == done.data_version
    [edit] = edits_of_change(stage, done.number)
    assert edit.before and edit.after
    assert edit.before["properties"] != edit.after["properties"]


def test_it_is_told_how_far_it_is_and_once_that_all_is_written(stage: Database) -> None:
    shares: list[float] = []
    make_change(stage, [renaming(stage, "old", "Older"), new_partner("new")], LAN, shares.append)
    assert shares == sorted(shares) and shares[0] >= 0
    assert [share for share in shares if share >= 1] == [1.0]  # what comes after it is Neo4j's commit


def test_records_are_made_changed_and_deleted_together(stage: Database) -> None:
    alone, meeting = record(stage, "partner", "alone"), record(stage, "fact", "m1")
    edits = [
        new_meeting("m9", "hanoi", "new", date="2026-01", date_from="2026-01-01", date_to="2026-01-31"),
        new_partner("new", aliases=["Nouvelle", "Mới"]),
        Edit("source", "t", None, {"id": "t", "properties": {"id": "t", "title": "Another paper"}}),
        Edit("partner", "alone", alone, None),
        Edit("fact", "m1", meeting, {**meeting, "source": "recent", "target": "old"}),
    ]
    make_change(stage, edits, LAN)
    with stage.write() as transaction:
        assert current_records(transaction, "partner", ["alone", "new"]) == {"new": edits[1].after}
        assert current_records(transaction, "fact", ["m1", "m9"]) == {"m1": edits[4].after, "m9": edits[0].after}
        assert current_records(transaction, "source", ["t"]) == {"t": edits[2].after}


def test_a_partner_can_become_one_of_another_kind(stage: Database) -> None:
    before = record(stage, "partner", "old")
    make_change(stage, [Edit("partner", "old", before, {**before, "kind": "Organisation"})], LAN)
    assert record(stage, "partner", "old")["kind"] == "Organisation"


def test_two_people_on_the_same_record_the_second_is_told(stage: Database) -> None:
    first, second = renaming(stage, "old", "Older"), renaming(stage, "old", "Oldest")
    make_change(stage, [first], LAN)
    before = checksum(stage)
    with pytest.raises(ChangedMeanwhile, match="old was changed by somebody else meanwhile"):
        make_change(stage, [new_partner("new"), second], MINH)
    assert (checksum(stage), len(changes(stage, Asked(), 9))) == (before, 1)


def test_what_is_made_must_not_be_there_and_what_is_deleted_must(stage: Database) -> None:
    with pytest.raises(ChangedMeanwhile):
        make_change(stage, [new_partner("old")], LAN)
    with pytest.raises(ChangedMeanwhile):
        make_change(stage, [Edit("partner", "nobody", {"id": "nobody", "kind": "City", "properties": {}}, None)], LAN)


def test_a_partner_with_facts_and_a_source_in_use_are_not_deleted(stage: Database) -> None:
    before = checksum(stage)
    with pytest.raises(StillUsed, match="old cannot be deleted: facts hang on it \\(9\\)"):
        make_change(stage, [Edit("partner", "old", record(stage, "partner", "old"), None)], LAN)
    with pytest.raises(StillUsed):
        make_change(stage, [Edit("source", "s", record(stage, "source", "s"), None)], LAN)
    assert checksum(stage) == before


def test_a_change_that_changes_nothing_is_none(stage: Database) -> None:
    same = record(stage, "partner", "old")
    version = stage.data_version()
    with pytest.raises(NothingToChange):
        make_change(stage, [Edit("partner", "old", same, dict(same))], LAN)
    with pytest.raises(EditedTwice):
        make_change(stage, [renaming(stage, "old", "A"), renaming(stage, "old", "B")], LAN)
    assert stage.data_version() == version


def test_the_log_is_asked_by_partner_person_and_day(stage: Database) -> None:
    make_change(stage, [renaming(stage, "old", "Older")], LAN)
    make_change(stage, [new_meeting("m9", "hanoi", "recent")], MINH)
    make_change(stage, [renaming(stage, "alone", "Lonely")], LAN)

    def found(**asked: Any) -> list[int]:
        return [change.number for change in changes(stage, Asked(**asked), 9)]

    assert found() == [3, 2, 1]
    assert (found(touching="old"), found(touching="recent"), found(touching="hanoi")) == ([1], [2], [2])
    assert (found(who="minh"), found(since="2026-11-26"), found(until="2026-11-26")) == ([2], [2], [3, 1])
    assert found(before=3) == [2, 1]
    latest = latest_change_of(stage, "fact", "m9")
    assert latest is not None
    assert latest.number == 2


def test_undo_gives_back_every_record(stage: Database) -> None:
    start = checksum(stage)
    done = make_change(
        stage, [renaming(stage, "old", "Older"), new_partner("new"), new_meeting("m9", "hanoi", "new")], LAN
    )
    taken_back = undo(stage, done.number, MINH)
    assert checksum(stage) == start
    assert change_of_number(stage, done.number).undone_by == taken_back.number
    assert (taken_back.kind, taken_back.undoes) == ("edit", done.number)


def test_an_undo_can_be_undone_and_nothing_is_undone_twice(stage: Database) -> None:
    done = make_change(stage, [new_partner("new")], LAN)
    after = checksum(stage)
    taken_back = undo(stage, done.number, LAN)
    with pytest.raises(AlreadyUndone, match="Change 1 was undone already, by change 2"):
        undo(stage, done.number, LAN)
    undo(stage, taken_back.number, LAN)
    assert checksum(stage) == after
    assert change_of_number(stage, done.number).undone_by is None


def test_an_older_change_is_undone_where_nothing_later_stands_on_it(stage: Database) -> None:
    first = make_change(stage, [renaming(stage, "old", "Older")], LAN)
    make_change(stage, [renaming(stage, "recent", "Newer")], LAN)
    undo(stage, first.number, MINH)
    names = [record(stage, "partner", name)["properties"] for name in ("old", "recent")]
    assert [own["name_en"] for own in names if isinstance(own, dict)] == ["Old", "Newer"]


def test_what_a_later_change_did_stays_though_it_brought_the_same_values(stage: Database) -> None:
    first = make_change(stage, [renaming(stage, "old", "Older")], LAN)
    back = make_change(stage, [renaming(stage, "old", "Old")], MINH)
    again = make_change(stage, [renaming(stage, "old", "Older"), renaming(stage, "recent", "Newer")], MINH)
    start = checksum(stage)
    with pytest.raises(LaterChange, match=f"old was changed later, by change {again.number}"):
        undo(stage, first.number, LAN)
    assert checksum(stage) == start
    undo(stage, again.number, LAN)
    with pytest.raises(LaterChange, match=f"by change {back.number}"):
        undo(stage, first.number, LAN)
    undo(stage, back.number, LAN)
    undo(stage, first.number, LAN)
    assert record(stage, "partner", "old") == with_properties(record(stage, "partner", "old"), name_en="Old")


def test_what_stands_on_a_change_is_named(stage: Database) -> None:
    made = make_change(stage, [new_partner("new")], LAN)
    make_change(stage, [renaming(stage, "new", "Newer")], MINH)
    with pytest.raises(LaterChange, match="Change 1 cannot be undone: new was changed later, by change 2"):
        undo(stage, made.number, LAN)
    met = make_change(stage, [new_partner("place"), new_meeting("m8", "hanoi", "old")], LAN)
    make_change(stage, [new_meeting("m9", "hanoi", "place")], MINH)
    with pytest.raises(UsedLater, match=r"facts that came later hang on place \(1\)"):
        undo(stage, met.number, LAN)
    with pytest.raises(UnknownChange):
        undo(stage, 99, LAN)


def test_what_a_deleted_record_leaned_on_comes_back_before_it(stage: Database) -> None:
    source = Edit("source", "t", None, {"id": "t", "properties": {"id": "t", "title": "T"}})
    make_change(stage, [source, new_partner("new"), new_meeting("m9", "hanoi", "new", source_id="t")], LAN)
    start = checksum(stage)
    gone = [make_change(stage, [Edit(what, id, record(stage, what, id), None)], LAN).number for what, id in LEANING]
    bare = checksum(stage)
    with pytest.raises(DeletedLater, match="Change 2 cannot be undone: it needs new, which change 3 deleted"):
        undo(stage, gone[0], MINH)
    undo(stage, gone[1], MINH)
    with pytest.raises(DeletedLater, match="it needs t, which change 4 deleted"):
        undo(stage, gone[0], MINH)
    assert checksum(stage) != bare and change_of_number(stage, gone[0]).undone_by is None
    undo(stage, gone[2], MINH)
    undo(stage, gone[0], MINH)
    assert checksum(stage) == start


LEANING = (("fact", "m9"), ("partner", "new"), ("source", "t"))


@pytest.mark.parametrize(
    "edit",
    [
        new_meeting("m9", "hanoi", "nobody"),
        new_meeting("m9", "nobody", "hanoi"),
        new_meeting("m9", "hanoi", "old", source_id="nothing"),
        new_partner("new", source_id="nothing"),
    ],
)
def test_nothing_is_written_that_leans_on_what_is_not_on_record(stage: Database, edit: Edit) -> None:
    start = checksum(stage)
    with pytest.raises(GoneMeanwhile, match="^no(body|thing) is not on record any more"):
        make_change(stage, [edit, renaming(stage, "old", "Older")], LAN)
    assert checksum(stage) == start and not changes(stage, Asked(), 1)


def test_along_a_chain_of_undoing_each_says_whether_it_stands(stage: Database) -> None:
    before = checksum(stage)
    chain = [make_change(stage, [renaming(stage, "old", "Older")], LAN).number]
    for length in range(1, 6):
        chain.append(undo(stage, chain[-1], MINH).number)
        marks = [change_of_number(stage, number).undone_by for number in chain]
        newest_first = [following if place % 2 else None for place, following in enumerate([0, *chain[:0:-1]])]
        assert marks == newest_first[::-1]
        assert (checksum(stage) == before) is bool(length % 2)


def test_undoing_every_change_in_reverse_order_gives_the_checksum_of_the_start(stage: Database) -> None:
    chance, start = random.Random(7), checksum(stage)
    for step in range(25):
        make_change(stage, _some_edits(stage, chance, step), LAN)
    assert checksum(stage) != start
    for number in range(25, 0, -1):
        undo(stage, number, MINH)
    assert checksum(stage) == start


def _some_edits(database: Database, chance: random.Random, step: int) -> list[Edit]:
    edits = [new_partner(f"p{step}"), new_meeting(f"f{step}", "hanoi", f"p{step}", delegations=step)]
    if step:
        older = chance.randrange(step)
        fact = record(database, "fact", f"f{older}")
        edits += [Edit("fact", f"f{older}", fact, with_properties(fact, quote=f"q{step}"))]
        edits += [renaming(database, f"p{older}", f"Name {step}")]
    return edits


def test_a_change_of_many_edits_is_kept_whole(stage: Database) -> None:
    start = checksum(stage)
    done = make_change(stage, [new_meeting(f"many-{number}", "hanoi", "old") for number in range(1_201)], LAN)
    assert [edit.id for edit in edits_of_change(stage, done.number)][::600] == ["many-0", "many-600", "many-1200"]
    undo(stage, done.number, LAN)
    assert checksum(stage) == start
