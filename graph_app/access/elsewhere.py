"""People whom somebody else vouches for: a reverse proxy of ours, or an OpenID provider."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from graph_app.access.accounts import Account, account_of, add_account, folded_name
from graph_app.access.audit import By, record_within
from graph_app.access.roles import Role
from graph_app.access.store import Store, Transaction
from graph_app.errors import BadAccountName, NoAccountHere, WrongProxyUser

Network: TypeAlias = "ipaddress.IPv4Network | ipaddress.IPv6Network"


@dataclass(frozen=True)
class ProxyUser:
    """The header in which our proxies say who asks, and where they stand: nobody else is believed."""

    header: str
    networks: tuple[Network, ...]

    def believes(self, peer: str) -> bool:
        """Whether a request that came from this very address came from a proxy of ours."""
        try:
            found = ipaddress.ip_address(peer.partition("%")[0])
        except ValueError:
            return False
        found = getattr(found, "ipv4_mapped", None) or found
        return any(found in network for network in self.networks)


def name_from_header(value: str) -> str:
    """The account that a header names. WrongProxyUser where it cannot be one name, as where it was sent twice."""
    try:
        name = value.encode("latin-1").decode("utf-8")
    except UnicodeError as problem:
        raise WrongProxyUser() from problem
    if "," in name or any(letter.isspace() for letter in name.strip()):
        raise WrongProxyUser()
    return folded_name(name)


def account_for(store: Store, by: By, name: str, shown: str, unknown: Role | None, way: str) -> Account:
    """The account of somebody vouched for by name, made where `unknown` says as what. NoAccountHere otherwise.

    The first time on each day is a sign-in and stands in the audit.
    """
    rows = store.read("account", name=folded_name(name))
    if rows:
        account = account_of(rows[0])
    elif unknown is None:
        raise NoAccountHere(account=name[:64])
    else:
        account = made_for(store, by, name, shown, unknown)
    if account.disabled:
        raise NoAccountHere(account=account.name)
    if account.signed_in_at is None or date.fromtimestamp(account.signed_in_at) != date.fromtimestamp(by.now):
        with store.writing() as transaction:
            _note(transaction, account, by, way)
    return account


def made_for(store: Store, by: By, name: str, shown: str, role: Role) -> Account:
    """A new account without a password."""
    try:
        return add_account(store, by, name, shown, role, None, first=False)
    except BadAccountName as problem:
        raise NoAccountHere(account=name[:64]) from problem


def _note(transaction: Transaction, account: Account, by: By, way: str) -> None:
    transaction.changed("set_signed_in", account=account.id, now=by.now)
    record_within(transaction, By(account.name, by.address, by.now), "sign-in", way)
