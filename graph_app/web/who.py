"""Who makes a change, and why: told in the form itself, the name remembered in a cookie until there are accounts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from urllib.parse import quote, unquote

from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response

from graph_app.changes.change import Told
from graph_app.language.moments import utc_text
from graph_app.web.cookies import keep_cookie

COOKIE = "who"
LONGEST = {"who": 120, "why": 500}
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Signed:
    """What stands in the fields of a form; `problems` says of each what is wrong with it."""

    who: str
    why: str
    problems: Mapping[str, str] = field(default_factory=dict)

    def told(self, kind: str, about: str = "") -> Told:
        """The same for the log, as of now."""
        return Told(self.who, self.why, kind, utc_text(datetime.now(timezone.utc)), about)


def unsigned() -> Signed:
    """An empty form, but for the name that was given last time."""
    return Signed(plain_text(unquote(request.cookies.get(COOKIE, "")))[: LONGEST["who"]], "")


def signed(why_needed: bool = True) -> Signed:
    """What the form that was sent says."""
    given = {name: plain_text(request.form.get(name, "")) for name in LONGEST}
    missing = {"who": gettext("Say who you are."), "why": gettext("Say why, for whoever reads the log later.")}
    problems = {name: missing[name] for name, text in given.items() if not text and (why_needed or name != "why")} | {
        name: gettext("That is too long: %(count)s letters at most.", count=LONGEST[name])
        for name, text in given.items()
        if len(text) > LONGEST[name]
    }
    return Signed(given["who"], given["why"], problems)


def remember(response: Response, who: str) -> Response:
    """The response with a cookie that fills the name in next time."""
    keep_cookie(response, COOKIE, quote(who), _YEAR)
    return response


def plain_text(text: str) -> str:
    """One line in Unicode NFC, without what no page can show."""
    kept = "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"})
    return " ".join(unicodedata.normalize("NFC", kept).split())
