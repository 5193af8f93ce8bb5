"""Tables as CSV that spreadsheet programs open as they are."""

from __future__ import annotations

import csv
import io

from graph_app.records import Rows, Value

# Spreadsheet programs take a cell that begins with one of these for a formula and would run it.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(table: Rows, truncated_sentence: str) -> str:
    """The table as CSV text; where rows were cut off, a last line says so in `truncated_sentence`."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    if table.truncated:
        writer.writerow([truncated_sentence])
    return out.getvalue()


def csv_bytes(table: Rows, truncated_sentence: str = "") -> bytes:
    """The table as a CSV file. It begins with a mark: Excel takes one without it for Windows-1252."""
    return ("\ufeff" + csv_text(table, truncated_sentence)).encode("utf-8", "replace")


def _cell(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    text = "; ".join(str(_cell(part)) for part in value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
