"""Accounts: who may sign in, and as what. Each change is written with its line of the audit, or not at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from graph_app.access.audit import By, record_within
from graph_app.access.roles import ACCOUNT_ROLES, ADMINISTRATOR, ROLE_BY_NAME, Role
from graph_app.access.store import Row, Store, Transaction
from graph_app.errors import AccountExists, BadAccountName, BadParameter, LastAdministrator, UnknownAccount

LONGEST_NAME = 64
LONGEST_SHOWN = 120


@dataclass(frozen=True)
class Account:
    """`name` is what one signs in with, `shown` the person's name. Moments are seconds since 1970."""

    id: int
    name: str
    shown: str
    role: Role
    disabled: bool
    must_change: bool
    made_at: int
    signed_in_at: int | None

    @property
    def signature(self) -> str:
        """How the person signs changes: by name, and so that two of the same name are told apart."""
        return self.name if self.shown in ("", self.name) else f"{self.shown} ({self.name})"


def any_account(store: Store) -> bool:
    """Whether there are accounts. AccountsUnavailable where that cannot be read."""
    return any(row for found in store.read("any_account") for row in found.values())


def accounts(store: Store) -> list[Account]:
    return [account_of(row) for row in store.read("accounts")]


def account_named(store: Store, name: str) -> Account:
    """UnknownAccount where there is none."""
    for row in store.read("account", name=folded_name(name)):
        return account_of(row)
    raise UnknownAccount(account=name)


def account_of(row: Row) -> Account:
    return Account(
        row["id"],
        row["name"],
        row["shown"],
        ROLE_BY_NAME[row["role"]],
        bool(row["disabled"]),
        bool(row["must_change"]),
        row["made_at"],
        row["signed_in_at"],
    )


def folded_name(text: str) -> str:
    """A name as it is compared: NFC, without regard to case and to space around it."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).strip().casefold())


def account_name(text: str) -> str:
    """A name for a new account. BadAccountName where it cannot be one."""
    name = folded_name(text)
    if len(name) > LONGEST_NAME or not re.fullmatch(r"\w[\w.@+-]*", name):
        raise BadAccountName(name=text[:LONGEST_NAME], limit=LONGEST_NAME)
    return name


def account_role(text: str) -> Role:
    """BadParameter where it is no role that an account may have."""
    for role in ACCOUNT_ROLES:
        if role.name == text:
            return role
    example = ", ".join(role.name for role in ACCOUNT_ROLES)
    raise BadParameter(field="role", value=text[:40], type="choice", example=example)


def _plain(shown: str) -> str:
    """A name in one line, composed, without what cannot be seen; another sign-in service may send anything."""
    seen = (letter for letter in unicodedata.normalize("NFC", shown) if letter.isspace() or letter.isprintable())
    return " ".join("".join(seen).split())


def add_account(store: Store, by: By, name: str, shown: str, role: Role, password: str | None, first: bool) -> Account:
    """A new account. `password` is a hash, None for who signs in elsewhere; `first`: to be changed at once."""
    name, shown = account_name(name), _plain(shown)[:LONGEST_SHOWN]
    with store.writing() as transaction:
        if transaction.run("account", name=name):
            raise AccountExists(account=name)
        values = {"name": name, "shown": shown or name, "role": role.name, "password": password}
        transaction.changed("add_account", **values, must_change=int(first), now=by.now)
        record_within(transaction, by, "account added", f"{name}: {role.name}")
        return account_of(transaction.run("account", name=name)[0])


def change_role(store: Store, by: By, name: str, role: Role) -> None:
    """The new role counts from the account's next request on. LastAdministrator keeps one."""
    with store.writing() as transaction:
        account = _found(transaction, name)
        if role is not ADMINISTRATOR:
            _keep_one(transaction, account)
        transaction.changed("set_role", account=account.id, role=role.name)
        record_within(transaction, by, "role", f"{account.name}: {account.role.name} -> {role.name}")


def disable(store: Store, by: By, name: str, disabled: bool) -> None:
    """Whether an account may sign in; one that may not has no session left."""
    with store.writing() as transaction:
        account = _found(transaction, name)
        if disabled:
            _keep_one(transaction, account)
            transaction.changed("end_sessions", account=account.id, but="")
        transaction.changed("set_disabled", account=account.id, disabled=int(disabled))
        record_within(transaction, by, "account disabled" if disabled else "account enabled", account.name)


def remove_account(store: Store, by: By, name: str) -> None:
    """Gone with its sessions and tokens; what the audit and the log of changes say of it stays."""
    with store.writing() as transaction:
        account = _found(transaction, name)
        _keep_one(transaction, account)
        transaction.changed("remove_account", account=account.id)
        record_within(transaction, by, "account removed", account.name)


def set_password(store: Store, by: By, name: str, password: str, first: bool = False, but: str = "") -> None:
    """Takes a hash. All sessions of the account end, but for the one of the id `but`."""
    with store.writing() as transaction:
        account = _found(transaction, name)
        transaction.changed("set_password", account=account.id, password=password, must_change=int(first))
        transaction.changed("end_sessions", account=account.id, but=but)
        record_within(transaction, by, "password reset" if first else "password", account.name)


def _found(transaction: Transaction, name: str) -> Account:
    for row in transaction.run("account", name=folded_name(name)):
        return account_of(row)
    raise UnknownAccount(account=name)


def _keep_one(transaction: Transaction, account: Account) -> None:
    """LastAdministrator where nobody else could manage the accounts afterwards."""
    if account.role is not ADMINISTRATOR or account.disabled:
        return
    [counted] = transaction.run("other_administrators", account=account.id)
    if not next(iter(counted.values())):
        raise LastAdministrator(account=account.name)
