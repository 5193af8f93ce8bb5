"""Accounts in their file: added, changed, never without an administrator, each change in the audit."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_app.access.access import Access
from graph_app.access.accounts import (
    account_name,
    account_named,
    accounts,
    any_account,
    change_role,
    disable,
    remove_account,
    set_password,
)
from graph_app.access.audit import By, Wanted, audit
from graph_app.access.roles import ADMINISTRATOR, READER, ROLES, STEWARD
from graph_app.access.sessions import begin_session
from graph_app.access.store import FILE, Store
from graph_app.errors import (
    AccountExists,
    AccountsTooNew,
    AccountsUnavailable,
    BadAccountName,
    LastAdministrator,
    UnknownAccount,
)
from graph_app.settings import PROJECT
from tests.access.people import PASSWORD, add

SCHEMA_1 = PROJECT / "graph_app" / "access" / "schema.sql"


def test_each_role_contains_the_ones_before() -> None:
    contained = [[role.name for role in ROLES if one.contains(role)] for one in ROLES]
    assert contained == [
        ["guest"],
        ["guest", "reader"],
        ["guest", "reader", "steward"],
        ["guest", "reader", "steward", "administrator"],
    ]


def test_without_a_file_there_is_nobody_and_no_file_is_made_by_looking(access: Access) -> None:
    assert not any_account(access.store) and accounts(access.store) == []
    assert not access.store.file.exists()


def test_the_name_of_a_person_is_one_line_that_can_be_seen(access: Access) -> None:
    made = add(access, "lan", READER, shown="Nguye\u0302\u0303n \u202e Thi\u0323\u200b\n Lan")
    assert made.shown == "Nguyễn Thị Lan"


def test_an_account_is_found_by_its_name_in_any_case(access: Access) -> None:
    made = add(access, " Lan.Nguyễn ", READER, shown="Nguyễn  Thị Lan")
    assert made.name == "lan.nguyễn" and made.signature == "Nguyễn Thị Lan (lan.nguyễn)"
    assert account_named(access.store, "LAN.NGUYỄN") == made
    with pytest.raises(AccountExists):
        add(access, "LAN.nguyễn", READER)
    with pytest.raises(UnknownAccount):
        account_named(access.store, "minh")


@pytest.mark.parametrize("name", ["", " ", "two words", "-x", "a\nb", "x" * 65, "a/b", "<b>", "lan\u202e"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadAccountName):
        account_name(name)


def test_the_file_is_for_its_owner_alone(access: Access) -> None:
    add(access, "lan", ADMINISTRATOR)
    for file in access.store.file.parent.glob("access.sqlite3*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_last_administrator_stays(access: Access, by: By) -> None:
    add(access, "lan", ADMINISTRATOR)
    add(access, "minh", ADMINISTRATOR)
    disable(access.store, by, "minh", True)  # one that may not sign in keeps no accounts
    changes: list[Callable[[], None]] = [
        lambda: change_role(access.store, by, "lan", STEWARD),
        lambda: disable(access.store, by, "lan", True),
        lambda: remove_account(access.store, by, "lan"),
    ]
    for change in changes:
        with pytest.raises(LastAdministrator):
            change()
    disable(access.store, by, "minh", False)
    remove_account(access.store, by, "lan")
    assert [one.name for one in accounts(access.store)] == ["minh"]


def test_two_that_step_down_at_once_leave_one(access: Access, by: By) -> None:
    names = ("lan", "minh")
    for name in names:
        add(access, name, ADMINISTRATOR)
    refused: list[str] = []

    def step_down(name: str) -> None:
        try:
            change_role(access.store, by, name, READER)
        except LastAdministrator:
            refused.append(name)

    threads = [threading.Thread(target=step_down, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert sorted(one.role.name for one in accounts(access.store)) == ["administrator", "reader"]


def test_each_change_is_in_the_audit_and_no_password_is(access: Access, by: By) -> None:
    add(access, "lan", ADMINISTRATOR)
    add(access, "minh", READER)
    change_role(access.store, by, "minh", STEWARD)
    set_password(access.store, by, "minh", access.hasher.hashed(PASSWORD + "!"))
    remove_account(access.store, by, "minh")
    lines = audit(access.store, Wanted(), 10)
    assert [(line["kind"], line["about"]) for line in lines] == [
        ("account removed", "minh"),
        ("password", "minh"),
        ("role", "minh: reader -> steward"),
        ("account added", "minh: reader"),
        ("account added", "lan: administrator"),
    ]
    assert (lines[0]["person"], lines[0]["address"], lines[0]["at"]) == ("lan", "192.0.2.7", "2027-01-15T08:00:00Z")
    assert PASSWORD.encode() not in access.store.file.read_bytes()


def test_the_audit_is_only_added_to(access: Access) -> None:
    add(access, "lan", ADMINISTRATOR)
    connection = sqlite3.connect(access.store.file)
    for statement in ("UPDATE audit SET person = 'minh'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            connection.execute(statement)
    connection.close()
    assert len(audit(access.store, Wanted(), 10)) == 1


def test_the_audit_is_filtered_and_bounded(access: Access, by: By) -> None:
    for name in ("lan", "minh", "hoa"):
        add(access, name, ADMINISTRATOR)
    change_role(access.store, by, "hoa", READER)
    assert [line["about"] for line in audit(access.store, Wanted(kind="role"), 10)] == ["hoa: administrator -> reader"]
    assert len(audit(access.store, Wanted(person="tests"), 2)) == 2
    newest = audit(access.store, Wanted(), 1)[0]["number"]
    assert len(audit(access.store, Wanted(before=newest), 10)) == 3
    assert audit(access.store, Wanted(since="2027-01-15T08:00:01Z"), 10) == []
    assert len(audit(access.store, Wanted(until="2027-01-15T08:00:01Z"), 10)) == 4


def test_a_file_that_is_no_database_is_an_error_and_not_an_open_door(access: Access) -> None:
    access.store.file.write_bytes(b"something else" * 100)
    with pytest.raises(AccountsUnavailable):
        any_account(access.store)
    access.store.file.write_bytes(b"")
    with pytest.raises(AccountsUnavailable):
        any_account(access.store)


def test_a_file_of_a_newer_version_is_left_alone(access: Access) -> None:
    add(access, "lan", ADMINISTRATOR)
    connection = sqlite3.connect(access.store.file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(AccountsTooNew):
        any_account(access.store)


def test_a_file_of_the_version_before_is_brought_forward_with_all_it_holds(access: Access) -> None:
    connection = sqlite3.connect(access.store.file)
    connection.executescript(SCHEMA_1.read_text(encoding="utf-8"))
    connection.execute("INSERT INTO accounts VALUES (1, 'lan', 'Lan', 'reader', NULL, 0, 0, 5, NULL)")
    connection.commit()
    connection.close()
    assert account_named(access.store, "lan").shown == "Lan"
    assert access.store.read("links_of", account=None) == []


READS_ALONE = """
import os, sys
from pathlib import Path
from graph_app.access.sessions import Lasting, session_of
from graph_app.access.store import Store
from graph_app.errors import AccountsUnavailable
if os.geteuid() == 0:  # who may write everywhere
    os.setuid(65_534)
store = Store(Path(sys.argv[1]))
assert not os.access(store.file.parent, os.W_OK)
found = session_of(store, sys.argv[2], int(sys.argv[3]), Lasting(3600, 36_000))
assert found and found[0].name == "lan"
try:
    store.write("touch_session", session=found[1].id, now=1)
except AccountsUnavailable:
    print("goes on")
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others may look into; pytest's own are for their owner alone."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are those of Linux and macOS")
def test_in_a_folder_that_can_only_be_read_a_session_goes_on(access: Access, by: By, open_folder: Path) -> None:
    access = replace(access, store=Store(open_folder / FILE))
    account = add(access, "lan", READER)
    with access.store.writing() as transaction:
        secret, _ = begin_session(transaction, account, by, "", "password", access.lasting)
    access.store.file.chmod(0o444)
    open_folder.chmod(0o555)
    code = [sys.executable, "-c", READS_ALONE, str(access.store.file), secret, str(by.now + 600)]
    told = subprocess.run(code, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "goes on", told.stderr
