"""Whatever is wrong with a file is told in one sentence, and nothing is touched: the database is not even asked."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph_app.backup.making import make_backup
from graph_app.backup.restoring import restore
from graph_app.backup.sealing import UNSEALED, seal
from graph_app.backup.verifying import verified_file
from graph_app.database.database import Database
from graph_app.errors import (
    BackupChanged,
    BackupChecksumWrong,
    BackupRefused,
    BackupUnreadable,
    DatabaseUnavailable,
    NoBackup,
)
from graph_app.persons.rows import HEAD
from graph_app.queries.statements import load_statements
from graph_app.settings import Settings
from tests.backup.stage import MADE_AT, fill, members, rewritten, sealed, with_manifest, zipped
from tests.persons.people import KEPT

Damage = Callable[[Path], object]
WIPE = load_statements(Path(__file__).parents[1] / "statements")["wipe"]


@pytest.fixture(scope="module")
def whole(database_server: Database, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A backup as it should be."""
    folder = tmp_path_factory.mktemp("whole")
    loose = Database(database_server.settings)
    with loose.write() as transaction:
        transaction.run(WIPE)
    fill(loose, folder)
    make_backup(loose, folder / "whole.zip", MADE_AT)
    loose.close()
    return (folder / "whole.zip").read_bytes()


