"""The people of a large office: each with an account, a sign-in, a partner and a mark of their own."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.access.access import Access
from graph_app.access.accounts import account_of
from graph_app.access.audit import By
from graph_app.access.roles import READER, STEWARD
from graph_app.access.sessions import begin_session
from graph_app.ingest.seed import SEED_FOLDER
from tests.access.people import CHEAP, PASSWORD


@dataclass(frozen=True)
class Person:
    """`mark` stands in the name that the menu shows and in the query that is theirs, and nowhere else."""

    name: str
    mark: str
    shown: str
    cookie: str
    partner: str
    partner_name: str


def settle(access: Access, count: int) -> Sequence[Person]:
    """So many people with accounts, all signed in; the first is a steward. All in one transaction: it takes no time."""
    partners, hashed = _partners(), CHEAP.hashed(PASSWORD)
    now = int(time.time())
    found = []
    with access.store.writing() as transaction:
        for place in range(count):
            name, mark = f"person-{place:03}", f"mark{place:03}x"
            role = READER if place else STEWARD
            values = {"name": name, "shown": f"Lan {mark}", "role": role.name, "password": hashed}
            transaction.changed("add_account", **values, must_change=0, now=now)
            account = account_of(transaction.run("account", name=name)[0])
            secret, _ = begin_session(transaction, account, By(name, "", now), "", "password", access.lasting)
            partner, partner_name = partners[place % len(partners)]
            found.append(Person(name, mark, f"Lan {mark}", f"session={secret}", partner, partner_name))
    return found


def _partners() -> Sequence[tuple[str, str]]:
    """Their ids and English names."""
    with (SEED_FOLDER / "partners.csv").open(encoding="utf-8", newline="") as file:
        return [(row["id"], row["name_en"] or row["name_vi"]) for row in csv.DictReader(file)]
