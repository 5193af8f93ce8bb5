"""What is refused before any page is asked: foreign host names, and addresses, headers and bodies beyond measure."""

from __future__ import annotations

import ipaddress
import socket

from flask import request
from werkzeug.exceptions import SecurityError

from graph_app.access.listening import only_here
from graph_app.errors import AddressTooLong, BodyTooLarge, HeadersTooLarge, TooManyFields, WrongHost
from graph_app.settings import Settings

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_ANY = ("0.0.0.0", "::", "[::]", "")  # nosec B104  # compared with, never listened on
_KILO = 1024


def refuse_at_the_door(settings: Settings) -> None:
    """WrongHost, AddressTooLong, TooManyFields, HeadersTooLarge or BodyTooLarge."""
    _check_host(settings)
    _check_sizes(settings)


def only_this_machine(settings: Settings) -> bool:
    """Whether nobody else can ask: the site listens on the loopback and no proxy stands before it."""
    return settings.proxies == 0 and only_here(settings.host)


def host_is_ours(host: str, settings: Settings) -> bool:
    """Whether the site may be asked by this name, which is a Host header with or without its port.

    Otherwise a page of another site could let its own name mean this machine, and read what we answer (DNS rebinding).
    An address in numbers cannot be made to mean another machine, so where we listen everywhere all of them will do.
    """
    name = _without_port(host.casefold())
    if settings.hosts is not None:
        return name in settings.hosts
    if name in LOOPBACK or name in (settings.host.casefold(), f"[{settings.host.casefold()}]"):
        return True
    return settings.host in _ANY and (_in_numbers(name) or name == socket.gethostname().casefold())


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() and not name.endswith(":") else host


def _in_numbers(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _check_host(settings: Settings) -> None:
    try:
        host = request.host
    except SecurityError:  # werkzeug's word for letters that no host has
        host = ""
    if not host_is_ours(host, settings):
        raise WrongHost()


def _check_sizes(settings: Settings) -> None:
    query = request.query_string
    if len(request.path) + len(query) > settings.address_letters:
        raise AddressTooLong(limit=settings.address_letters)
    if query.count(b"&") >= settings.address_fields:
        raise TooManyFields(limit=settings.address_fields)
    if sum(len(name) + len(value) + 4 for name, value in request.headers) > settings.header_kb * _KILO:
        raise HeadersTooLarge(limit=settings.header_kb)
    if request.method in ("GET", "HEAD") and (request.content_length or 0) > settings.form_kb * _KILO:
        raise BodyTooLarge(limit=settings.form_kb)
