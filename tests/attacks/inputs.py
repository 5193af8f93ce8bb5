"""Every input of every address: of the routes, of what their views ask for, of openapi and of the forms of pages.

A view that asks for a new field is heard doing so, and a page that shows a new field is read: both are attacked by
the next run without a word here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

from flask import Flask, Request
from flask.testing import FlaskClient
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from graph_app.web.openapi import ending_of

# What people write into fields that a page leaves empty and that must be filled in.
_WORDS = {
    **{"who": "Lan", "why": "a letter", "reason": "too far", "quote": "q", "title": "A paper", "title_en": "A talk"},
    **{"name": "An", "name_en": "Newtown", "kind": "City", "label": "a", "days": "9", "last_day": "2027-01-01"},
    **{"host": "hanoi", "source_id": "s", "date": "2021-05-04", "role": "reader"},
    **{"purpose": "letters", "legal_basis": "state_task", "review_on": "2028-09-14", "query": "RETURN 1 AS x"},
}
# In the names of views. Their forms are sent with one field alone, and after all others.
_ENDS = frozenset(
    ("delete", "erase", "end", "reset", "disabled", "role", "password", "out", "stop", "revoke", "merge", "make")
)
HEADERS = (
    *("Accept-Language", "Accept", "Authorization", "Content-Type", "Host", "If-Modified-Since", "If-None-Match"),
    *("Origin", "Range", "Referer", "Sec-Fetch-Site", "User-Agent", "X-Forwarded-For", "X-Forwarded-Host"),
    *("X-Forwarded-Prefix", "X-Request-ID"),
)
COOKIES = ("session", "who", "lang", "notice")
# What stands in the paths of the small network.
EXAMPLES = {
    **{"partner": "old", "source": "s", "fact": "g1", "number": "1", "first": "old", "second": "recent"},
    **{"name": "partner_history", "account": "reader", "digest": "x"},
}
_PART = re.compile(r"<(?:[^:>]+:)?([^>]+)>")

Heard = dict[tuple[str, str], set[str]]
Named = tuple[str, str]  # an endpoint and a method


@dataclass(frozen=True)
class Input:
    """`place`: "path", "query", "form", "json", "header", "cookie", "file" (its content) or "file name".

    `beside`: what else the form of the page sends, so that the payload comes further than to a field that is missing.
    """

    rule: str  # as the route is written: "/partners/<partner>"
    endpoint: str
    method: str
    place: str
    name: str
    beside: tuple[tuple[str, str], ...] = ()

    def address(self, payload: str, parts: Mapping[str, str]) -> str:
        """The address to ask, with the payload in it where it is a part of the path."""

        def part(found: re.Match[str]) -> str:
            own = self.place == "path" and found[1] == self.name
            return _sent(payload) if own else parts.get(found[1], "x")

        return _PART.sub(part, self.rule)

    @property
    def ends(self) -> bool:
        """Whether it takes away what others are about: an account, a record, a sign-in, an upload."""
        return not _ENDS.isdisjoint(self.endpoint.rpartition(".")[2].split("_"))


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


class _Forms(HTMLParser):
    """The forms of a page as a browser would send them: (address, method) -> name -> value.

    Empty fields that must be filled in are filled in.
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        self.found: dict[tuple[str, str], dict[str, str]] = {}
        self._here, self._form = address, (address, "get")
        self._list = self._text = ""
        self._first = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = (given.get("action") or self._here, given.get("method", "get").lower())
        name = given.get("name", "")
        if name and tag in {"input", "select", "textarea", "button"}:
            self._set(name, _filled(name, given), unless_there=given.get("type") in {"radio", "checkbox"})
        if tag == "select":
            self._list, self._first = name, not _WORDS.get(name)
        elif tag == "textarea":
            self._text = name
        elif tag == "option" and self._list and (self._first or "selected" in given):
            self._set(self._list, given.get("value", ""))
            self._first = False

    def handle_data(self, data: str) -> None:
        if self._text:
            self._set(self._text, data.strip() or _WORDS.get(self._text, ""))
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in {"select", "textarea"}:
            self._list = self._text = ""
        if tag == "form":
            self._form = (self._here, "get")

    def _set(self, name: str, value: str, unless_there: bool = False) -> None:
        form = self.found.setdefault(self._form, {})
        if not (unless_there and form.get(name)):
            form[name] = value


