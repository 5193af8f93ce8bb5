"""Sessions: a random secret in a cookie, of which only the hash is kept. They end by themselves, and can be ended."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from graph_app.access.accounts import Account, account_of
from graph_app.access.audit import By, record_within
from graph_app.access.store import Row, Store, Transaction

_SEEN_EVERY = 60  # seconds; that often a session's last use is written
_LONGEST_AGENT = 200


@dataclass(frozen=True)
class Lasting:
    """How long sessions last: without use, and in all, in seconds."""

    idle: int
    whole: int


@dataclass(frozen=True)
class Session:
    """One browser that is signed in; `way`: how ("password", …). Moments are seconds since 1970."""

    id: str
    made_at: int
    seen_at: int
    ends_at: int
    address: str
    agent: str
    way: str


def begin_session(
    transaction: Transaction, account: Account, by: By, agent: str, way: str, lasting: Lasting
) -> tuple[str, Session]:
    """A new session and its secret, within whoever checks that it may begin. What is over is cleared away."""
    transaction.changed("end_old_sessions", now=by.now, idle_since=by.now - lasting.idle)
    secret, id = secrets.token_urlsafe(32), secrets.token_urlsafe(12)
    session = Session(
        id,
        by.now,
        by.now,
        by.now + lasting.whole,
        by.address,
        agent.encode("utf-8", "replace").decode()[:_LONGEST_AGENT],
        way,
    )
    values = {"id": id, "secret_hash": hash_of(secret), "account": account.id, "ends_at": session.ends_at}
    transaction.changed("begin_session", **values, now=by.now, address=session.address, agent=session.agent, way=way)
    transaction.changed("set_signed_in", account=account.id, now=by.now)
    record_within(transaction, By(account.name, by.address, by.now), "sign-in", "" if way == "password" else way)
    return secret, session


def session_of(store: Store, secret: str, now: int, lasting: Lasting) -> tuple[Account, Session] | None:
    """Whose session a secret opens. None where it is over, unknown, or its account may not sign in."""
    for row in store.read("session", secret_hash=hash_of(secret)):
        account, session = account_of(row), _session(row)
        if account.disabled or now >= session.ends_at or now - session.seen_at >= lasting.idle:
            return None
        if now - session.seen_at >= _SEEN_EVERY:
            store.touch("touch_session", session=session.id, now=now)
        return account, session
    return None


def sessions_of(store: Store, account: Account, now: int, lasting: Lasting) -> list[Session]:
    """Those that are not over, the last used first."""
    found = store.read("sessions_of", account=account.id, now=now, idle_since=now - lasting.idle)
    return [_session(row) for row in found]


def end_session(store: Store, by: By, account: Account, id: str, kind: str = "sessions ended") -> bool:
    """Whether the account had a session of this id, which has ended now."""
    with store.writing() as transaction:
        ended = transaction.changed("end_session", session=id, account=account.id) > 0
        if ended:
            record_within(transaction, by, kind, account.name)
    return ended


def end_sessions(store: Store, by: By, account: Account, but: str = "") -> int:
    """Ends all sessions of an account, but for the one of the id `but`; how many."""
    with store.writing() as transaction:
        ended = transaction.changed("end_sessions", account=account.id, but=but)
        record_within(transaction, by, "sessions ended", f"{account.name}: {ended}")
    return ended


def hash_of(secret: str) -> str:
    """What is kept of a secret of 256 bits: SHA-256 is enough, because nobody can go through all of them."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _session(row: Row) -> Session:
    return Session(
        row["session_id"],
        row["session_made_at"],
        row["seen_at"],
        row["ends_at"],
        row["address"],
        row["agent"],
        row["way"],
    )
