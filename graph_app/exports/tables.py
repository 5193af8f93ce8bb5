"""Tables as CSV that spreadsheet programs open as they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from graph_app.records import Rows, Value

CSV_MARK = "\ufeff"  # Excel takes a file without it for Windows-1252
# Spreadsheet programs take a cell that begins with one of these for a formula and would run it.
# The wide ones are such signs where a Chinese or Japanese keyboard is usual.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Capped:
    """At most `limit` of the rows, walked once; then `count` is how many there were, `cut` whether there were more."""

    def __init__(self, rows: Iterable[tuple[Value, ...]], limit: int) -> None:
        self._rows = iter(rows)
        self._limit = limit
        self.count = 0
        self.cut = False

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        for row in self._rows:
            if self.count == self._limit:
                self.cut = True
                return
            self.count += 1
            yield row


def csv_text(table: Rows, truncated_sentence: str) -> str:
    """The table as CSV text; where rows were cut off, a last line says so in `truncated_sentence`."""
    last = [(truncated_sentence,)] if table.truncated else []
    return csv_lines([table.columns, *table.rows, *last])


def csv_lines(rows: Iterable[Sequence[Value]]) -> str:
    """Rows, a heading among them perhaps, as lines of CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([cell_value(value) for value in row] for row in rows)
    return out.getvalue()


def csv_bytes(table: Rows, truncated_sentence: str = "") -> bytes:
    """The table as a CSV file. It begins with a mark: Excel takes one without it for Windows-1252."""
    return (CSV_MARK + csv_text(table, truncated_sentence)).encode("utf-8", "replace")


def cell_value(value: Value) -> str | int | float:
    """What stands in the cell of a CSV file: "" for what is not known, a text never read as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    text = _told(value)
    return f"'{text}" if is_formula(text) else text


def _told(value: Value) -> str:
    """A list with semicolons between its parts; a map, which only own Cypher gives, as JSON."""
    if isinstance(value, list):
        return "; ".join(str(cell_value(part)) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program would run the text where it stands in a cell of its own."""
    return text.startswith(_FORMULA_STARTS)
