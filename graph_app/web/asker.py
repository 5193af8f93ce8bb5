"""Who is asking: found once for each request, by the first way in WAYS that knows.

A further way (a proxy's header, a signed link) is a function of this form, in its place in WAYS.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from flask import current_app, g, request

from graph_app.access.access import Access
from graph_app.access.accounts import Account, any_account
from graph_app.access.audit import By, record
from graph_app.access.elsewhere import account_for, name_from_header
from graph_app.access.links import Link, link_of
from graph_app.access.listening import is_loopback, only_here
from graph_app.access.roles import ADMINISTRATOR, GUEST, Role
from graph_app.access.sessions import Session, session_of
from graph_app.access.tokens import token_of
from graph_app.errors import OnlyFromHere
from graph_app.web.answers import explorer
from graph_app.web.cookies import secret_cookie
from graph_app.web.link_taken import link_shown

SESSION = "session"
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")


@dataclass(frozen=True)
class Asker:
    """`way`: "open" (there are no accounts), "proxy", "session", "token", "guest" or "nobody", whose role is None;
    "link": whoever has it sees its one view and is nobody beside.

    `over`: somebody who was signed in and is no more; `wrong`: what was shown instead of a sign-in is worth nothing.
    """

    way: str
    role: Role | None = None
    account: Account | None = None
    session: Session | None = None
    over: bool = False
    wrong: bool = False
    link: Link | None = None

    @property
    def person(self) -> str:
        """For the audit and for copies of answers: the account's name, else what one came as."""
        return self.account.name if self.account else self.way

    @property
    def copies_of(self) -> str:
        """Those with the same text here are shown the same pages."""
        shown = f"{self.account.id} {self.account.shown}" if self.account else ""
        shown += f"{self.link.id} {self.link.last_day}" if self.link else ""
        return "" if self.way == "open" else f" {self.way} {self.role.name if self.role else ''} {shown}"

    def may(self, role: Role) -> bool:
        return self.role is not None and self.role.contains(role)


NOBODY = Asker("nobody")


def access() -> Access:
    found: Access = current_app.extensions["access"]
    return found


def asker() -> Asker:
    """Who asks this request. AccountsUnavailable or OnlyFromHere, once: the page that tells of it is nobody's."""
    if "asker" not in g:
        g.asker = NOBODY
        g.asker = next(found for way in WAYS if (found := way()))
        g.answer_for = g.asker.copies_of
    found_before: Asker = g.asker
    return found_before


def nobody_yet() -> None:
    """Whoever is refused before it was asked who they are is answered as nobody."""
    if "asker" not in g:
        g.asker = NOBODY


def become(found: Asker) -> None:
    """From here on this request is asked by somebody who has just signed in or out."""
    g.asker = found


def may(role: Role) -> bool:
    """Whether who asks has this role or one that contains it."""
    return asker().may(role)


def now() -> int:
    """Seconds since 1970, as accounts and sessions keep moments."""
    return int(time.time())


def by() -> By:
    """Who asks, for the audit."""
    return By(asker().person, request.remote_addr or "", now())


def write_down(kind: str, about: str) -> None:
    """A line of the audit, which begins with the first account."""
    if asker().way != "open":
        record(access().store, by(), kind, about)


def _open() -> Asker | None:
    """Without accounts whoever sits at this computer may do everything, and nobody else may do anything."""
    if any_account(access().store):
        return None
    if not (only_here(explorer().settings.host) and _from_here()):
        raise OnlyFromHere()
    return Asker("open", ADMINISTRATOR)


def _from_here() -> bool:
    """Whether a request comes from this computer and was meant for it: no proxy's, no foreign name that leads here."""
    host = request.host.rpartition(":")[0] or request.host
    names = [request.remote_addr or "127.0.0.1", host.strip("[]") if host != "localhost" else "127.0.0.1"]
    try:
        return all(map(is_loopback, names)) and not any(name in request.headers for name in _FORWARDED)
    except ValueError:
        return False


def _link() -> Asker | None:
    """A signed link goes before whoever is signed in, so that its maker sees what it shows. LinkRefused."""
    shown = link_shown(request.environ)
    if shown is None:
        return None
    query = request.query_string.decode("latin-1")
    return Asker("link", link=link_of(access().store, shown, request.path, query, request.remote_addr or "", now()))


def named_by_proxy() -> str:
    """What a proxy of ours says of who asks; empty where none does, and where somebody else says it."""
    trusted = access().proxy_user
    if trusted is None or not trusted.believes(_peer()):
        return ""
    return request.headers.get(trusted.header, "").strip()


def _peer() -> str:
    """Who really asked our port, before proxies were believed what they tell of others."""
    before: dict[str, str] = request.environ.get("werkzeug.proxy_fix.orig", {})
    return before.get("REMOTE_ADDR") or request.remote_addr or ""


def carries_token() -> bool:
    return request.headers.get("Authorization", "").partition(" ")[0].lower() == "bearer"


def _proxy() -> Asker | None:
    """Whom the proxy names, it is, whatever else the browser still has; a token goes before. NoAccountHere."""
    named = named_by_proxy()
    if not named or carries_token():
        return None
    name, who = name_from_header(named), By("proxy", request.remote_addr or "", now())
    account = account_for(access().store, who, name, name, access().unknown, "proxy")
    return Asker("proxy", account.role, account)


def _session() -> Asker | None:
    secret = secret_cookie(SESSION)
    if not secret:
        return None
    found = session_of(access().store, secret, now(), access().lasting)
    if found:
        return Asker("session", found[0].role, found[0], found[1])
    g.over = True
    return None


def _token() -> Asker | None:
    """`Authorization: Bearer …`. One that is not good is nobody's, not a guest's."""
    if not carries_token():
        return None
    secret = request.headers["Authorization"].partition(" ")[2]
    found = token_of(access().store, secret.strip(), now())
    return Asker("token", found[1], found[0]) if found else Asker("nobody", wrong=True)


def _guest() -> Asker | None:
    return Asker("guest", GUEST, over=g.get("over", False)) if access().guests else None


def _nobody() -> Asker:
    return Asker("nobody", over=g.get("over", False))


WAYS: tuple[Callable[[], Asker | None], ...] = (_open, _link, _proxy, _session, _token, _guest, _nobody)
