"""One query file -> NamedQuery, with every check; a mistake stops the start and names file and line."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph_app.errors import BadQueryFile
from graph_app.language.texts import Text
from graph_app.queries.cypher_text import parameters_in, writing_word
from graph_app.queries.header import Entry, Header, read_header
from graph_app.queries.inbox_rule import InboxRule, rule_of
from graph_app.queries.parameter_types import PARAMETER_TYPES
from graph_app.records import Statement
from graph_app.vocabulary.question_groups import GROUP_BY_NAME, INBOX, OTHER

_PARAM = re.compile(
    r"(?P<type>\w+)(?:\s+(?P<least>-?\d{1,9})\.\.(?P<most>-?\d{1,9}))?(?:\s*=\s*(?P<default>.*?))?\s+—\s+(?P<meaning>.+)"
)
# What an address says beside the parameters of a query.
RESERVED = ("lang", "sort")
NOTHING = "none"  # the default that stands for no value at all; nothing after the = says the same


@dataclass(frozen=True)
class Param:
    """`type` is a name in PARAMETER_TYPES. An optional one has a `default`; that is None where none means any.

    A number lies between `least` and `most`, where these are given.
    """

    name: str
    type: str
    meaning: Text
    optional: bool
    default: str | None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class NamedQuery:
    """`returns` is "rows" or "graph"; `example` holds texts that run; `text` is the Cypher without its header.

    `group` is a name in GROUP_BY_NAME. Of the two parameters in `range` the second may not lie before the first.
    `inbox` makes its rows matters of the inbox.
    """

    name: str
    title: Text
    description: Text
    returns: str
    params: tuple[Param, ...]
    example: Mapping[str, str]
    text: str
    group: str = OTHER.name
    range: tuple[str, str] | None = None
    inbox: InboxRule | None = None

    @property
    def statement(self) -> Statement:
        return Statement(self.name, self.text)


def load_query(file: Path) -> NamedQuery:
    """The query of a file. BadQueryFile names the first mistake with its line."""
    header, text = _read(file)
    params = tuple(_param(header, entry) for entry in header.params.values())
    _check_text(header, text, params)
    return NamedQuery(
        file.stem,
        Text(header.single["title_vi"].value, header.single["title"].value),
        Text(header.single["description_vi"].value, header.single["description"].value),
        _returns(header),
        params,
        _example(header, params),
        _body(text),
        _group(header),
        _range(header, params),
        rule_of(header, text, [param.name for param in params if not param.optional]),
    )


def _read(file: Path) -> tuple[Header, str]:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", file.stem):
        raise BadQueryFile(file=file.name, line=1, problem="the name may hold only small letters, digits and _")
    try:
        text = file.read_text(encoding="utf-8-sig")  # editors on Windows put a mark before the first line
    except OSError as problem:
        said = f"the file cannot be read ({problem.strerror}); correct its name or its rights"
        raise BadQueryFile(file=file.name, line=1, problem=said) from problem
    except UnicodeDecodeError as problem:
        line = file.read_bytes()[: problem.start].count(b"\n") + 1
        raise BadQueryFile(file=file.name, line=line, problem="the file is not UTF-8; save it as UTF-8") from problem
    return read_header(file, text), text


def _body(text: str) -> str:
    lines = text.splitlines()
    start = next((place for place, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return "\n".join(lines[start:]).strip()


def _returns(header: Header) -> str:
    entry = header.single["returns"]
    if entry.value not in {"rows", "graph"}:
        raise header.wrong(entry.line, f"returns is “{entry.value}”; it takes rows or graph")
    return entry.value


def _group(header: Header) -> str:
    entry = header.single.get("group")
    if entry and entry.value not in GROUP_BY_NAME:
        known = ", ".join(GROUP_BY_NAME)
        raise header.wrong(entry.line, f"there is no group “{entry.value}”; these exist: {known}")
    if entry:
        return entry.value
    return INBOX.name if "inbox" in header.single else OTHER.name


def _range(header: Header, params: tuple[Param, ...]) -> tuple[str, str] | None:
    """`range: first..last`: two parameters of one type, the second not before the first."""
    if "range" not in header.single:
        return None
    entry = header.single["range"]
    first, _, last = entry.value.partition("..")
    types = {param.name: param.type for param in params}
    for name in (first, last):
        if name not in types:
            raise header.wrong(entry.line, f"the range names “{name}”, which is no parameter; write it first..last")
    if types[first] != types[last]:
        raise header.wrong(entry.line, f"{first} and {last} of the range are of two types")
    return first, last


def _param(header: Header, entry: Entry) -> Param:
    found = _PARAM.fullmatch(entry.value)
    if found is None:
        raise header.wrong(entry.line, "a parameter is written “// param NAME: TYPE = DEFAULT — meaning”")
    if found["type"] not in PARAMETER_TYPES:
        known = ", ".join(PARAMETER_TYPES)
        raise header.wrong(entry.line, f"there is no type “{found['type']}”; these exist: {known}")
    if entry.name not in header.params_vi:
        raise header.wrong(entry.line, f"the line “// param_vi {entry.name}: …” is missing")
    if entry.name in RESERVED:
        raise header.wrong(entry.line, f"“{entry.name}” already means something in every address; name it otherwise")
    if found["least"] and found["type"] not in {"integer", "float"}:
        raise header.wrong(entry.line, f"a {found['type']} has no range; integer and float have one")
    default = None if found["default"] in {NOTHING, ""} else found["default"]
    if default is not None:
        _check_value(header, entry.line, "the default of", entry.name, found["type"], default)
    meaning = Text(header.params_vi[entry.name].value, found["meaning"])
    bounds = [int(found[side]) if found[side] else None for side in ("least", "most")]
    return Param(entry.name, found["type"], meaning, found["default"] is not None, default, *bounds)


def _check_value(header: Header, line: int, what: str, name: str, type: str, text: str) -> None:
    try:
        PARAMETER_TYPES[type].read(text)
    except ValueError as problem:
        example = PARAMETER_TYPES[type].example
        raise header.wrong(line, f"{what} {name} is “{text}”, which is no {type} (like {example})") from problem


def _check_text(header: Header, text: str, params: tuple[Param, ...]) -> None:
    if not _body(text):
        raise header.wrong(len(text.splitlines()) or 1, "there is no query below the header")
    declared = {param.name for param in params}
    for name, entry in header.params_vi.items():
        if name not in declared:
            raise header.wrong(entry.line, f"param_vi {name} belongs to no “// param {name}: …”")
    used = parameters_in(text)
    for name, line in used.items():
        if name not in declared:
            raise header.wrong(line, f"${name} is used, but no “// param {name}: …” declares it")
    for name in [name for name in header.params if name not in used]:
        raise header.wrong(header.params[name].line, f"the parameter {name} is declared, but ${name} is not used")
    writing = writing_word(text)
    if writing:
        word, line = writing
        raise header.wrong(line, f"{word} changes data; queries that write live in cypher/write")


def _example(header: Header, params: tuple[Param, ...]) -> Mapping[str, str]:
    """`example: partner=vientiane name="two words"` as texts by parameter."""
    if "example" not in header.single:
        return {}
    entry = header.single["example"]
    try:
        pairs = [part.partition("=") for part in shlex.split(entry.value)]
    except ValueError as problem:
        raise header.wrong(entry.line, "the example has a quotation mark that does not end") from problem
    given: dict[str, str] = {}
    known = {param.name: param for param in params}
    for name, _, value in pairs:
        if name not in known:
            raise header.wrong(entry.line, f"the example names {name}, which is no parameter")
        if name in given:
            raise header.wrong(entry.line, f"the example gives {name} twice")
        given[name] = value
        _check_value(header, entry.line, "the example's", name, known[name].type, value)
    for param in params:
        if not param.optional and param.name not in given:
            raise header.wrong(entry.line, f"the example lacks {param.name}, which has no default")
    return given
