"""The header of a query file: its `//` lines at the top, read as keys and values with their line numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph_app.errors import BadQueryFile

SINGLE_KEYS = ("title", "title_vi", "description", "description_vi", "returns", "example")
# The others make its rows matters of the inbox (inbox_rule.py).
OPTIONAL_KEYS = ("group", "range", "inbox", "matter", "matter_vi", "mend", "set", "remove")
_LINE = re.compile(r"//\s*(?P<key>[a-z_]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*)")


@dataclass(frozen=True)
class Entry:
    """One header line: `// key: value`, or `// param name: value`."""

    line: int
    key: str
    name: str
    value: str


@dataclass
class Header:
    """`single` by key; `params` and `params_vi` by the parameter's name, in the order they stand."""

    file: Path
    single: dict[str, Entry] = field(default_factory=dict)
    params: dict[str, Entry] = field(default_factory=dict)
    params_vi: dict[str, Entry] = field(default_factory=dict)

    def wrong(self, line: int, problem: str) -> BadQueryFile:
        return BadQueryFile(file=self.file.name, line=line, problem=problem)


def read_header(file: Path, text: str) -> Header:
    """BadQueryFile for a line that is no `key: value`, a key that is not known or repeated, or one that is missing."""
    header = Header(file)
    for entry in _entries(header, text):
        _put(header, entry)
    for key in SINGLE_KEYS:
        if key not in header.single and not (key == "example" and not header.params):
            raise header.wrong(1, f"the line “// {key}: …” is missing")
    return header


def _entries(header: Header, text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("//"):
            return
        found = _LINE.fullmatch(line.rstrip())
        if found is None:
            raise header.wrong(number, f"“{line}” is not of the form “// key: value”")
        yield Entry(number, found["key"], found["name"] or "", found["value"].strip())


def _put(header: Header, entry: Entry) -> None:
    places = {"param": header.params, "param_vi": header.params_vi}
    named = entry.key in places
    if not named and entry.key not in (*SINGLE_KEYS, *OPTIONAL_KEYS):
        known = ", ".join([*SINGLE_KEYS, *OPTIONAL_KEYS, *places])
        raise header.wrong(entry.line, f"there is no key “{entry.key}”; these exist: {known}")
    if named != bool(entry.name):
        form = f"// {entry.key} NAME: …" if named else f"// {entry.key}: …"
        raise header.wrong(entry.line, f"“{entry.key}” is written “{form}”")
    place, key = (places[entry.key], entry.name) if named else (header.single, entry.key)
    if key in place:
        raise header.wrong(entry.line, f"“{entry.key} {entry.name}".rstrip() + "” stands there twice")
    if not entry.value:
        raise header.wrong(entry.line, f"nothing stands after “{entry.key}:”")
    place[key] = entry
