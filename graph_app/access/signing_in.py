"""Signing in with name and password."""

from __future__ import annotations

from graph_app.access.accounts import LONGEST_NAME, Account, account_of, folded_name
from graph_app.access.attempts import begin_attempt, forgive
from graph_app.access.audit import By, record
from graph_app.access.passwords import Hasher
from graph_app.access.sessions import Lasting, begin_session
from graph_app.access.store import Store
from graph_app.errors import WrongSignIn


def sign_in(store: Store, hasher: Hasher, by: By, password: str, agent: str, lasting: Lasting) -> tuple[str, Account]:
    """The secret of a new session of the account that `by` names. WrongSignIn or TooManySignIns where it may not begin.

    Nobody learns whether there is such a name: neither from the sentence nor from the time that it takes.
    """
    account, hashed = proved(store, hasher, by, password)
    with store.writing() as transaction:
        if hasher.outdated(hashed):
            transaction.changed("set_hash", account=account.id, password=hasher.hashed(password))
        secret, _ = begin_session(transaction, account, by, agent, "password", lasting)
    return secret, account


def proved(store: Store, hasher: Hasher, by: By, password: str) -> tuple[Account, str]:
    """The account that `by` names and its hash, where the password fits and it is not disabled."""
    name = folded_name(by.person)[:LONGEST_NAME]
    begin_attempt(store, name, by.address, by.now)
    rows = store.read("account", name=name)
    account = account_of(rows[0]) if rows else None
    hashed = _hash(store, account) if account else None
    if not hasher.fits(hashed, password) or account is None or hashed is None or account.disabled:
        # What was typed for a name may be a password by mistake: only names that exist are written down.
        record(store, By(account.name if account else "", by.address, by.now), "sign-in failed", "")
        raise WrongSignIn()
    forgive(store, name, by.address)
    return account, hashed


def _hash(store: Store, account: Account) -> str | None:
    [row] = store.read("password_of", account=account.id)
    hashed: str | None = row["password"]
    return hashed
