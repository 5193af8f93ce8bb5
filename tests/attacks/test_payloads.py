"""Payloads in every input, as every role: no 500, nothing that runs, leaks or splits, nothing changed that may not be.

The quick test sends one payload to each thirteenth input. The slow one sends seven to each input, beginning elsewhere
at each, the roles by turns: every input meets every role, every role sends every payload, and what is stored by then is
looked at. ATTACK_STEP=1 sends all to all, half a million requests. Which goes where is the same in each run.
"""

from __future__ import annotations

import os
import sqlite3
import time
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
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.persons.store import new_person
from graph_app.web.asker import now
from tests.access.people import CHEAP, add_one_of_each
from tests.attacks.inputs import EXAMPLES, Input, as_it_is_now, every_input, hearing
from tests.attacks.payloads import payloads
from tests.attacks.sending import ROLES, faults, send
from tests.changes.edits import LAN, renaming
from tests.persons.people import AN, TODAY
from tests.small_network import load_small_network
from tests.web.test_imports import bring, settled

UPLOAD = "host,guest,date,title_en,quote,source_id\nhanoi,old,2026-01,x,q,Nowhere\n"
STEP = int(os.environ.get("ATTACK_STEP", "25"))
# Who may change what is on record, and who the accounts (a reader keeps her own tokens and password).
Meant = Callable[[int, str], list[int]]  # the place of an input and a role -> the numbers of payloads
SIGNED_IN = ("reader", "steward", "administrator")
_CHANGES_NOTHING = ("nobody", "guest", "reader", "token")


def test_there_are_at_least_150_and_none_twice() -> None:
    assert len(payloads()) >= 150 and len(set(payloads())) == len(payloads())


def by_turns(place: int, role: str) -> list[int]:
    """The numbers of the payloads that this role sends to the input at this place."""
    chosen = [number for number in range(len(payloads())) if (number + place) % STEP == 0]
    return [number for turn, number in enumerate(chosen) if (turn + place) % len(ROLES) == ROLES.index(role)]


def test_in_the_slow_turns_every_role_sends_every_payload_and_something_to_every_input() -> None:
    each = [{role: by_turns(place, role) for role in ROLES} for place in range(STEP * len(ROLES))]
    assert all(all(sent.values()) for sent in each)
    for role in ROLES:
        assert {number for sent in each for number in sent[role]} == {*range(len(payloads()))}


class Attacked:
    """A site over the small network with an account of each role, and with guests on another one over the same data."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.settings = replace(database.settings, instance=folder, guests="no")
        self.app = create_app(self.settings, database, Access.of(self.settings, CHEAP))
        guests = replace(self.settings, guests="yes")
        self.open_to_guests = create_app(guests, database, Access.of(guests, CHEAP))
        self.heard = hearing(self.app)
        add_one_of_each(self.access)
        store = self.access.store
        self.parts = dict(EXAMPLES)
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

    def prepare(self) -> None:
        """A person, a change and an upload, whose addresses lead somewhere; anew where they are gone."""
        client = self.client("steward")
        client.environ_base |= {"HTTP_SEC_FETCH_SITE": "same-origin"}
        self.parts["person"] = new_person(self.folder, "old", {**AN, "review_on": "2027-09-14"}, TODAY).id
        self.parts["upload"] = bring(client, UPLOAD).rpartition("/")[2]
        settled(client, f"/imports/{self.parts['upload']}")
        make_change(self.database, [renaming(self.database, "undated", f"Undated {time.monotonic_ns()}")], LAN)

    def inputs(self) -> list[Input]:
        self.prepare()
        return every_input(self.app, self.client("administrator"), self.heard, self.parts)

    def accounts(self) -> list[tuple[object, ...]]:
        """All rows of accounts, tokens and links, without the moments of their last use."""
        with sqlite3.connect(self.folder / "access.sqlite3") as file:
            return [
                *file.execute("SELECT id, name, shown, role, password, disabled FROM accounts ORDER BY id"),
                *file.execute("SELECT id, secret_hash, role FROM tokens ORDER BY id"),
            ]


@pytest.fixture
def attacked(database: Database, tmp_path: Path) -> Iterator[Attacked]:
    """Not strictly: to tell where a statement that warns was run costs more than running it."""
    load_small_network(database, tmp_path)
    own = Database(database.settings)
    yield Attacked(own, tmp_path)
    own.close()


def test_one_payload_in_each_thirteenth_input_the_roles_by_turns(attacked: Attacked) -> None:
    inputs = attacked.inputs()
    assert len(inputs) > 2_500, len(inputs)

    def meant(place: int, role: str) -> list[int]:
        turn, left_out = divmod(place, 13)
        return [turn % len(payloads())] if not left_out and turn % len(ROLES) == ROLES.index(role) else []

    assert _wrong(attacked, inputs, meant) == []


@pytest.mark.slow
def test_seven_payloads_in_every_input_the_roles_by_turns_and_what_is_stored_runs_nowhere(attacked: Attacked) -> None:
    inputs = attacked.inputs()
    assert _wrong(attacked, inputs, by_turns) == []
    client, payload = attacked.client("administrator"), "x"
    addresses = {one.rule: replace(one, place="") for one in inputs if one.method == "GET"}
    assert len(addresses) > 150
    stored = (_faults(client, one, payload, attacked) for one in addresses.values())
    assert [line for lines in stored for line in lines] == []


def _wrong(attacked: Attacked, inputs: list[Input], meant: Meant) -> list[str]:
    """What is wrong, and how often, after each role has sent what it is meant to."""
    wrong: Counter[str] = Counter()
    for role in ROLES:
        if role not in {"nobody", "guest"}:
            attacked.prepare()
        before, accounts = checksum(attacked.database), attacked.accounts()
        wrong.update(_faults_as(attacked, role, inputs, meant))
        if role in _CHANGES_NOTHING and checksum(attacked.database) != before:
            wrong[f"{role} changed what is on record"] += 1
        if role in {"nobody", "guest", "token"} and attacked.accounts() != accounts:
            wrong[f"{role} changed accounts"] += 1
        if role in {"reader", "steward"} and _names_and_roles(attacked.accounts()) != _names_and_roles(accounts):
            wrong[f"{role} changed a name or a role"] += 1
    return [f"{count} × {line}" for line, count in wrong.most_common(60)]


def _names_and_roles(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [row[:4] for row in rows[:3]]


def _faults_as(attacked: Attacked, role: str, inputs: list[Input], meant: Meant) -> Iterator[str]:
    client, all_of_them = attacked.client(role), payloads()
    for place, one in enumerate(inputs):
        for number in meant(place, role):
            yield from (f"{fault}, as {role}" for fault in _faults(client, one, all_of_them[number], attacked))
            if role in SIGNED_IN and one.ends:
                client = attacked.client(role)  # what was sent may have ended this session, or changed the account


def _faults(client: FlaskClient, one: Input, payload: str, attacked: Attacked) -> list[str]:
    now_open = as_it_is_now(client, one, attacked.parts)
    answer = send(client, now_open, payload, attacked.parts)
    found = faults(answer, attacked.folder) if answer else []
    return [f"{one.method} {one.rule} {one.place} {one.name!r}, {payload[:40]!r}: {fault}" for fault in found]
