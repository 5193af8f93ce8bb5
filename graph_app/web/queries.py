"""`/queries`, `/queries/<name>`: the library; one query with its form and its result as table, graph, JSON or CSV."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, request, url_for
from flask_babel import gettext, ngettext

from graph_app.drawing.network_html import network_html
from graph_app.errors import GraphAppError
from graph_app.explorer import Result
from graph_app.language.formats import country_name, number_text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.queries.arguments import typed_arguments
from graph_app.queries.loader import NamedQuery, Param
from graph_app.records import Rows
from graph_app.vocabulary.kinds import KINDS
from graph_app.web.answers import Answer, address, explorer, truncated_sentence
from graph_app.web.cells import cell, heading
from graph_app.web.language import language

blueprint = Blueprint("queries", __name__)


@address(blueprint, "/queries")
def queries() -> Answer:
    library = list(explorer().queries.values())
    rows: list[dict[str, Any]] = [
        {"name": query.name, "title": query.title.told_in(language()), "returns": query.returns}
        | {"description": query.description.told_in(language()), "parameters": [param.name for param in query.params]}
        for query in library
    ]
    columns = ("name", "title", "description", "returns", "parameters")
    table = Rows(columns, [tuple(row[column] for column in columns) for row in rows])
    return Answer(explorer().snapshot().data_version, "queries.html", {"queries": library}, {"rows": rows}, table)


@address(blueprint, "/queries/<name>")
def query(name: str) -> Answer:
    asked_for = explorer().query(name)
    texts = {field: text for field, text in request.args.items() if field != "lang"}
    snapshot = explorer().snapshot()
    if not request.path.endswith((".json", ".csv")):
        return _page(asked_for, texts, snapshot)
    result = explorer().ask(asked_for, texts)
    return Answer(result.data_version, "query.html", {}, _body(result), result.table, result.truncated)


def _page(asked_for: NamedQuery, texts: dict[str, str], snapshot: Snapshot) -> Answer:
    """The form; with a result under it, or with the sentence that says which field is wrong and all fields kept."""
    texts = {field: text for field, text in texts.items() if text.strip()}
    required = [param for param in asked_for.params if not param.optional]
    if required and not texts:
        return _answer(asked_for, texts, snapshot)
    try:
        return _answer(asked_for, texts, snapshot, explorer().ask(asked_for, texts))
    except GraphAppError as error:
        if error.status >= 500:
            raise
        return _answer(asked_for, texts, snapshot, sentence=error.told_with(gettext), status=error.status)


def _answer(
    asked_for: NamedQuery,
    texts: dict[str, str],
    snapshot: Snapshot,
    result: Result | None = None,
    sentence: str = "",
    status: int = 200,
) -> Answer:
    values = {
        "query": asked_for,
        "fields": [_field(param, texts, asked_for, snapshot) for param in asked_for.params],
        "asked": result is not None,
        "sentence": sentence,
        "example": _example_address(asked_for),
        "example_text": ", ".join(f"{name}={value}" for name, value in asked_for.example.items()),
        "snapshot": snapshot,
        "parameters": _parameters_text(asked_for, result),
    }
    return Answer(
        snapshot.data_version, "query.html", values | (_found(result, snapshot) if result else {}), status=status
    )


def _parameters_text(asked_for: NamedQuery, result: Result | None) -> str:
    """The values of the query as the console takes them: those that were asked with, else those of the example."""
    values = result.arguments if result else typed_arguments(asked_for, asked_for.example)
    return json.dumps(dict(values), ensure_ascii=False)


def _example_address(asked_for: NamedQuery) -> str:
    values: dict[str, Any] = dict(asked_for.example)
    return url_for("queries.query", name=asked_for.name, **values) if values else ""


def _found(result: Result, snapshot: Snapshot) -> dict[str, Any]:
    """What the template shows of a result."""
    columns, rows = result.table.columns, result.table.rows
    return {
        "columns": [heading(column) for column in columns],
        "rows": [[cell(column, value, snapshot) for column, value in zip(columns, row, strict=True)] for row in rows],
        "picture": network_html(explorer().picture_of_result(result, snapshot, language())) if result.graph else "",
        "truncated": truncated_sentence() if result.truncated else "",
        "found_sentence": _found_sentence(result),
    }


def _found_sentence(result: Result) -> str:
    count = number_text(len(result.table.rows), language())
    if result.graph:
        partners = number_text(len(result.graph.nodes), language())
        return str(gettext("%(partners)s partners and %(count)s facts", partners=partners, count=count))
    return str(ngettext("%(count)s row", "%(count)s rows", len(result.table.rows), count=count))


def _body(result: Result) -> dict[str, Any]:
    if result.graph:
        return {"nodes": result.graph.nodes, "edges": result.graph.edges}
    return {"columns": list(result.table.columns), "rows": result.table.records()}


def _field(param: Param, texts: dict[str, str], asked_for: NamedQuery, snapshot: Snapshot) -> dict[str, Any]:
    value = texts.get(param.name, param.default or "")
    partner = snapshot.find(value) if param.type == "partner" else None
    return {
        "name": param.name,
        "type": param.type,
        "meaning": param.meaning.told_in(language()),
        "optional": param.optional,
        "value": value,
        "example": asked_for.example.get(param.name, ""),
        "choices": _choices(param, snapshot),
        "says": partner.name_in(language()) if partner else "",
    }


def _choices(param: Param, snapshot: Snapshot) -> list[tuple[str, str]]:
    """What a picker offers: what really occurs, with names in the reader's language."""
    if param.type == "kind":
        return [(kind.name, kind.plural.told_in(language())) for kind in KINDS]
    if param.type == "boolean":
        return [("true", gettext("yes")), ("false", gettext("no"))]
    if param.type == "country":
        codes = {partner.country for partner in snapshot.partners if partner.country}
        return sorted(((code, country_name(code, language())) for code in codes), key=lambda pair: pair[1])
    if param.type == "source":
        rows = explorer().rows("sources").records()
        return [(str(row["id"]), str(row["title"])) for row in rows]
    return []
