"""`python app.py backup`, `verify` and `restore`, as an administrator types them."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from graph_app.changes.checksum import checksum
from graph_app.database.database import Database
from graph_app.queries.statements import load_statements
from graph_app.records import Statement
from tests.cli.conftest import Run

WIPE = load_statements(Path(__file__).parents[1] / "statements")["wipe"]


def test_from_backup_over_verify_to_restore(seeded: Run, database: Database, tmp_path: Path) -> None:
    file = tmp_path / "seed.zip"
    found, state = checksum(database), database.data_state()
    done = seeded("backup", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Wrote ") and f"data version {state[0]} to {file}." in done.stdout
    again = seeded("backup", str(file))
    assert (again.returncode, again.stderr.strip()) == (
        1,
        f"Error: {file} is there already and was left as it is. Choose another name, or overwrite it with --force.",
    )
    told = seeded("verify", str(file))
    assert told.returncode == 0
    assert f"Checksum of all facts: {found}" in told.stdout
    refused = seeded("restore", str(file))
    assert refused.returncode == 1
    assert "The database is not empty" in refused.stderr
    with database.write() as transaction:
        transaction.run(WIPE)
    looked = seeded("restore", str(file), "--dry-run")
    assert "could be restored" in looked.stdout
    assert database.data_state() != state
    assert seeded("restore", str(file)).stdout.startswith("Restored ")
    assert (checksum(database), database.data_state()) == (found, state)


def test_a_damaged_file_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(b"PK\x03\x04" + bytes(200))
    done = run("restore", str(file))
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: {file} is no backup of this app, or a part of it is missing. Name a file that “backup” wrote.\n"
    )


def test_an_export_holds_what_the_vocabulary_does_not_know_and_is_read_again(
    seeded: Run, database: Database, tmp_path: Path
) -> None:
    odd = Statement("odd", "MATCH (p:Partner {id: 'hanoi'}) SET p.`mã bưu chính` = '100000'")
    with database.write() as transaction:
        transaction.run(odd)
    assert seeded("export", str(tmp_path / "a.zip")).returncode == 0
    looked = seeded("import", str(tmp_path / "a.zip"), "--dry-run")
    assert (looked.returncode, looked.stderr) == (0, "")
    assert looked.stdout.splitlines()[-1].startswith("unchanged ")
    with ZipFile(tmp_path / "a.zip") as pair:
        assert "mã bưu chính" in pair.read("partners.csv").decode().splitlines()[0]
