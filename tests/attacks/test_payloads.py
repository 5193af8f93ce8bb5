"""Payloads in every input, as every role: no 500, nothing that runs, leaks or splits, nothing changed that may not be.

The quick test sends one payload to each thirteenth input. The slow one sends to each input every 25th payload,
beginning elsewhere at each input, the roles by turns: so every input meets every role, and every payload more than a
hundred inputs. ATTACK_STEP=1 sends all to all, half a million requests. Which goes where is the same in each run.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.accounts import account_named
from graph_app.access.audit import By
from graph_app.access.roles import READER
from graph_app.access.sessions import begin_session
from graph_app.access.tokens import add_token
from graph_app.changes.checksum import checksum
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.web.asker import now
from tests.access.people import CHEAP, add_one_of_each
from tests.attacks.inputs import Input, every_input, hearing
from tests.attacks.payloads import payloads
from tests.attacks.sending import ROLES, faults, send

STEP = int(os.environ.get("ATTACK_STEP", "25"))
# Who may change what is on record, and who the accounts (a reader keeps her own tokens and password).
_CHANGES_NOTHING = ("nobody", "guest", "reader", "token")


def test_there_are_at_least_150_and_none_twice() -> None:
    assert len(payloads()) >= 150 and len(set(payloads())) == len(payloads())


def by_turns(place: int, role: str) -> list[int]:
    """The numbers of the payloads that this role sends to the input at this place."""
    chosen = [number for number in range(len(payloads())) if (number + place) % STEP == 0]
    return [number for turn, number in enumerate(chosen) if (turn + place) % len(ROLES) == ROLES.index(role)]


def test_the_slow_turns_leave_out_no_role_and_no_payload() -> None:
    each = [{role: by_turns(place, role) for role in ROLES} for place in range(STEP)]
    assert all(all(sent.values()) for sent in each)
    assert {number for sent in each for numbers in sent.values() for number in numbers} == {*range(len(payloads()))}


class Attacked:
    """A seeded site with an account of each role, and with guests on another one over the same data."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.settings = replace(database.settings, instance=folder, guests="no")
        self.app = create_app(self.settings, database, Access.of(self.settings, CHEAP))
        guests = replace(self.settings, guests="yes")
        self.open_to_guests = create_app(guests, database, Access.of(guests, CHEAP))
        self.heard = hearing(self.app)
        add_one_of_each(self.access)
        store = self.access.store
        self.token = add_token(store, By("tests", "", now()), account_named(store, "steward"), "program", READER, 9)

    @property
    def access(self) -> Access:
        found: Access = self.app.extensions["access"]
        return found

    def client(self, role: str) -> FlaskClient:
        app = self.open_to_guests if role == "guest" else self.app
        client = app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
        if role == "token":
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {self.token}"
        elif role not in {"nobody", "guest"}:
            client.set_cookie("session", self._signed_in(role))
        return client

    def _signed_in(self, role: str) -> str:
        lasting = self.access.lasting
        store, by = self.access.store, By(role, "127.0.0.1", now())
        account = account_named(store, role)
        with store.writing() as transaction:
            return begin_session(transaction, account, by, "tests", "password", lasting)[0]

    def accounts(self) -> list[tuple[object, ...]]:
        """All rows of accounts, tokens and links, without the moments of their last use."""
        with sqlite3.connect(self.folder / "access.sqlite3") as file:
            return [
                *file.execute("SELECT id, name, shown, role, password, disabled FROM accounts ORDER BY id"),
                *file.execute("SELECT id, secret_hash, role FROM tokens ORDER BY id"),
            ]


@pytest.fixture
def attacked(database: Database, tmp_path: Path) -> Attacked:
    load_seed(database, SEED_FOLDER)
    return Attacked(database, tmp_path)


def test_one_payload_in_each_thirteenth_input_the_roles_by_turns(attacked: Attacked) -> None:
    inputs = every_input(attacked.app, attacked.client("administrator"), attacked.heard)
    assert len(inputs) > 800, len(inputs)

    def meant(place: int, role: str) -> list[int]:
        turn, left_out = divmod(place, 13)
        return [turn % len(payloads())] if not left_out and turn % len(ROLES) == ROLES.index(role) else []

    _attack(attacked, inputs, meant)


@pytest.mark.slow
def test_every_input_meets_every_role_with_payloads_by_turns(attacked: Attacked) -> None:
    inputs = every_input(attacked.app, attacked.client("administrator"), attacked.heard)
    _attack(attacked, inputs, by_turns)


def _attack(attacked: Attacked, inputs: list[Input], meant: Callable[[int, str], list[int]]) -> None:
    wrong: Counter[str] = Counter()
    for role in ROLES:
        before, accounts = checksum(attacked.database), attacked.accounts()
        for line in _faults_as(attacked, role, inputs, meant):
            wrong[line] += 1
        if role in _CHANGES_NOTHING and checksum(attacked.database) != before:
            wrong[f"{role} changed what is on record"] += 1
        if role in {"nobody", "guest", "token"} and attacked.accounts() != accounts:
            wrong[f"{role} changed accounts"] += 1
        if role == "reader" and [row[:4] for row in attacked.accounts()][:3] != [row[:4] for row in accounts][:3]:
            wrong["a reader changed a name or a role"] += 1
    assert not wrong, "\n".join(f"{count} × {line}" for line, count in wrong.most_common(60))


def _faults_as(
    attacked: Attacked, role: str, inputs: list[Input], meant: Callable[[int, str], list[int]]
) -> Iterator[str]:
    client, all_of_them = attacked.client(role), payloads()
    for place, one in enumerate(inputs):
        for number in meant(place, role):
            answer = send(client, one, all_of_them[number])
            if answer is None:
                continue
            for fault in faults(answer, attacked.folder):
                where = f"{one.method} {one.rule} {one.place} {one.name!r} as {role}"
                yield f"{where}, {all_of_them[number][:40]!r}: {fault}"
            if role not in {"nobody", "guest", "token"} and "/sign-in" in answer.headers.get("Location", ""):
                client = attacked.client(role)  # what was sent ended this session, or changed the account
