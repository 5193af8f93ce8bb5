"""People for tests: an account of each role, with one password."""

from __future__ import annotations

from graph_app.access.access import Access
from graph_app.access.accounts import Account, add_account
from graph_app.access.audit import By
from graph_app.access.passwords import Hasher
from graph_app.access.roles import ACCOUNT_ROLES, Role

CHEAP = Hasher(passes=1, kibibytes=8, lanes=1)
PASSWORD = "ngựa xanh pin ghim 7"
FIRST = By("tests", "", 1_800_000_000)


def add(access: Access, name: str, role: Role, password: str = PASSWORD, shown: str = "") -> Account:
    return add_account(access.store, FIRST, name, shown, role, access.hasher.hashed(password), first=False)


def add_one_of_each(access: Access) -> dict[str, Account]:
    """Accounts named like their roles."""
    return {role.name: add(access, role.name, role) for role in ACCOUNT_ROLES}
