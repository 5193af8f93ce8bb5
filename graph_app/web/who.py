"""Who makes a change, and why. With an account the name is the account's; without accounts the form asks for it, and a
cookie remembers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from urllib.parse import quote, unquote

from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response

from graph_app.changes.change import Told
from graph_app.language.moments import utc_text
from graph_app.language.plain_text import plain_text
from graph_app.web.asker import asker
from graph_app.web.cookies import keep

COOKIE = "who"
LONGEST = {"who": 120, "why": 500}


@dataclass(frozen=True)
class Signed:
    """What stands in the fields of a form; `problems` says of each what is wrong with it.

    `known`: who it is is known from the account and not asked.
    """

    who: str
    why: str
    problems: Mapping[str, str] = field(default_factory=dict)
    known: bool = False

    def told(self, kind: str, about: str = "") -> Told:
        """The same for the log, as of now."""
        return Told(self.who, self.why, kind, utc_text(datetime.now(timezone.utc)), about)


def unsigned() -> Signed:
    """An empty form, but for the name of the account, or the one that was given last time."""
    own = _signature()
    if own is not None:
        return Signed(own, "", known=True)
    return Signed(plain_text(unquote(request.cookies.get(COOKIE, "")))[: LONGEST["who"]], "")


def signed(why_needed: bool = True) -> Signed:
    """What the form that was sent says."""
    given = {name: plain_text(request.form.get(name, "")) for name in LONGEST}
    own = _signature()
    if own is not None:
        given["who"] = own
    missing = {"who": gettext("Say who you are."), "why": gettext("Say why, for whoever reads the log later.")}
    problems = {name: missing[name] for name, text in given.items() if not text and (why_needed or name != "why")} | {
        name: gettext("That is too long: %(count)s letters at most.", count=LONGEST[name])
        for name, text in given.items()
        if len(text) > LONGEST[name] and not (name == "who" and own is not None)
    }
    return Signed(given["who"], given["why"], problems, own is not None)


def remember(response: Response, who: str) -> Response:
    """The response with a cookie that fills the name in next time."""
    if _signature() is None:
        keep(response, COOKIE, quote(who))
    return response


def _signature() -> str | None:
    """How the account that asks signs; None without accounts."""
    own = asker().account
    return own.signature if own else None
