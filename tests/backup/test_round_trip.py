"""Backup, wipe, restore: what is there afterwards is what was there before, to the last property."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.backup.verifying import verified_file
from graph_app.changes.checksum import checksum
from graph_app.changes.edits import Edit, Record
from graph_app.changes.log import Asked, change_of_number, changes, edits_of_change
from graph_app.changes.make import make_change
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.database.held_apart import held_apart
from graph_app.database.rejections import rejections
from graph_app.database.remembered import lasting_numbers
from graph_app.database.saved_views import saved_views
from graph_app.errors import (
    AlreadyUndone,
    BackupCellEmpty,
    BackupExists,
    BackupNotWritten,
    RestoreIntoData,
    RestoreOverPersons,
)
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.persons.store import all_persons, change_person, delete_person, new_person, person_of_id
from graph_app.queries.statements import load_statements
from graph_app.records import Statement
from graph_app.settings import PROJECT, SETTINGS
from tests.backup.stage import LAN, MADE_AT, ODD, as_of_format_1, fill, members
from tests.persons.people import KEPT, TODAY

WIPE = load_statements(Path(__file__).parents[1] / "statements")["wipe"]
LOCK = load_statements(PROJECT / "cypher" / "write")["lock_data_version"]
ALL = Statement(
    "all",
    "MATCH (n) RETURN COLLECT { UNWIND labels(n) AS l RETURN l ORDER BY l } AS labels, properties(n) AS properties "
    "UNION ALL MATCH (a)-[f]->(b) RETURN [type(f), a.id, b.id] AS labels, properties(f) AS properties",
)


@pytest.fixture
def stage(database: Database, tmp_path: Path) -> Iterator[Database]:
    tables = tmp_path / "tables"
    tables.mkdir()
    loose = Database(database.settings)  # not strictly: names of no vocabulary are there on purpose
    yield fill(loose, tables)
    loose.close()


def wipe(database: Database) -> None:
    with database.write() as transaction:
        transaction.run(WIPE)


def everything(database: Database) -> list[str]:
    with database.streamed(ALL, {}, whole=True) as stream:
        return sorted(repr((labels, sorted(own.items()))) for labels, own in stream.rows if isinstance(own, dict))


def test_all_is_there_again_with_the_same_data_version_token_and_checksum(stage: Database, tmp_path: Path) -> None:
    state, before, found = stage.data_state(), everything(stage), checksum(stage)
    manifest = make_backup(stage, tmp_path / "b.zip", MADE_AT)
    wipe(stage)
    assert checksum(stage) != found
    assert restore(stage, tmp_path / "b.zip") == manifest
    assert stage.data_state() == state == (manifest.data_version, manifest.token)
    assert (checksum(stage), everything(stage)) == (found, before)
    assert manifest.checksum == found


def test_every_value_keeps_its_type(stage: Database, tmp_path: Path) -> None:
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    wipe(stage)
    restore(stage, tmp_path / "b.zip")
    with stage._connection.session("READ") as session:
        result = session.run("MATCH (odd:Partner {id: 'odd'}) RETURN properties(odd)")
        found: dict[str, Any] = result.single(strict=True)[0]
    assert found == {**ODD, "days": list(ODD["days"])}
    assert {name: type(value) for name, value in found.items()} == {name: type(value) for name, value in ODD.items()}


def test_a_time_in_a_zone_keeps_the_zone(stage: Database, tmp_path: Path) -> None:
    texts = ["2021-09-14T07:05:09.000000001+07:00[Asia/Ho_Chi_Minh]", "2021-09-14T07:05:09-05:00"]
    with stage.write() as transaction:
        make = Statement("zones", "MATCH (p:Partner {id: 'odd'}) SET p.zones = [t IN $texts | datetime(t)]")
        transaction.run(make, {"texts": list(texts)})
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    wipe(stage)
    restore(stage, tmp_path / "b.zip")
    told = Statement("told", "MATCH (p:Partner {id: 'odd'}) UNWIND p.zones AS zone RETURN toString(zone)")
    assert [row[0] for row in stage.read(told, {}).rows] == texts


def test_the_log_of_changes_goes_on_and_undo_still_works(stage: Database, tmp_path: Path) -> None:
    before = checksum(stage)
    undo(stage, 1, LAN)
    log = changes(stage, Asked(), 9)
    edits = edits_of_change(stage, 1)
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    wipe(stage)
    restore(stage, tmp_path / "b.zip")
    assert (changes(stage, Asked(), 9), edits_of_change(stage, 1)) == (log, edits)
    with pytest.raises(AlreadyUndone):
        undo(stage, 1, LAN)
    assert undo(stage, 2, LAN).number == 3
    assert checksum(stage) == before
    assert change_of_number(stage, 1).undone_by is None


def test_a_backup_of_the_first_format_is_still_restored(stage: Database, tmp_path: Path) -> None:
    before = everything(stage)
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    as_of_format_1(tmp_path / "b.zip")
    wipe(stage)
    assert restore(stage, tmp_path / "b.zip").rows("persons") == 0
    assert everything(stage) == before


def test_contact_persons_come_back_and_are_never_written_over(stage: Database, tmp_path: Path) -> None:
    folder = stage.settings.instance
    kept = new_person(folder, "old", {**KEPT, "note": '=1+1, "Huế"'}, TODAY)
    try:
        assert make_backup(stage, tmp_path / "b.zip", MADE_AT).rows("persons") == 1
        wipe(stage)
        change_person(folder, kept.id, {**KEPT, "note": "later"}, kept.edition)
        with pytest.raises(RestoreOverPersons, match="1"):
            restore(stage, tmp_path / "b.zip")
        assert not any("Partner" in told for told in everything(stage))
        assert person_of_id(folder, kept.id).values["note"] == "later"
        delete_person(folder, kept.id)
        restore(stage, tmp_path / "b.zip")
        assert all_persons(folder) == [kept]
    finally:
        delete_person(folder, kept.id)


class Aborted(BaseException):
    """As Ctrl+C, which is no Exception either."""


def aborting(after: float) -> Callable[[float], None]:
    def heard(share: float) -> None:
        if share > after:
            raise Aborted

    return heard


def test_a_restore_that_is_refused_or_aborted_leaves_the_contact_persons_of_the_site(
    stage: Database, tmp_path: Path
) -> None:
    folder = stage.settings.instance
    kept = new_person(folder, "old", KEPT, TODAY)
    hurried = Database(replace(stage.settings, query_seconds=1))
    try:
        make_backup(stage, tmp_path / "b.zip", MADE_AT)
        with stage.write() as transaction:  # an import of the site that is at it
            transaction.run(LOCK)
            with pytest.raises(RestoreIntoData):
                restore(hurried, tmp_path / "b.zip")
        assert all_persons(folder) == [kept]
        wipe(stage)
        for share in (0.31, 0.95):  # while it writes, and just before the commit
            with pytest.raises(Aborted):
                restore(stage, tmp_path / "b.zip", aborting(share))
            assert all_persons(folder) == [kept]
        restore(stage, tmp_path / "b.zip")  # the same persons are not in its way
        assert all_persons(folder) == [kept]
    finally:
        hurried.close()
        delete_person(folder, kept.id)


def test_an_aborted_restore_takes_back_the_contact_persons_that_it_brought(stage: Database, tmp_path: Path) -> None:
    folder = stage.settings.instance
    mine, theirs = (new_person(folder, "old", {**KEPT, "note": note}, TODAY) for note in ("mine", "theirs"))
    try:
        make_backup(stage, tmp_path / "b.zip", MADE_AT)
        wipe(stage)
        delete_person(folder, theirs.id)
        with pytest.raises(Aborted):
            restore(stage, tmp_path / "b.zip", aborting(0.95))
        assert all_persons(folder) == [mine]
        restore(stage, tmp_path / "b.zip")
        assert {each.id for each in all_persons(folder)} == {mine.id, theirs.id}
    finally:
        for person in all_persons(folder):
            delete_person(folder, person.id)


def test_views_rejections_and_numbers_are_there_again(stage: Database, tmp_path: Path) -> None:
    kept = (saved_views(stage), rejections(stage), held_apart(stage))
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    wipe(stage)
    restore(stage, tmp_path / "b.zip")
    assert (saved_views(stage), rejections(stage), held_apart(stage)) == kept and kept[2]
    assert [view.name for view in saved_views(stage)] == ["Thành phố"]
    assert lasting_numbers(stage, "communities", stage.data_state(), dict) == {"hanoi": 1, "old": 2}


def test_the_next_change_has_a_new_token(stage: Database, tmp_path: Path) -> None:
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    version, token = stage.data_state()
    wipe(stage)
    restore(stage, tmp_path / "b.zip")
    make_change(stage, [new_partner("one")], LAN)
    assert stage.data_state()[0] == version + 1
    assert stage.data_state()[1] != token


def test_the_same_data_have_the_same_bytes_but_for_the_time(stage: Database, tmp_path: Path) -> None:
    make_backup(stage, tmp_path / "a.zip", MADE_AT)
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    make_backup(stage, tmp_path / "c.zip", "2026-11-26T08:00:00+00:00")
    first, later = members(tmp_path / "a.zip"), members(tmp_path / "c.zip")
    assert first.pop("manifest.json").replace(b"11-25", b"11-26") == later.pop("manifest.json")
    assert first == later
    wipe(stage)
    restore(stage, tmp_path / "a.zip")
    make_backup(stage, tmp_path / "d.zip", MADE_AT)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "d.zip").read_bytes()


def test_an_empty_database_can_be_backed_up_too(database: Database, tmp_path: Path) -> None:
    state = database.data_state()
    manifest = make_backup(database, tmp_path / "b.zip", MADE_AT)
    assert manifest.rows("partners") == manifest.rows("changes") == 0
    restore(database, tmp_path / "b.zip")
    assert database.data_state() == state


def test_the_seed_comes_back(database: Database, tmp_path: Path) -> None:
    load_seed(database, SEED_FOLDER)
    found, state = checksum(database), database.data_state()
    manifest = make_backup(database, tmp_path / "b.zip", MADE_AT)
    wipe(database)
    restore(database, tmp_path / "b.zip")
    assert (checksum(database), database.data_state()) == (found, state)
    assert manifest.rows("partners") > 100


def test_the_tables_are_readable_and_hold_no_secret(stage: Database, tmp_path: Path) -> None:
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    content = {name: body.decode() for name, body in members(tmp_path / "b.zip").items()}
    facts = content["facts.csv"].splitlines()
    assert facts[0].startswith(":type,:source,:target,id,")
    assert any(line.startswith("HAS_AGREEMENT_WITH,hanoi,old,a1,") for line in facts)
    assert "Đà Nẵng" in content["partners.csv"]
    assert "GRAPH_APP_ROW_LIMIT,1000" in content["settings.csv"]
    secret = stage.settings.neo4j_password or (stage.settings.instance / "neo4j" / "password").read_text()
    assert "NEO4J_PASSWORD" not in content["settings.csv"]
    assert not [name for name, body in content.items() if secret.strip() in body]


def test_a_database_that_is_not_empty_is_left_alone(stage: Database, tmp_path: Path) -> None:
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    before, state = everything(stage), stage.data_state()
    with pytest.raises(RestoreIntoData, match="it holds 8 partners, 16 facts and 17 records"):
        restore(stage, tmp_path / "b.zip")
    assert (everything(stage), stage.data_state()) == (before, state)


def test_one_saved_view_is_enough_not_to_be_empty(stage: Database, tmp_path: Path) -> None:
    make_backup(stage, tmp_path / "b.zip", MADE_AT)
    wipe(stage)
    with stage.write() as transaction:
        transaction.run(Statement("one", "CREATE (:SavedView {id: 'x'})"))
    with pytest.raises(RestoreIntoData):
        restore(stage, tmp_path / "b.zip")


def test_a_file_that_is_there_is_only_overwritten_by_force(stage: Database, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_text("a letter", encoding="utf-8")
    with pytest.raises(BackupExists, match="b.zip is there already and was left as it is"):
        make_backup(stage, file, MADE_AT)
    assert file.read_text(encoding="utf-8") == "a letter"
    make_backup(stage, file, MADE_AT, force=True)
    assert verified_file(file).rows("partners") == 8


def test_a_folder_that_is_not_there_is_told(stage: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupNotWritten, match="No such file or directory"):
        make_backup(stage, tmp_path / "nowhere" / "b.zip", MADE_AT)


def test_what_could_not_be_restored_is_told_now_and_not_when_it_is_needed(stage: Database, tmp_path: Path) -> None:
    with stage.write() as transaction:
        transaction.run(Statement("nameless", "CREATE (:Partner:City {name_en: 'Nobody'})"))
    with pytest.raises(BackupCellEmpty, match=r"partners.csv in .*b.zip, row 10: id is empty"):
        make_backup(stage, tmp_path / "b.zip", MADE_AT)
    assert [file.name for file in tmp_path.iterdir()] == ["tables"]


def test_relationships_of_others_are_counted_as_left_out(stage: Database, tmp_path: Path) -> None:
    with stage.write() as transaction:
        transaction.run(Statement("foreign", "CREATE (:Foreign)-[:OF]->(:Foreign)"))
    assert make_backup(stage, tmp_path / "b.zip", MADE_AT).left_out == 1


def test_data_that_change_meanwhile_are_read_again_until_all_is_of_one_state(stage: Database, tmp_path: Path) -> None:
    """Somebody writes without end: the backup takes the lock at last, and holds one state of the data."""
    ending, failed = threading.Event(), list[BaseException]()

    def write() -> None:
        number = 0
        try:
            while not ending.is_set():
                number += 1
                make_change(stage, [new_partner(f"busy-{number}")], LAN)
        except BaseException as problem:
            failed.append(problem)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        manifests = [make_backup(stage, tmp_path / f"{number}.zip", MADE_AT) for number in range(3)]
    finally:
        ending.set()
        thread.join()
    assert failed == []
    for number, manifest in enumerate(manifests):
        assert manifest.rows("partners") == 7 + manifest.rows("changes")  # each change made one partner
        wipe(stage)
        restore(stage, tmp_path / f"{number}.zip")
        assert (checksum(stage), stage.data_version()) == (manifest.checksum, manifest.data_version)


def new_partner(name: str) -> Edit:
    own: Record = {"id": name, "home": False, "name_en": name.title()}
    return Edit("partner", name, None, {"id": name, "kind": "City", "properties": own})


def test_no_secret_is_in_a_backup_and_every_setting_that_is_one_says_so(stage: Database, tmp_path: Path) -> None:
    secrets: dict[str, Any] = {setting.field: f"hidden-{setting.field}" for setting in SETTINGS if setting.secret}
    told = Database(replace(stage.settings, neo4j_username="told", **secrets))
    told._connection = stage._connection
    make_backup(told, tmp_path / "b.zip", MADE_AT)
    settings = members(tmp_path / "b.zip")["settings.csv"]
    assert b"NEO4J_USERNAME,told" in settings and b"hidden" not in settings
    named = {setting.name for setting in SETTINGS if setting.name.endswith(("_SECRET", "_PASSWORD", "_TOKEN", "_KEY"))}
    assert named <= {setting.name for setting in SETTINGS if setting.secret}
