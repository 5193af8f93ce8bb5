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
from graph_app.ingest.reading.letters import line
from graph_app.ingest.reading.sheets import Faulty
from graph_app.language.moments import utc_text
from graph_app.web.asker import asker
from graph_app.web.cookies import keep
from graph_app.web.unfit import unfit

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
    remembered = line(unquote(request.cookies.get(COOKIE, "")), LONGEST["who"])
    return Signed("" if isinstance(remembered, Faulty) else remembered, "")


def signed(why_needed: bool = True) -> Signed:
    """What the form that was sent says; where something is wrong with it, as it was typed."""
    read = {name: line(request.form.get(name, ""), most) for name, most in LONGEST.items()}
    own = _signature()
    if own is not None:
        read["who"] = own
    unread = {name: unfit(text.saying) for name, text in read.items() if isinstance(text, Faulty)}
    given = {name: request.form.get(name, "") if name in unread else text for name, text in read.items()}
    missing = {"who": gettext("Say who you are."), "why": gettext("Say why, for whoever reads the log later.")}
    problems = {name: missing[name] for name, text in given.items() if not text and (why_needed or name != "why")}
    problems |= unread
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
