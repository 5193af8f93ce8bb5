"""What stands in an address, as typed values; what is wrong there is a BadParameter that names its field."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from flask import request

from graph_app.errors import BadParameter
from graph_app.view.given import day_of, year_of


def choice(field: str, choices: Collection[str], kind: str, default: str = "") -> str:
    """One of `choices`, or `default` where the address says nothing."""
    value = request.args.get(field, "").strip()
    if value and value not in choices:
        raise BadParameter(field=field, value=value, type=kind, example=", ".join(choices))
    return value or default


def year(field: str) -> int | None:
    """A year of four digits, None where the address says nothing."""
    return year_of(field, request.args.get(field, "").strip())


def day(field: str) -> date | None:
    """A full day, None where the address says nothing."""
    return day_of(field, request.args.get(field, "").strip(), "2026-11-25")


def whole_number(field: str, example: str) -> int | None:
    """A whole number of at most nine digits, None where the address says nothing."""
    text = request.args.get(field, "").strip()
    if not text:
        return None
    if not re.fullmatch(r"-?[0-9]{1,9}", text, re.ASCII):
        raise BadParameter(field=field, value=text, type="whole number", example=example)
    return int(text)


@dataclass(frozen=True)
class Sort:
    column: str
    descending: bool


def sort(columns: Collection[str], default: str) -> Sort:
    """`?sort=name` ascending, `?sort=-name` descending."""
    text = request.args.get("sort", "").strip() or default
    column = text.removeprefix("-")
    if column not in columns:
        raise BadParameter(field="sort", value=text, type="column", example=", ".join(columns))
    return Sort(column, text.startswith("-"))
