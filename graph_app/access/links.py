"""Signed links: each shows one view to whoever has it, read-only, until the end of a day.

The signature is an HMAC (RFC 2104, SHA-256) over path, all parameters, last day and id; its key lies in the file of
accounts. The file also knows each link, so that one can be taken back. A link works only as long as its maker might
make it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl

from graph_app.access.accounts import Account, account_of
from graph_app.access.audit import By, record_within
from graph_app.access.roles import ADMINISTRATOR, ROLE_BY_NAME, Role
from graph_app.access.store import Row, Store, Transaction
from graph_app.errors import BadLastDay, LinkChanged, LinkOver, LinkRevoked, RoleNeeded, UnknownLink

PARAMETER = "signature"
LONGEST_LABEL = 80
LONGEST_DAYS = 366
_KEY = "links"
_USED_EVERY = 60  # seconds; that often a link's last use is written


@dataclass(frozen=True)
class View:
    """An address of this site, without its prefix; `role`: what one must be to make a link to it."""

    path: str
    query: str
    role: Role


@dataclass(frozen=True)
class Link:
    """`owner`: who made it. Moments are seconds since 1970; `used_at` None: never."""

    id: str
    label: str
    path: str
    query: str
    role: Role
    last_day: date
    made_at: int
    used_at: int | None
    owner: Account


def add_link(store: Store, by: By, account: Account, label: str, view: View, last_day: date) -> Link:
    """RoleNeeded where the account may not; BadLastDay where the day lies before today or too far ahead."""
    if not account.role.contains(view.role):
        raise RoleNeeded()
    today = date.fromtimestamp(by.now)
    if not today <= last_day <= today + timedelta(days=LONGEST_DAYS):
        last = today + timedelta(days=LONGEST_DAYS)
        raise BadLastDay(first=today.isoformat(), last=last.isoformat())
    id = secrets.token_urlsafe(9)
    values = {"id": id, "account": account.id, "label": label, "path": view.path, "query": view.query}
    with store.writing() as transaction:
        transaction.changed("add_secret", name=_KEY, secret=secrets.token_bytes(32))
        transaction.changed("add_link", **values, role=view.role.name, last_day=last_day.isoformat(), now=by.now)
        record_within(
            transaction, by, "link made", f"{_told(id, label)}, {last_day}: {with_query(view.path, view.query)}"
        )
    return Link(id, label, view.path, view.query, view.role, last_day, by.now, None, account)


def signature(store: Store, link: Link) -> str:
    """What is added to the address as PARAMETER: id, last day, HMAC."""
    day = link.last_day.isoformat()
    return f"{link.id}.{day}.{_mac(_key(store), link.id, day, link.path, link.query)}"


def link_of(store: Store, shown: str, path: str, query: str, address: str, now: int) -> Link:
    """The link that a signature and the rest of its address are. LinkChanged, LinkOver or LinkRevoked otherwise.

    The first use of each day stands in the audit.
    """
    id, day, mac = shown.split(".") if shown.count(".") == 2 else ("", "", "")
    key = _key(store)
    if not key or not hmac.compare_digest(_mac(key, id, day, path, query).encode(), mac.encode("utf-8", "replace")):
        raise LinkChanged()
    if date.fromtimestamp(now).isoformat() > day:
        raise LinkOver(day=day)
    for row in store.read("link", link=id):
        link = _link(row)
        if not link.owner.disabled and link.owner.role.contains(link.role):
            _use(store, link, By("link", address, now))
            return link
    raise LinkRevoked()


def links_of(store: Store, account: Account) -> list[Link]:
    """Those of an account, also those whose day is over, the newest first; an administrator sees everybody's."""
    everybody = account.role is ADMINISTRATOR
    return [_link(row) for row in store.read("links_of", account=None if everybody else account.id)]


def revoke_link(store: Store, by: By, account: Account, id: str) -> None:
    """UnknownLink where the account sees none of this id."""
    for link in links_of(store, account):
        if link.id == id:
            with store.writing() as transaction:
                transaction.changed("revoke_link", link=id)
                record_within(transaction, by, "link revoked", _told(id, link.label))
            return
    raise UnknownLink()


def _use(store: Store, link: Link, by: By) -> None:
    if link.used_at is not None and date.fromtimestamp(link.used_at) == date.fromtimestamp(by.now):
        if by.now - link.used_at >= _USED_EVERY:
            store.touch("use_link", link=link.id, now=by.now)
        return
    with store.writing() as transaction:
        transaction.changed("use_link", link=link.id, now=by.now)
        _record_use(transaction, link, by)


def _record_use(transaction: Transaction, link: Link, by: By) -> None:
    record_within(transaction, by, "link used", f"{_told(link.id, link.label)} ({link.owner.name})")


def _key(store: Store) -> bytes:
    """Empty as long as no link was ever made: nothing can be signed with that."""
    return next((bytes(row["secret"]) for row in store.read("secret", name=_KEY)), b"")


def _mac(key: bytes, id: str, day: str, path: str, query: str) -> str:
    """Over a form in which no two addresses are alike; how a program writes letters of a parameter is no change."""
    said = json.dumps([id, day, path, parse_qsl(query, keep_blank_values=True, errors="surrogateescape")])
    digest = hmac.new(key, said.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _told(id: str, label: str) -> str:
    return f"{label} [{id}]"


def with_query(path: str, query: str) -> str:
    """The address that both make."""
    return f"{path}?{query}" if query else path


def _link(row: Row) -> Link:
    return Link(
        row["link_id"],
        row["label"],
        row["path"],
        row["query"],
        ROLE_BY_NAME[row["link_role"]],
        date.fromisoformat(row["last_day"]),
        row["link_made_at"],
        row["used_at"],
        account_of(row),
    )
