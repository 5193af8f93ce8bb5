"""Sign-ins at an OpenID provider: begun, come back once, and whose account it then is."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from graph_app.access.accounts import Account, account_of, change_role, folded_name
from graph_app.access.audit import By
from graph_app.access.elsewhere import made_for
from graph_app.access.openid import Begun, Claims
from graph_app.access.roles import ADMINISTRATOR, ROLE_BY_NAME, Role
from graph_app.access.sessions import Lasting, begin_session, hash_of
from graph_app.access.store import Store
from graph_app.errors import (
    AccountHasPassword,
    LastAdministrator,
    NoAccountHere,
    NoRoleFromOffice,
    OpenIdAnswerWrong,
    SignInStale,
)

LONGEST_WAIT = 600  # seconds between going to the provider and coming back


@dataclass(frozen=True)
class People:
    """How claims become accounts: which claim is the name, and which says the role (None: the account's own)."""

    issuer: str
    name_claim: str
    role_claim: str | None
    roles: tuple[tuple[str, str], ...]
    unknown: Role | None


def begin_elsewhere(store: Store, onward: str, now: int) -> tuple[Begun, str]:
    """A new sign-in and the secret that its browser keeps; who comes back with another is refused."""
    begun = Begun(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))
    browser = secrets.token_urlsafe(32)
    hashes = {"state_hash": hash_of(begun.state), "browser_hash": hash_of(browser)}
    with store.writing() as transaction:
        transaction.changed("forget_old_begun", since=now - LONGEST_WAIT)
        transaction.changed(
            "begin_elsewhere", **hashes, nonce=begun.nonce, verifier=begun.verifier, onward=onward, now=now
        )
    return begun, browser


def come_back(store: Store, state: str, browser: str, now: int) -> tuple[Begun, str]:
    """What was begun with this state in this browser, and where it leads on; once. SignInStale otherwise."""
    with store.writing() as transaction:
        rows = transaction.run("begun", state_hash=hash_of(state))
        transaction.changed("forget_begun", state_hash=hash_of(state))
    for row in rows:
        fits = hmac.compare_digest(row["browser_hash"], hash_of(browser))
        if fits and now - row["begun_at"] < LONGEST_WAIT:
            return Begun(state, row["nonce"], row["verifier"]), row["onward"]
    raise SignInStale()


def sign_in_by(store: Store, people: People, claims: Claims, by: By, agent: str, lasting: Lasting) -> str:
    """The secret of a new session of whom the claims mean."""
    account = _account(store, people, claims, by)
    if account.disabled:
        raise NoAccountHere(account=account.name)
    with store.writing() as transaction:
        return begin_session(transaction, account, by, agent, "openid", lasting)[0]


def _account(store: Store, people: People, claims: Claims, by: By) -> Account:
    """By subject, which never changes; the first time by name. Its role follows the claim, where one says it."""
    role = _role(people, claims)
    rows = store.read("subject", issuer=people.issuer, subject=claims["sub"])
    account = account_of(rows[0]) if rows else _first_time(store, people, claims, by, role)
    if role is None or role is account.role:
        return account
    try:
        change_role(store, by, account.name, role)
    except LastAdministrator:
        return account
    return account_of(store.read("account", name=account.name)[0])


def _first_time(store: Store, people: People, claims: Claims, by: By, role: Role | None) -> Account:
    """An account of this name that was made for somebody and never used, else a new one where unknown people may come.

    One that is used with a password, and an administrator's, is nobody else's, whatever one is called at the provider.
    """
    name = claims.get(people.name_claim)
    if not isinstance(name, str) or not name.strip():
        raise OpenIdAnswerWrong(problem=f"there is no claim {people.name_claim}")
    rows, new_role = store.read("account", name=folded_name(name)), role or people.unknown
    if rows:
        account = account_of(rows[0])
        bound = store.read("subjects_of", issuer=people.issuer, account=account.id)
        if bound or account.signed_in_at is not None or account.role is ADMINISTRATOR:
            raise AccountHasPassword(account=account.name)
    elif new_role is None or people.unknown is None:
        raise NoAccountHere(account=name[:64])
    else:
        account = made_for(store, by, name, str(claims.get("name") or name), new_role)
    store.write("add_subject", issuer=people.issuer, subject=claims["sub"], account=account.id)
    return account


def _role(people: People, claims: Claims) -> Role | None:
    """The highest that the claim's values stand for. NoRoleFromOffice where the settings ask for one and none does."""
    if people.role_claim is None:
        return None
    said = claims.get(people.role_claim)
    values = {said} if isinstance(said, str) else {each for each in said or () if isinstance(each, str)}
    found = [ROLE_BY_NAME[role] for value, role in people.roles if value in values]
    if not found:
        raise NoRoleFromOffice()
    return max(found, key=lambda role: role.rank)
