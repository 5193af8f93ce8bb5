"""Node-link JSON, as networkx, d3 and our own export write it -> nodes and edges, one by one.

The text is held once; nodes and edges are found in it and decoded one at a time, so that memory is a small multiple of
the file whatever it holds, and nothing is followed deeper than a limit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from graph_app.errors import BadJson, NotAGraph, TooDeep, WrongEncoding
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.encodings import found_encoding
from graph_app.ingest.reading.graph_sheets import Part, graph_sheets
from graph_app.ingest.reading.letters import composed
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.origins import Origin
from graph_app.ingest.reading.sheets import Exact, Faulty, Progress, Sheet
from graph_app.ingest.reading.workbook_cells import exact_number

_TOKEN = re.compile(r'[^\s"{}\[\]:,]+')
_SIGN = re.compile(r'["{}\[\]]')
_IN_STRING = re.compile(r'["\\]')
_BLANKS = re.compile(r"\s*")
_MOST_DIGITS = 300
_EDGES = ("links", "edges")


def json_sheets(file: str, origin: Origin, limits: Limits) -> list[Sheet]:
    """The sheets of a node-link file. BadJson, TooDeep, NotAGraph, WrongEncoding, and what graph_sheets raises."""
    with origin.opened() as stream:
        encoding = found_encoding(file, stream, None)
        if encoding.startswith("windows"):
            raise WrongEncoding(file=file, position=0, encoding="UTF-8")

    def walk(progress: Progress) -> Iterator[Part]:
        with origin.opened() as stream:
            text = stream.read().decode(encoding).removeprefix("\ufeff")
        yield from _parts(_Scanner(file, text, limits), progress)

    return graph_sheets(file, walk, limits)


def _parts(scanner: _Scanner, progress: Progress) -> Iterator[Part]:
    found = set()
    for name in scanner.members():
        if name == "sources" and scanner.is_list:
            yield from filter(None, map(_source, scanner.elements()))
            continue
        if name not in {"nodes", *_EDGES}:
            scanner.skip()
            continue
        found.add(name)
        for element in scanner.elements():
            progress(scanner.share)
            yield _node(scanner, element) if name == "nodes" else _edge(scanner, element)
    if "nodes" not in found or not found & {*_EDGES}:
        raise NotAGraph(file=scanner.file, found="JSON")


def listed_sources(file: str, text: str, limits: Limits) -> Iterator[Part]:
    """The sources of a JSON list, as our own GraphML and GEXF have them; none where the text is no list. BadJson."""
    scanner = _Scanner(file, text, limits)
    if scanner.is_list:
        yield from filter(None, map(_source, scanner.elements()))


def _source(element: Any) -> Part | None:
    """None for what another program calls a source."""
    if not isinstance(element, dict) or not isinstance(element.get("id"), str) or "title" not in element:
        return None
    return Part(_text(element.pop("id")), None, _own(element), of_sources=True)


def _node(scanner: _Scanner, element: Any) -> Part:
    if not isinstance(element, dict) or isinstance(element.get("id"), dict | list | None):
        raise NotAGraph(file=scanner.file, found="JSON")
    return Part(_text(element.pop("id")), None, _own(element))


def _edge(scanner: _Scanner, element: Any) -> Part:
    if not isinstance(element, dict) or not {"source", "target"} <= element.keys():
        raise NotAGraph(file=scanner.file, found="JSON")
    ends = tuple(_text(element.pop(end)) for end in ("source", "target"))
    key = element.pop("key", None)  # of a multigraph: networkx counts from 0 where nobody gave one
    own = _own(element)
    return Part("" if isinstance(key, int | None) else _text(key), (ends[0], ends[1]), own)


def _own(element: dict[str, Any]) -> dict[str, str]:
    return {composed(name): _text(value) for name, value in element.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return Exact("true" if value else "false")
    if isinstance(value, int | float):
        return exact_number(repr(value))
    if isinstance(value, list) and not any(isinstance(part, dict | list) for part in value):
        return "; ".join(_text(part) for part in value if part is not None)
    if isinstance(value, dict | list):
        return Faulty("{…}" if isinstance(value, dict) else "[…]", Saying(say.NESTED))
    return composed(str(value))


def _integer(digits: str) -> int | str:
    """A number of thousands of digits stays a text: turning it into one would take long, and it counts nothing."""
    return int(digits) if len(digits) < _MOST_DIGITS else digits


class _Scanner:
    """Walks the top of a JSON object; what is in it is decoded a piece at a time."""

    def __init__(self, file: str, text: str, limits: Limits) -> None:
        self.file = file
        self._source, self._limits = text, limits
        self._place = 0

    @property
    def share(self) -> float:
        """Which share of the text has been read."""
        return self._place / max(len(self._source), 1)

    @property
    def is_list(self) -> bool:
        """Whether what comes next is an array."""
        return self._next() == "["

    def members(self) -> Iterator[str]:
        """The names in the object; after each its value must be walked or skipped."""
        self._expect("{")
        if self._next() == "}":
            self._expect("}")
        else:
            while True:
                name = self._decoded(self._end_of_value(limited=True))
                self._expect(":")
                yield str(name)
                if self._expect(",}") == "}":
                    break
        if self._next():
            raise self._wrong()

    def skip(self) -> None:
        """Passes over a value, without decoding it, however large."""
        self._place = self._end_of_value()

    def elements(self) -> Iterator[Any]:
        """The elements of an array, each decoded."""
        self._expect("[")
        if self._next() == "]":
            self._expect("]")
            return
        while True:
            yield self._decoded(self._end_of_value(limited=True))
            if self._expect(",]") == "]":
                return

    def _next(self) -> str:
        """The next letter that is no blank, "" at the end."""
        blanks = _BLANKS.match(self._source, self._place)
        self._place = blanks.end() if blanks else self._place
        return self._source[self._place : self._place + 1]

    def _expect(self, signs: str) -> str:
        sign = self._next()
        if not sign or sign not in signs:
            raise self._wrong()
        self._place += 1
        return sign

    def _wrong(self, place: int | None = None) -> BadJson:
        before = self._source[: self._place if place is None else place]
        line = before.count("\n") + 1
        return BadJson(file=self.file, line=line, column=len(before) - (before.rfind("\n") + 1) + 1)

    def _end_of_value(self, limited: bool = False) -> int:
        """Where the value that begins here ends. TooDeep; BadJson where it does not end, or is longer than may be."""
        if self._next() not in {"{", "["}:
            if self._next() == '"':
                return self._end_of_string(self._place + 1)
            token = _TOKEN.match(self._source, self._place)
            if token is None:
                raise self._wrong()
            return token.end()
        depth, place = 0, self._place
        while bracket := _SIGN.search(self._source, place):
            place = self._end_of_string(bracket.end()) if bracket[0] == '"' else bracket.end()
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(bracket[0], 0)
            if depth > self._limits.depth:
                raise TooDeep(file=self.file, limit=self._limits.depth)
            if limited and place - self._place > self._limits.line:
                raise self._wrong()
            if depth == 0:
                return place
        raise self._wrong(len(self._source))

    def _end_of_string(self, place: int) -> int:
        while sign := _IN_STRING.search(self._source, place):
            if sign[0] == '"':
                return sign.end()
            place = sign.end() + 1
        raise self._wrong(len(self._source))

    def _decoded(self, end: int) -> Any:
        begin, self._place = self._place, end
        try:
            return json.loads(self._source[begin:end], parse_constant=lambda _name: None, parse_int=_integer)
        except json.JSONDecodeError as problem:
            raise self._wrong(begin + problem.pos) from problem
