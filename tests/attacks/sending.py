"""A payload in one input, sent as one role; and what must be true of each answer."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_app.settings import PROJECT
from tests.attacks.inputs import Input

OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}
ROLES = ("nobody", "guest", "reader", "token", "steward", "administrator")
_TELLS = (
    *("Traceback (most recent", 'File "', "site-packages", "root:x:0", "Neo.ClientError", "neo4j.exceptions"),
    *("OperationalError", "DatabaseError", "argon2id$", "werkzeug.", "bolt://", str(PROJECT)),
)
_URLS = ("href", "src", "action", "formaction", "xlink:href", "data", "poster")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*(%|e[+-]?\d+)?", re.I)


def send(client: FlaskClient, one: Input, payload: str, parts: Mapping[str, str]) -> TestResponse | None:
    """None where no client can send this: a header with a line's end in it, or letters that no header has.

    `parts`: an example of each other part of a path.
    """
    headers: dict[str, str] = dict(OUR_PAGE)
    told: dict[str, Any] = {}
    if one.place == "query":
        told["query_string"] = {one.name: _plain(payload)}
    elif one.place == "form":
        told["data"] = {**dict(one.beside), one.name: _plain(payload)}
    elif one.place == "json":
        told["json"] = {one.name: payload} if one.name else payload
    elif one.place == "file":
        told["data"] = {"file": (io.BytesIO(_plain(payload).encode()), "x.csv")}
    elif one.place == "file name":
        told["data"] = {"file": (io.BytesIO(b"id,name\n1,x\n"), _plain(payload) + ".csv")}
    elif one.place in {"header", "cookie"}:
        value = payload if one.place == "header" else f"{one.name}={payload}"
        try:
            value = value.encode().decode("latin-1")
        except UnicodeEncodeError:
            return None
        if re.search(r"[\r\n\0]", value):
            return None
        headers[one.name if one.place == "header" else "Cookie"] = value
        if one.name == "Host":
            told["environ_overrides"] = {"HTTP_HOST": value}
    return client.open(one.address(payload, parts), method=one.method, headers=headers, **told)


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        bad = tag in {"iframe", "object", "embed", "base", "style", "template", "math"}
        bad = bad or any(name.startswith("on") or name in {"style", "srcdoc"} for name in given)
        bad = bad or (tag == "script" and not given.get("src") and given.get("type") != "application/json")
        content = (given.get("content") or "").lower()  # a page that waits for work comes again by itself
        bad = bad or (tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh" and "url" in content)
        bad = bad or any(_leads_away(given.get(name) or "") for name in _URLS)
        if bad:
            self.wrong.append(f"<{tag} {given}>"[:200])


def _leads_away(address: str) -> bool:
    bare = re.sub(r"[\x00-\x20]", "", address).lower()
    scripts = ("javascript:", "vbscript:", "data:text/html", "blob:")
    return bare.startswith(scripts) or re.match(r"(https?:)?[/\\]{2}[^/?#]*pwned\.example", bare) is not None


def faults(answer: TestResponse, own: Path) -> list[str]:
    """What is wrong with an answer, in a few words each. `own`: the instance folder, which nobody is told."""
    found = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
    kind = answer.mimetype or ""
    names = {name.lower() for name, _ in answer.headers}
    if "x-pwned" in names or any("pwned" in cookie.split("=")[0] for cookie in answer.headers.getlist("Set-Cookie")):
        found.append("a header split")
    if _leads_away(answer.headers.get("Location", "")):
        found.append(f"leads to {answer.headers['Location']}")
    if kind == "text/html" and not answer.headers.get("Content-Disposition", "").startswith("attachment"):
        tags = _Tags()
        tags.feed(answer.text)
        found += tags.wrong
    if kind.startswith(("text/", "application/json")):
        found += [
            f"tells {told!r}" for told in (*_TELLS, str(own)) if told in answer.text and told not in _asked(answer)
        ]
    if kind == "text/csv" and answer.status_code == 200:
        cells = (cell for row in csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))) for cell in row)
        found += [f"cell {cell[:40]!r}" for cell in cells if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell)]
    if kind.endswith("spreadsheetml.sheet"):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as book:
            sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
            found += [f"formula in {name}" for name in sheets if re.search(rb"<f[ >]", book.read(name))]
    return found


def _asked(answer: TestResponse) -> str:
    return f"{answer.request.url} {answer.request.headers}"
