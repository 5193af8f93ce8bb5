"""Every input of every address: of the routes, of what their views ask for, of openapi and of the forms of pages.

A view that asks for a new field is heard doing so, and a page that shows a new field is read: both are attacked by
the next run without a word here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

from flask import Flask, Request
from flask.testing import FlaskClient
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Rule

from graph_app.web.openapi import (
    _IN_PATH,
    ending_of,
)  # the examples that the product itself gives for what stands in a path

HEADERS = (
    *("Accept-Language", "Accept", "Authorization", "Content-Type", "Host", "If-Modified-Since", "If-None-Match"),
    *("Origin", "Range", "Referer", "Sec-Fetch-Site", "User-Agent", "X-Forwarded-For", "X-Forwarded-Host"),
    *("X-Forwarded-Prefix", "X-Request-ID"),
)
COOKIES = ("session", "who", "lang", "notice")
_EXAMPLES = {**_IN_PATH, "name": "partner_history", "account": "reader", "person": "1", "digest": "x"}
_PART = re.compile(r"<(?:[^:>]+:)?([^>]+)>")

Heard = dict[tuple[str, str], set[str]]


@dataclass(frozen=True)
class Input:
    """`place`: "path", "query", "form", "json", "header", "cookie", "file" (its content) or "file name"."""

    rule: str  # as the route is written: "/partners/<partner>"
    endpoint: str
    method: str
    place: str
    name: str

    def address(self, payload: str) -> str:
        """The address to ask, with the payload in it where it is a part of the path."""

        def part(found: re.Match[str]) -> str:
            own = self.place == "path" and found[1] == self.name
            return _sent(payload) if own else _EXAMPLES.get(found[1], "x")

        return _PART.sub(part, self.rule)


def _sent(payload: str) -> str:
    return quote(payload, safe="", errors="surrogatepass")


def hearing(app: Flask) -> Heard:
    """From here on the app tells which fields its views ask for: (endpoint, place) -> names."""
    heard: Heard = defaultdict(set)

    def noting(place: str) -> type[ImmutableMultiDict[str, Any]]:
        class Noting(ImmutableMultiDict[str, Any]):
            def __getitem__(self, key: str) -> Any:
                _note(heard, place, key)
                return super().__getitem__(key)

            def __contains__(self, key: object) -> bool:
                _note(heard, place, str(key))
                return super().__contains__(key)

            def getlist(self, key: str, *more: Any, **named: Any) -> list[Any]:
                _note(heard, place, key)
                return super().getlist(key, *more, **named)

        return Noting

    class Heeding(Request):
        @property
        def args(self) -> Any:
            return noting("query")(super().args)

        @property
        def form(self) -> Any:
            return noting("form")(super().form)

    app.request_class = Heeding
    return heard


def _note(heard: Heard, place: str, name: str) -> None:
    from flask import request

    heard[str(request.endpoint), place].add(name)


class _Fields(HTMLParser):
    """The names of fields of a page's forms, with the method of the form."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str, str]] = set()
        self._form = ("", "get")

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "form":
            self._form = (given.get("action") or "", (given.get("method") or "get").lower())
        if tag in {"input", "select", "textarea", "button"} and given.get("name"):
            self.found.add((*self._form, str(given["name"])))


def every_input(app: Flask, everything: FlaskClient, heard: Heard) -> list[Input]:
    """In a fixed order. `everything` may ask all; each page is asked once, to hear its view and to read its forms."""
    described = everything.get("/openapi.json").get_json()["paths"]
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ())))
    found: set[Input] = set()
    adapter = app.url_map.bind("localhost")
    by_endpoint: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            by_endpoint[rule.endpoint, method] = rule
    for (_, method), rule in by_endpoint.items():
        found |= {Input(rule.rule, rule.endpoint, method, "path", name) for name in rule.arguments}
        found |= {Input(rule.rule, rule.endpoint, method, "query", name) for name in _told(described, rule)}
        if method == "GET" and ending_of(rule.rule) == "html" and not rule.endpoint.startswith("static"):
            address = Input(rule.rule, rule.endpoint, method, "", "").address("")
            answer = everything.get(address)
            if answer.mimetype == "text/html":
                found |= _of_forms(answer.text, address, adapter, by_endpoint)
    for (endpoint, place), names in heard.items():
        for method in ("GET", "POST"):
            if (endpoint, method) in by_endpoint and (place == "query" or method == "POST"):
                found |= {Input(by_endpoint[endpoint, method].rule, endpoint, method, place, name) for name in names}
    for (endpoint, method), rule in by_endpoint.items():
        if endpoint.split(".")[0] in {"start", "partners", "signing", "console", "take_along", "imports"}:
            found |= {Input(rule.rule, rule.endpoint, method, "header", name) for name in HEADERS}
            found |= {Input(rule.rule, rule.endpoint, method, "cookie", name) for name in COOKIES}
        if endpoint in {"console.run_json", "console.run_csv", "saved_views.save"}:
            found |= {
                Input(rule.rule, rule.endpoint, method, "json", name)
                for name in ("query", "parameters", "state", "name", "")
            }
        if endpoint == "imports.bring":
            found |= {
                Input(rule.rule, rule.endpoint, method, "file", "file"),
                Input(rule.rule, rule.endpoint, method, "file name", "file"),
            }
    return sorted(found, key=lambda one: (one.rule, one.method, one.place, one.name))


def _told(described: Any, rule: Rule) -> set[str]:
    operations = described.get(_PART.sub(r"{\1}", rule.rule), {})
    parameters = [each for one in operations.values() for each in one.get("parameters", ())]
    return {each["name"] for each in parameters if each["in"] == "query"}


def _of_forms(page: str, address: str, adapter: Any, rules: dict[tuple[str, str], Rule]) -> set[Input]:
    fields, found = _Fields(), set()
    fields.feed(page)
    for action, method, name in fields.found:
        path = (action or address).split("?")[0]
        try:
            endpoint, _ = adapter.match(path, method=method.upper())
        except Exception:  # a form that leads elsewhere is no input of ours
            continue
        if (endpoint, method.upper()) in rules:
            rule = rules[endpoint, method.upper()]
            found.add(Input(rule.rule, rule.endpoint, method.upper(), "form" if method == "post" else "query", name))
    return found
