"""What a page shows of a result: its table in a chosen order, its picture, when its rows lie, and what made it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import url_for
from flask_babel import gettext, ngettext

from graph_app.drawing.network_html import network_html
from graph_app.drawing.row_timeline import Timeline, row_timeline
from graph_app.explorer import Result
from graph_app.language.formats import number_text
from graph_app.language.ordering import sorting_key
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Rows, Value
from graph_app.vocabulary.columns import COLUMNS
from graph_app.web.answers import explorer, truncated_sentence
from graph_app.web.cells import cell, heading
from graph_app.web.language import language
from graph_app.web.parameters import Sort


def shown(result: Result, table: Rows, snapshot: Snapshot, order: Sort | None) -> dict[str, Any]:
    """What the template shows; `table` is the result's in the order `order`."""
    column, timeline = _timeline(result)
    return {
        "columns": [(name, heading(name)) for name in table.columns],
        "rows": [
            [cell(name, value, snapshot) for name, value in zip(table.columns, row, strict=True)] for row in table.rows
        ],
        "picture": network_html(explorer().picture_of_result(result, snapshot, language())) if result.graph else "",
        "truncated": truncated_sentence() if result.truncated else "",
        "found_sentence": _found_sentence(result),
        "sort": order or Sort("", False),
        "timeline": timeline,
        "timeline_of": heading(column).caption if column else "",
        "milliseconds": number_text(max(1, round(result.seconds * 1000)), language()),
        "arguments": result.arguments,
        "console": console_address(result),
    }


def console_address(result: Result) -> str:
    """The console with a copy of this query and its values, to be edited there."""
    parameters = json.dumps(dict(result.arguments), ensure_ascii=False)
    return url_for("console.console", query=result.query.text, parameters=parameters)


def sorted_table(table: Rows, order: Sort | None, snapshot: Snapshot) -> Rows:
    """The rows in the order of a column, as its values are shown; what is not known stands last, both ways."""
    if order is None:
        return table
    place = table.columns.index(order.column)
    known = [row for row in table.rows if row[place] is not None]
    key = _key(order.column, snapshot)
    known.sort(key=lambda row: key(row[place]), reverse=order.descending)
    return Rows(table.columns, known + [row for row in table.rows if row[place] is None], table.truncated)


def _key(column: str, snapshot: Snapshot) -> Callable[[Value], Any]:
    day = column in COLUMNS and COLUMNS[column].type in {"date", "day"}

    def key(value: Value) -> Any:
        if isinstance(value, bool | int | float):
            return (0, value, "")
        if day:
            return (1, 0, str(value))
        text = cell(column, value, snapshot)
        partner = text.partner
        return (1, 0, sorting_key(partner.name_in(language()) if partner else text.text or ""))

    return key


def _timeline(result: Result) -> tuple[str, Timeline | None]:
    """The first column of days with its timeline; of a graph the days of its facts."""
    if result.graph:
        return "date", row_timeline([edge.get("date") for edge in result.graph.edges])
    names = [name for name in result.table.columns if name in COLUMNS and COLUMNS[name].type in {"date", "day"}]
    if not names:
        return "", None
    place = result.table.columns.index(names[0])
    return names[0], row_timeline([None if row[place] is None else str(row[place]) for row in result.table.rows])


def _found_sentence(result: Result) -> str:
    count = number_text(len(result.table.rows), language())
    if result.graph:
        partners = number_text(len(result.graph.nodes), language())
        return str(gettext("%(partners)s partners and %(count)s facts", partners=partners, count=count))
    return str(ngettext("%(count)s row", "%(count)s rows", len(result.table.rows), count=count))