def _forms_of(address: str, page: str) -> dict[tuple[str, str], dict[str, str]]:
    forms = _Forms(address)
    forms.feed(page)
    return forms.found


def as_it_is_now(client: FlaskClient, one: Input, parts: Mapping[str, str]) -> Input:
    """A form that tells what it was opened with is opened anew: what was sent before may have changed it."""
    if not any(name.startswith("was.") for name, _ in one.beside):
        return one
    address = one.address("", parts)
    fields = _forms_of(address, client.get(address).text).get((address, "post"), {})
    beside = tuple((name, value) for name, value in fields.items() if name != one.name)
    return replace(one, beside=beside) if beside else one


def _filled(name: str, given: Mapping[str, str]) -> str:
    if given.get("type") in {"radio", "checkbox"}:
        return given.get("value", "on") if "checked" in given else ""
    return given.get("value") or _WORDS.get(name, "")


def every_input(app: Flask, everything: FlaskClient, heard: Heard, parts: Mapping[str, str]) -> list[Input]:
    """In a fixed order. `everything` may ask all; each page is asked once, to hear its view and to read its forms."""
    rules = _rules(app)
    forms = _forms(app, everything, parts, rules)
    described = everything.get("/openapi.json").get_json()["paths"]
    found = {(named, "path", name) for named, rule in rules.items() for name in rule.arguments}
    found |= {(named, "query", name) for named, rule in rules.items() for name in _told(described, rule)}
    for named, fields in forms.items():
        found |= {(named, "form" if named[1] == "POST" else "query", name) for name in fields}
    for (endpoint, place), names in heard.items():
        for method in ("GET", "POST") if place == "query" else ("POST",):
            found |= {((endpoint, method), place, name) for name in names if (endpoint, method) in rules}
    found |= {(named, place, name) for named in rules for place, name in _beyond_fields(named)}
    made = (_input(rules[named], named, place, name, forms.get(named, {})) for named, place, name in found)
    return sorted(made, key=lambda one: (one.ends, one.rule, one.method, one.place, one.name))


def _rules(app: Flask) -> dict[Named, Rule]:
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, sorted(rule.methods or ())))
    return {
        (rule.endpoint, method): rule
        for rule in rules
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    }


def _input(rule: Rule, named: Named, place: str, name: str, form: Mapping[str, str]) -> Input:
    one = Input(rule.rule, *named, place, name)
    beside = tuple((each, value) for each, value in form.items() if each != name)
    return replace(one, beside=beside) if place == "form" and not one.ends else one


def _told(described: Any, rule: Rule) -> set[str]:
    operations = described.get(_PART.sub(r"{\1}", rule.rule), {})
    parameters = [each for one in operations.values() for each in one.get("parameters", ())]
    return {each["name"] for each in parameters if each["in"] == "query"}


def _beyond_fields(named: Named) -> Iterator[tuple[str, str]]:
    """(place, name) of what is in no form and asked for by no name: headers and cookies of some views, JSON, files."""
    endpoint, _ = named
    if endpoint.split(".")[0] in {"start", "partners", "signing", "console", "take_along", "imports"}:
        yield from (("header", name) for name in HEADERS)
        yield from (("cookie", name) for name in COOKIES)
    if endpoint in {"console.run_json", "console.run_csv", "saved_views.save"}:
        yield from (("json", name) for name in ("query", "parameters", "state", "name", ""))
    if endpoint == "imports.bring":
        yield from (("file", "file"), ("file name", "file"))


def _forms(
    app: Flask, everything: FlaskClient, parts: Mapping[str, str], rules: Mapping[Named, Rule]
) -> dict[Named, dict[str, str]]:
    """What the forms of all pages send, by the view and the method that they are sent to."""
    found: dict[Named, dict[str, str]] = {}
    adapter = app.url_map.bind("localhost")
    for (endpoint, method), rule in rules.items():
        if method != "GET" or ending_of(rule.rule) != "html" or endpoint.startswith("static"):
            continue
        address = Input(rule.rule, endpoint, method, "", "").address("", parts)
        answer = everything.get(address)
        if answer.mimetype != "text/html":
            continue
        for (action, sent_by), fields in _forms_of(address, answer.text).items():
            try:
                to, _ = adapter.match(action.split("?")[0], method=sent_by.upper())
            except HTTPException:  # a form that leads elsewhere is no input of ours
                continue
            found.setdefault((to, sent_by.upper()), {}).update(fields)
    return found
