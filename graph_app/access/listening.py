"""Whether a site can be reached from other computers, by what HOST says."""

from __future__ import annotations

import ipaddress
import socket

from graph_app.access.accounts import any_account
from graph_app.access.store import Store
from graph_app.errors import OpenBehindProxy, OpenToNetwork


def refuse_open_network(host: str, store: Store, proxies: int = 0) -> None:
    """OpenToNetwork or OpenBehindProxy where others could reach a site that has no accounts."""
    if any_account(store):
        return
    if not only_here(host):
        raise OpenToNetwork(host=host)
    if proxies:
        raise OpenBehindProxy()


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