@pytest.fixture
def file(whole: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "b.zip"
    path.write_bytes(whole)
    return path


@pytest.fixture
def nobody(server_settings: Settings) -> Database:
    """A database that does not answer: whoever asks it gets another error than the one about the file."""
    return Database(replace(server_settings, neo4j_uri="bolt://127.0.0.1:9", neo4j_password="x"))


def test_the_file_itself_is_right_and_only_then_the_database_is_asked(file: Path, nobody: Database) -> None:
    assert verified_file(file).rows("partners") == 8
    with pytest.raises(DatabaseUnavailable):
        restore(nobody, file)


def test_a_person_as_the_form_has_it_is_right(file: Path) -> None:
    person()(file)
    assert verified_file(file).rows("persons") == 1
    person(id="person-2", review_on="2020-01-01", until="2021")(file)
    assert verified_file(file).rows("persons") == 2


def test_any_byte_that_is_flipped_is_seen(whole: bytes, tmp_path: Path) -> None:
    """Each of the last thousand, where a zip has what its readers overlook, and some hundred elsewhere."""
    chance = random.Random(7)
    size = len(whole)
    places = [*range(100), *range(size - 1_000, size), *chance.sample(range(size), 300)]
    path = tmp_path / "b.zip"
    for place in places:
        broken = bytearray(whole)
        broken[place] ^= 1 << chance.randrange(8)
        path.write_bytes(broken)
        with pytest.raises((NoBackup, BackupChanged)):
            verified_file(path)


def test_a_file_that_ends_early_or_goes_on_is_seen(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    for content in (b"", whole[:1], whole[:71], whole[:-1], whole[: len(whole) // 2], whole + b"\0", whole + whole):
        path.write_bytes(content)
        with pytest.raises((NoBackup, BackupChanged)):
            verified_file(path)


def without(file: Path, *names: str) -> Path:
    return sealed(file, {name: body for name, body in members(file).items() if name not in names})


def doubled(file: Path) -> None:
    content = members(file)
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(file, "w") as archive:
        for name, body in [*content.items(), ("facts.csv", content["facts.csv"])]:
            archive.writestr(name, body)
        archive.comment = UNSEALED
    seal(file)


def bomb(file: Path) -> None:
    """Fifty megabytes of nothing that pack to fifty kilobytes, and a manifest that says so."""
    content = members(file)
    told = json.loads(content["manifest.json"])
    body = b"0" * 50_000_000
    told["files"]["others.csv"]["bytes"] = len(body)
    content |= {"others.csv": body, "manifest.json": json.dumps(told).encode()}
    sealed(file, content)


def lying_bomb(file: Path) -> None:
    """The same, with a manifest that says nothing of it."""
    sealed(file, {**members(file), "others.csv": b"0" * 50_000_000})


def replaced(member: str, old: str, new: str, count: int = -1) -> Damage:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, count)

    return lambda file: rewritten(file, member, change)


def twice(member: str, line: int) -> Damage:
    """A row a second time, below all others; the counts fit."""

    def damage(file: Path) -> None:
        rewritten(file, member, lambda text: text + text.splitlines(keepends=True)[line])
        with_counts(file, member, 1)

    return damage


def cut(member: str, rows: int) -> Damage:
    """The last rows are missing; the counts fit."""

    def damage(file: Path) -> None:
        rewritten(file, member, lambda text: "".join(text.splitlines(keepends=True)[:-rows]))
        with_counts(file, member, -rows)

    return damage


def column(member: str, name: str, value: str) -> Damage:
    """Another value in the first row."""

    def change(text: str) -> str:
        rows = [*csv.reader(io.StringIO(text, newline=""))]
        rows[1][rows[0].index(name)] = value
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerows(rows)
        return out.getvalue()

    return lambda file: rewritten(file, member, change)


def person(**values: str) -> Damage:
    """A person that is right but for these."""

    def damage(file: Path) -> None:
        own = {**KEPT, "id": "person-1", "partner": "old", "recorded_on": "2026-11-26"}
        told = {**own, "edition": "1", **values}
        row = ",".join(told.get(name, "") for name in HEAD)
        rewritten(file, "persons.csv", lambda text: text + row + "\r\n")
        with_counts(file, "persons.csv", 1)

    return damage


def with_counts(file: Path, member: str, more: int) -> None:
    told = json.loads(members(file)["manifest.json"])
    told["files"][member]["rows"] += more
    told["counts"][member.removesuffix(".csv")] += more
    with_manifest(file, **told)


def told(file: Path) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(members(file)["manifest.json"])
    return found


DAMAGES: dict[str, tuple[Damage, str]] = {
    "no zip": (lambda file: file.write_text("id,name\n1,a\n"), "is no backup of this app, or a part of it is missing"),
    "a foreign zip": (lambda file: file.write_bytes(zipped({"a.txt": b"a"})), "is no backup of this app"),
    "a foreign zip with our seal": (lambda file: sealed(file, {"a.txt": b"a"}), "is no backup of this app"),
    "our export": (lambda file: file.write_bytes(zipped({"facts.csv": b"id\n"})), "is no backup of this app"),
    "a manifest of others": (lambda file: with_manifest(file, format="theirs"), "is no backup of this app"),
    "no manifest": (lambda file: without(file, "manifest.json"), "is no backup of this app"),
    "a manifest that is no JSON": (
        lambda file: sealed(file, {**members(file), "manifest.json": b"{"}),
        "The manifest in .* cannot be understood",
    ),
    "a manifest nested without end": (
        lambda file: sealed(file, {**members(file), "manifest.json": b"[" * 100_000}),
        "The manifest in .* cannot be understood",
    ),
    "a newer format": (
        lambda file: with_manifest(file, format_version=3, product_version="9.9"),
        "has the backup format 3, made by version 9.9 of this app; this one reads up to format 2",
    ),
    "a person without a name": (
        lambda file: rewritten(
            file, "persons.csv", lambda text: text + "person-1,old,2026-11-26,1" + "," * 11 + "\r\n"
        ),
        "persons.csv",
    ),
    **{
        f"a person with {what}": (person(**values), "persons.csv in .*, row 2: this is no row of the table")
        for what, values in {
            "no legal basis that there is": {"legal_basis": "nonsense"},
            "a review on no day": {"review_on": "never"},
            "a review in a whole year": {"review_on": "2027"},
            "an end on no day": {"until": "xx"},
            "an edition of thirty digits": {"edition": "1" * 30},
            "an edition of none": {"edition": "0"},
            "a day of record that is none": {"recorded_on": "2026-02-31"},
            "an address for an id": {"id": "../persons"},
            "a note without end": {"note": "x" * 501},
        }.items()
    },
    "a partner of no kind": (column("partners.csv", ":labels", '["Partner"]'), "partners.csv in .*, row 2, :labels: "),
    "a name that is a list": (column("partners.csv", "name_en", '["a", "b"]'), "partners.csv in .*, row 2, name_en: "),
    "a home that is a text": (column("partners.csv", "home", "maybe"), "partners.csv in .*, row 2, home: "),
    "a day that is none": (column("facts.csv", "date_from", "zzz"), "facts.csv in .*, row 2, date_from: "),
    "no row of the data version": (
        cut("data_version.csv", 1),
        "data_version.csv in .* must have one row, which counts 1 changes",
    ),
    "a data version that counts other changes": (
        replaced("data_version.csv", ",1,", ",2,", 1),
        "data_version.csv in .* must have one row, which counts 1 changes",
    ),
    "a change without its edits": (
        cut("change_parts.csv", 1),
        "change_parts.csv in .* does not hold the 1 edits of change 1",
    ),
    "a change that counts more edits": (
        column("changes.csv", "edit_count", "2"),
        "change_parts.csv in .* does not hold the 2 edits of change 1",
    ),
    "a change that counts no number": (column("changes.csv", "edit_count", "two"), "changes.csv in .*, row 2: "),
    "no format version": (lambda file: with_manifest(file, format_version="1"), "manifest .* cannot be understood"),
    "a missing table": (lambda file: without(file, "facts.csv"), "facts.csv is missing in"),
    "one file more": (
        lambda file: sealed(file, {**members(file), "../../etc/passwd": b""}),
        "holds “../../etc/passwd”, which no backup holds",
    ),
    "a file twice": (doubled, "holds “facts.csv”, which no backup holds"),
    "counts that differ": (
        lambda file: with_manifest(file, counts={**told(file)["counts"], "facts": 3}),
        "manifest .* cannot be understood",
    ),
    "one row too few": (
        lambda file: with_counts(file, "facts.csv", 1),
        "facts.csv in .* has 16 rows; its manifest says 17",
    ),
    "one row too many": (lambda file: with_counts(file, "partners.csv", -1), "has 8 rows; its manifest says 7"),
    "a table exchanged": (
        lambda file: sealed(file, {**members(file), "sources.csv": b":labels,id\r\n"}),
        "sources.csv in .* is not what the manifest says of it",
    ),
    "a table of the same length": (
        lambda file: sealed(
            file, {**members(file), "facts.csv": members(file)["facts.csv"].replace(b"USD", b"EUR", 1)}
        ),
        "facts.csv in .* is not what the manifest says of it",
    ),
    "a zip bomb": (bomb, "would unpack to 47 MB"),
    "a zip bomb that nobody tells of": (lying_bomb, "would unpack to 47 MB"),
    "a partner twice": (twice("partners.csv", 1), "partners.csv in .*, row 10: “alone” is there already"),
    "a fact twice": (twice("facts.csv", -1), "facts.csv in .*, row 18: “MET_WITH, m4” is there already"),
    "a change twice": (twice("changes.csv", 1), "changes.csv in .*, row 3: “1” is there already"),
    "an end that nobody is": (
        replaced("facts.csv", "MET_WITH,hanoi,undated", "MET_WITH,hanoi,nobody"),
        "facts.csv in .*, row [0-9]+, target: “nobody” is not in partners.csv",
    ),
    "edits of no change": (replaced("changes.csv", ",1,", ",7,", 1), "change: “1” is not in changes.csv"),
    "a partner without an id": (
        replaced("partners.csv", '"[""City"", ""Partner""]",alone,', '"[""City"", ""Partner""]",,'),
        "partners.csv in .*, row 2: id is empty",
    ),
    "an id that is a list": (
        replaced("partners.csv", ",alone,", ",[1],"),
        r"partners.csv in .*, row 2, id: “\[1\]” is no value that a backup holds",
    ),
    "a row with a cell less": (
        lambda file: rewritten(file, "sources.csv", lambda text: text.rstrip("\r\n").rpartition(",")[0] + "\r\n"),
        "sources.csv in .*, row 2: this is no row of the table",
    ),
    "another head": (
        replaced("facts.csv", ":type", "type", 1),
        "facts.csv in .*, row 1: this is no row of the table",
    ),
    "a quote that does not end": (
        lambda file: rewritten(file, "sources.csv", lambda text: text + '"a'),
        "sources.csv in .*, row 3: this is no row of the table",
    ),
    "a cell that is no JSON": (
        replaced("partners.csv", "Alone", '"[1,"'),
        r"partners.csv in .*, row 2, name_en: “\[1,” is no value that a backup holds",
    ),
    "a number of more than 64 bits": (
        replaced("partners.csv", "Alone", "9223372036854775808"),
        "name_en: “9223372036854775808” is no value",
    ),
    "a list in a list": (replaced("partners.csv", "Alone", "[[1]]"), r"name_en: “\[\[1\]\]” is no value"),
    "a map": (replaced("partners.csv", "Alone", '"{""a"": 1}"'), "name_en: “{'a': 1}” is no value"),
    "a day that does not exist": (
        replaced("partners.csv", "2021-09-14", "2021-02-30", 1),
        "row 6, day: .* is no value",
    ),
    "labels that are none": (
        replaced("partners.csv", '"[""City"", ""Partner""]",alone', "City,alone"),
        ":labels: “City”",
    ),
    "another encoding": (
        lambda file: sealed(file, {**members(file), "sources.csv": "A newspäper".encode("latin-1")}),
        "sources.csv in .* is not what the manifest says of it",
    ),
    "another data version": (lambda file: with_manifest(file, data_version=99), "manifest .* cannot be understood"),
    "a checksum of other facts": (
        replaced("facts.csv", "USD", "EUR", 1),
        "The facts in .* do not have the checksum that its manifest says",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_it_is_refused_with_the_reason(name: str, file: Path, nobody: Database) -> None:
    damage, sentence = DAMAGES[name]
    damage(file)
    with pytest.raises(BackupRefused) as refused:
        restore(nobody, file)
    assert re.search(sentence, str(refused.value)), refused.value
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_or_may_not_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BackupUnreadable, match="No such file"):
        verified_file(tmp_path / "nowhere.zip")
    with pytest.raises(BackupUnreadable, match="Is a directory|Permission"):
        verified_file(tmp_path)


def test_each_value_is_in_the_checksum(file: Path) -> None:
    rewritten(file, "partners.csv", lambda text: text.replace("Recent", "Recently"))
    with pytest.raises(BackupChecksumWrong):
        verified_file(file)
