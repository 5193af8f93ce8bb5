"""How often one person, or one address, may ask; what is dear has a budget of its own, and so has signing in."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Mapping

from flask import Flask, g, request

from graph_app.budgets.rates import RatesInMemory
from graph_app.budgets.shared_rates import SharedRates
from graph_app.errors import GraphAppError, TooManyRequests
from graph_app.settings import Settings
from graph_app.web.asker import asker
from graph_app.web.door import only_this_machine

PAGES, HEAVY, SIGN_INS = "pages", "heavy", "sign_ins"
# Where nothing is set and others than this machine can ask.
DEFAULTS: Mapping[str, int] = {PAGES: 600, HEAVY: 60, SIGN_INS: 10}
# What the watchers ask, and files that a browser keeps for a year.
FREE = frozenset({"health.health", "health.alive", "static_files.static_file", "static_files.named_file"})
_HEAVY = frozenset(
    {
        *("console.run", "console.run_json", "console.run_csv"),
        *("imports.bring", "imports.reading", "imports.answers", "imports.look", "imports.make"),
    }
)
_HEAVY_ROOMS = frozenset({"take_along"})
_HEAVY_ENDINGS = ("_csv", "_xlsx", "_docx", "_zip", "_pdf")
# Attempts to sign in, by the endpoints that take them: whoever adds a way to sign in names it here.
SIGN_IN_ENDPOINTS = frozenset({"signing.signed_in"})
# Those that are asked as pages: a provider sends the browser back so.
_SIGN_IN_PAGES = frozenset({"openid.begin", "openid.back"})


def limit_rates(app: Flask, settings: Settings) -> None:
    """Counts each request before it is answered; TooManyRequests for one too many."""
    limits = _limits(settings)
    quick, shared = RatesInMemory(), SharedRates(settings.instance / "budgets.sqlite3")

    def count() -> None:
        for budget in budgets_of(request.endpoint or "", request.method, request.args.get("run")):
            if limits[budget]:
                rates = quick if budget == PAGES else shared
                wait = rates.wait(budget, _asker(budget), limits[budget])
                if wait:
                    raise TooManyRequests(seconds=math.ceil(wait))

    app.before_request(count)


def budgets_of(endpoint: str, method: str, run: str | None = None) -> tuple[str, ...]:
    """The budgets that a request is counted in, the dearest first; none for what is free."""
    if endpoint in FREE:
        return ()
    if (method == "POST" and endpoint in SIGN_IN_ENDPOINTS) or endpoint in _SIGN_IN_PAGES:
        return (SIGN_INS, PAGES)
    room, _, view = endpoint.partition(".")
    heavy = endpoint in _HEAVY or room in _HEAVY_ROOMS or view.endswith(_HEAVY_ENDINGS)
    heavy = heavy or (endpoint == "console.console" and run == "yes")
    return (HEAVY, PAGES) if heavy else (PAGES,)


def _limits(settings: Settings) -> Mapping[str, int]:
    given = {
        PAGES: settings.pages_per_minute,
        HEAVY: settings.heavy_per_minute,
        SIGN_INS: settings.sign_ins_per_minute,
    }
    unset = dict.fromkeys(DEFAULTS, 0) if only_this_machine(settings) else DEFAULTS
    return {name: unset[name] if number is None else number for name, number in given.items()}


def _asker(budget: str) -> str:
    """Who is counted: the person where one is known, else the address. Trying to sign in is counted by address."""
    if budget != SIGN_INS:
        try:
            if account := asker().account:
                return f"person {account.id}"
        except GraphAppError:
            g.pop("asker")  # the gate asks anew, and tells why nobody can be known
    return f"address {network_of(request.remote_addr or '')}"


def network_of(address: str) -> str:
    """An address; of IPv6 the network of 64 bits, in which one person has any number of addresses."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
