"""Whether a site can be reached from other computers, by what HOST says."""

from __future__ import annotations

import ipaddress
import socket

from graph_app.access.accounts import any_account
from graph_app.access.store import Store
from graph_app.errors import OpenToNetwork


def refuse_open_network(host: str, store: Store) -> None:
    """OpenToNetwork where others could reach a site that has no accounts."""
    if not only_here(host) and not any_account(store):
        raise OpenToNetwork(host=host)


def only_here(host: str) -> bool:
    """Whether nobody but this computer reaches an address or name; no for one that cannot be resolved."""
    host = host.strip().strip("[]")
    if not host:
        return False  # all addresses
    try:
        return is_loopback(host)
    except ValueError:
        pass
    try:
        found = {str(place[4][0]) for place in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(is_loopback(address) for address in found)


def is_loopback(address: str) -> bool:
    """ValueError where it is no IP address."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None)
    return bool((inner or found).is_loopback)
