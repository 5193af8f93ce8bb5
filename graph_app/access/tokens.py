"""Tokens of an account for programs: a role of at most its own, until a day; shown once, kept as a hash."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from graph_app.access.accounts import Account, account_of
from graph_app.access.audit import By, record_within
from graph_app.access.roles import ROLE_BY_NAME, Role
from graph_app.access.sessions import hash_of
from graph_app.access.store import Row, Store
from graph_app.errors import RoleNeeded, UnknownToken

LONGEST_LABEL = 80
LONGEST_DAYS = 366
_USED_EVERY = 60  # seconds; that often a token's last use is written
_BEGIN = "pre_"  # so that scanners of leaked secrets and people know what it is


@dataclass(frozen=True)
class Token:
    """Moments are seconds since 1970; `used_at` None: never."""

    id: str
    label: str
    role: Role
    made_at: int
    ends_at: int
    used_at: int | None


def add_token(store: Store, by: By, account: Account, label: str, role: Role, days: int) -> str:
    """The token itself, which nobody can see again. RoleNeeded where it would be more than its owner is."""
    if not account.role.contains(role):
        raise RoleNeeded()
    secret, id = _BEGIN + secrets.token_urlsafe(32), secrets.token_urlsafe(12)
    with store.writing() as transaction:
        values = {"id": id, "secret_hash": hash_of(secret), "account": account.id, "label": label}
        transaction.changed(
            "add_token", **values, role=role.name, now=by.now, ends_at=by.now + min(days, LONGEST_DAYS) * 86_400
        )
        record_within(transaction, by, "token made", f"{account.name}: {role.name}, {label}")
    return secret


def token_of(store: Store, secret: str, now: int) -> tuple[Account, Role] | None:
    """Whose token it is, and the lesser of its role and of its owner's role today. None where it opens nothing."""
    for row in store.read("token", secret_hash=hash_of(secret)):
        account, token = account_of(row), _token(row)
        if account.disabled or now >= token.ends_at:
            return None
        if token.used_at is None or now - token.used_at >= _USED_EVERY:
            store.touch("use_token", token=token.id, now=now)
        return account, min(token.role, account.role, key=lambda role: role.rank)
    return None


def tokens_of(store: Store, account: Account) -> list[Token]:
    """All of an account, also those that have expired, the newest first."""
    return [_token(row) for row in store.read("tokens_of", account=account.id)]


def revoke_token(store: Store, by: By, account: Account, id: str) -> None:
    """UnknownToken where the account has none of this id."""
    with store.writing() as transaction:
        if not transaction.changed("revoke_token", token=id, account=account.id):
            raise UnknownToken()
        record_within(transaction, by, "token revoked", account.name)


def _token(row: Row) -> Token:
    return Token(
        row["token_id"],
        row["label"],
        ROLE_BY_NAME[row["token_role"]],
        row["token_made_at"],
        row["ends_at"],
        row["used_at"],
    )
