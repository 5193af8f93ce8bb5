"""Answers on a terminal: a table whose columns line up, JSON, or CSV."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import click

from graph_app.exports.tables import csv_text
from graph_app.records import Rows, Value

WIDEST = 44


def print_table(table: Rows, form: str, data_version: int, limit_says: str) -> None:
    """Prints rows as `form` (table, json or csv); where rows were cut off it says so, on stderr for a table."""
    if form == "csv":
        click.echo(csv_text(table, limit_says), nl=False)
    elif form == "json":
        body = {"ok": True, "data_version": data_version, "truncated": table.truncated}
        print_json({**body, "columns": list(table.columns), "rows": table.records()})
    else:
        _print_aligned(table)
        if table.truncated:
            click.echo(limit_says, err=True)


def print_json(body: dict[str, Any]) -> None:
    click.echo(json.dumps(body, ensure_ascii=False, allow_nan=False, indent=2))


def _print_aligned(table: Rows) -> None:
    lines = [list(table.columns)] + [[_text(value) for value in row] for row in table.rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(table.columns))]
    for place, line in enumerate(lines):
        click.echo("  ".join(_padded(text, width) for text, width in zip(line, widths, strict=True)).rstrip())
        if place == 0:
            click.echo("  ".join("─" * width for width in widths))
    click.echo(f"({len(table.rows)} {'row' if len(table.rows) == 1 else 'rows'})")


def _text(value: Value) -> str:
    if value is None:
        return "–"
    text = (
        "; ".join(map(str, value))
        if isinstance(value, list)
        else f"{value:.4f}"
        if isinstance(value, float)
        else str(value)
    )
    # A control character in a name could move the cursor or recolour the terminal.
    text = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in text)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def _width(text: str) -> int:
    """Columns on the terminal: East Asian wide letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
