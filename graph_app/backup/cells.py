"""Values <-> the cells of a backup: text as it is, everything else as JSON, and nothing can be mistaken.

A cell is JSON where it looks like JSON: a number, true, false, NaN, an infinity, or what begins with a quote or
bracket. Text that looks so, and text that a spreadsheet would take for a formula, stands in quotes as a JSON string. An
empty cell is no value at all; the empty text is `""`.
"""

from __future__ import annotations

import json
import re

from graph_app.records import Value

_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_JSON = re.compile(rf'[ \t\r\n]*(?:["\[{{]|(?:{_NUMBER}|true|false|null|NaN|-?Infinity)[ \t\r\n]*\Z)')
_FORMULA = re.compile(r"[=+\-@\t\r]")
# Neo4j's whole numbers have 64 bits.
_MOST_DIGITS = 20
_LEAST, _MOST = -(2**63), 2**63 - 1


def cell(value: Value) -> str:
    """The cell of a value; '' for None."""
    if value is None:
        return ""
    if isinstance(value, str) and value and "\0" not in value and not _JSON.match(value) and not _FORMULA.match(value):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def value_of(text: str) -> Value:
    """The value of a cell; None for an empty one. ValueError where it looks like JSON and is none."""
    if not text:
        return None
    if not _JSON.match(text):
        return text
    try:
        found: Value = json.loads(text, parse_int=_whole)
    except RecursionError as problem:
        raise ValueError("nested too deeply") from problem
    if found is None:
        raise ValueError("null is no value of a property")
    return found


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS or not _LEAST <= int(text) <= _MOST:
        raise ValueError("a whole number of more than 64 bits")
    return int(text)
