"""`/cypher`: own Cypher, read-only by construction. The text goes to `Explorer.own_cypher` and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext, ngettext

from graph_app.database.console import ConsoleAnswer
from graph_app.drawing.network_html import network_html
from graph_app.errors import (
    DatabaseUnavailable,
    GraphAppError,
    MissingParameter,
    UnknownParameter,
    UnreadableQuestion,
    WrongParameters,
)
from graph_app.exports.tables import csv_bytes
from graph_app.language.formats import number_text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.records import Value
from graph_app.web.answers import explorer, json_response, truncated_sentence
from graph_app.web.asker import write_down
from graph_app.web.cells import heading
from graph_app.web.console_cells import console_cells
from graph_app.web.language import language

blueprint = Blueprint("console", __name__)

MOST_BYTES = 2_000_000
EXAMPLE = "MATCH (p:Partner)-[r]-(q:Partner)\nWHERE p.id = $partner\nRETURN p, r, q\nLIMIT 50"
EXAMPLE_PARAMETERS = '{"partner": "vientiane"}'


@dataclass(frozen=True)
class Asked:
    """What a reader wrote: Cypher, and the parameters as JSON text."""

    query: str
    parameters: str

    def values(self) -> dict[str, Value]:
        """WrongParameters where the text is no JSON object."""
        return _object(self.parameters, WrongParameters) if self.parameters.strip() else {}


@blueprint.get("/cypher")
def console() -> Response:
    """The form, filled in by the address; it is run only where the address says run=yes."""
    asked = Asked(request.args.get("query", ""), request.args.get("parameters", ""))
    return _page(asked, run=request.args.get("run") == "yes")


@blueprint.post("/cypher")
def run() -> Response:
    return _page(_asked_in_form(), run=True)


@blueprint.post("/cypher.json")
def run_json() -> Response:
    """Takes {"query": "…", "parameters": {…}}, or the form's fields."""
    asked, values = _asked_in_json() if request.is_json else _typed(_asked_in_form())
    version = explorer().database.data_version()
    found = _asked(asked, values)
    body: dict[str, Any] = {"ok": True, "data_version": version, "truncated": found.table.truncated}
    body |= {"query": asked, "parameters": values, "seconds": round(found.seconds, 3)}
    body |= {"columns": list(found.table.columns), "rows": found.table.records()}
    if found.graph:
        body |= {"nodes": found.graph.nodes, "edges": found.graph.edges}
    return json_response(body)


@blueprint.post("/cypher.csv")
def run_csv() -> Response:
    asked, values = _typed(_asked_in_form())
    version = explorer().database.data_version()
    found = _asked(asked, values)
    response = Response(csv_bytes(found.table, truncated_sentence()), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="cypher-v{version}.csv"'
    response.headers["X-Data-Version"] = str(version)
    return response


def _asked(query: str, values: dict[str, Value]) -> ConsoleAnswer:
    """What comes of it; the audit keeps the query, not the parameters, which may be personal data."""
    write_down("console", query)
    return explorer().own_cypher(query, values, _reader_is_gone())


def _asked_in_form() -> Asked:
    request.max_content_length = request.max_form_memory_size = MOST_BYTES
    text = request.form.get("query", "").replace("\r\n", "\n")  # forms send line ends so
    return Asked(text, request.form.get("parameters", ""))


def _asked_in_json() -> tuple[str, dict[str, Value]]:
    request.max_content_length = MOST_BYTES
    told = _object(request.get_data(), UnreadableQuestion)
    for name in told.keys() - {"query", "parameters"}:
        raise UnknownParameter(field=name, known="query, parameters")
    query, values = told.get("query"), told.get("parameters")
    if not isinstance(query, str):
        raise MissingParameter(field="query", type="string", example="MATCH (p:Partner) RETURN p LIMIT 5")
    if not isinstance(values, dict | None):
        raise WrongParameters(row=1, letter=1)
    return query, values or {}


def _typed(asked: Asked) -> tuple[str, dict[str, Value]]:
    return asked.query, asked.values()


def _object(text: str | bytes, error: type[WrongParameters | UnreadableQuestion]) -> dict[str, Any]:
    """What the JSON text says; an error of that kind, with the place, where it is no JSON object."""
    try:
        values = json.loads(text)
    except json.JSONDecodeError as problem:
        raise error(row=problem.lineno, letter=problem.colno) from problem
    except (ValueError, RecursionError) as problem:  # no text, a number of too many digits, or too deep
        raise error(row=1, letter=1) from problem
    if not isinstance(values, dict):
        raise error(row=1, letter=1)
    return values


def _reader_is_gone() -> Callable[[], bool]:
    """Whether the browser has closed its connection, as the server that serves us sees it."""
    gone: Callable[[], bool] = request.environ.get("waitress.client_disconnected", lambda: False)
    return gone


def _page(asked: Asked, run: bool) -> Response:
    snapshot = explorer().snapshot()
    values: dict[str, Any] = {
        "data_version": snapshot.data_version,
        "asked": asked,
        "example": EXAMPLE,
        "example_parameters": EXAMPLE_PARAMETERS,
        "schema": explorer().schema(snapshot),
        "seconds": explorer().settings.query_seconds,
        "row_limit": explorer().settings.row_limit,
    }
    status = 200
    if run:
        try:
            values |= _shown(_asked(*_typed(asked)), snapshot)
        except DatabaseUnavailable:
            raise
        except GraphAppError as error:
            status = error.status
            values |= {"sentence": error.told_with(gettext), "mark": _mark(asked.query, error)}
    return Response(render_template("console.html", **values), status, content_type="text/html; charset=utf-8")


def _mark(text: str, error: GraphAppError) -> dict[str, object] | None:
    """The line that an error names, and the letters before the place in it."""
    line, column = error.facts.get("line"), error.facts.get("column")
    lines = text.split("\n")
    if not isinstance(line, int) or not isinstance(column, int) or not 1 <= line <= len(lines):
        return None
    written = lines[line - 1].rstrip("\r")
    start = max(0, column - 60)
    return {"line": line, "text": written[start : column + 60], "before": min(column - 1 - start, 60)}


def _shown(found: ConsoleAnswer, snapshot: Snapshot) -> dict[str, Any]:
    columns, rows = found.table.columns, found.table.rows
    picture = explorer().picture_of_graph(found.graph, snapshot, language()) if found.graph else None
    count = number_text(len(rows), language())
    seconds = number_text(round(found.seconds, 2), language())
    return {
        "found": True,
        "columns": [heading(column) for column in columns],
        "rows": [
            [console_cells(column, value, snapshot) for column, value in zip(columns, row, strict=True)] for row in rows
        ],
        "picture": network_html(picture) if picture and picture.nodes else "",
        "truncated": truncated_sentence() if found.table.truncated else "",
        "found_sentence": ngettext("%(count)s row", "%(count)s rows", len(rows), count=count),
        "took": gettext("%(seconds)s s", seconds=seconds),
    }
