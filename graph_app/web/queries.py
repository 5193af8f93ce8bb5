"""`/queries`, `/queries/<name>`: the library; one query with its form and its result in all forms."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext

from graph_app.errors import BadParameter, GraphAppError
from graph_app.explorer import Result
from graph_app.language.folding import fold
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.queries.arguments import Checked
from graph_app.queries.loader import RESERVED, NamedQuery
from graph_app.records import Rows
from graph_app.vocabulary.question_groups import GROUP_BY_NAME, QUESTION_GROUPS
from graph_app.web.answers import Answer, address, explorer
from graph_app.web.language import language
from graph_app.web.parameters import Sort
from graph_app.web.query_files import query_file
from graph_app.web.query_form import fields
from graph_app.web.query_result import shown, sorted_table

blueprint = Blueprint("queries", __name__)

_COLUMNS = ("name", "group", "title", "description", "returns", "parameters")


@address(blueprint, "/queries")
def queries() -> Answer:
    """All queries, or those with a word for each in `q` that begins so, in either language, without diacritics."""
    text = request.args.get("q", "").strip()
    words = fold(text).split()
    found = [query for query in explorer().queries.values() if _has(query, words)]
    groups = [
        (group.caption, [(query, searched(query)) for query in found if query.group == group.name])
        for group in QUESTION_GROUPS
    ]
    rows: list[dict[str, Any]] = [_record(query) for query in found]
    table = Rows(_COLUMNS, [tuple(row[column] for column in _COLUMNS) for row in rows])
    values = {"groups": [group for group in groups if group[1]], "q": text, "count": len(found)}
    return Answer(explorer().snapshot().data_version, "queries.html", values, {"rows": rows}, table)


def searched(query: NamedQuery) -> str:
    """All words by which a query is found, folded."""
    texts = (query.title, query.description, GROUP_BY_NAME[query.group].caption, *(one.meaning for one in query.params))
    return fold(" ".join((query.name, *(told for text in texts for told in text))))


def _has(query: NamedQuery, beginnings: list[str]) -> bool:
    """Whether each of them begins a word of the query."""
    words = " " + searched(query)
    return all(f" {beginning}" in words for beginning in beginnings)


def _record(query: NamedQuery) -> dict[str, Any]:
    told = {"title": query.title.told_in(language()), "description": query.description.told_in(language())}
    names = [param.name for param in query.params]
    return {"name": query.name, "group": query.group, **told, "returns": query.returns, "parameters": names}


@address(blueprint, "/queries/<name>", endings=("json",))
def query(name: str) -> Answer:
    asked_for = explorer().query(name)
    snapshot = explorer().snapshot()
    if not request.path.endswith(".json"):
        return _page(asked_for, snapshot)
    result = explorer().ask(asked_for, _texts())
    table = sorted_table(result.table, _order(result.table), snapshot)
    return Answer(result.data_version, "query.html", {}, _body(result, table), table, result.truncated)


@blueprint.get("/queries/<name>.csv")
def query_csv(name: str) -> Response:
    return query_file(explorer().query(name), _texts(("lang",)), "csv")


@blueprint.get("/queries/<name>.xlsx")
def query_xlsx(name: str) -> Response:
    return query_file(explorer().query(name), _texts(("lang",)), "xlsx")


def _texts(besides: tuple[str, ...] = RESERVED) -> dict[str, str]:
    """What the address says of the query's parameters. A file keeps the query's order: there `sort` is unknown."""
    return {field: text for field, text in request.args.items() if field not in besides}


def _order(table: Rows) -> Sort | None:
    """`?sort=name`, `?sort=-name`; None for the query's own order."""
    text = request.args.get("sort", "").strip()
    column = text.removeprefix("-")
    if text and column not in table.columns:
        raise BadParameter(field="sort", value=text, type="column", example=", ".join(table.columns))
    return Sort(column, text.startswith("-")) if text else None


def _page(asked_for: NamedQuery, snapshot: Snapshot) -> Answer:
    """The form; with a result under it, or with what is wrong said at each field and all fields kept."""
    texts = {field: text for field, text in _texts().items() if text.strip()}
    required = [param for param in asked_for.params if not param.optional]
    if required and not texts:
        return _answer(asked_for, texts, snapshot, {})
    try:
        checked = explorer().checked(asked_for, texts)
        if checked.problems:
            status = next(iter(checked.problems.values())).status  # the one that the JSON answers with
            return _answer(asked_for, texts, snapshot, {}, checked, status=status)
        result = explorer().answer(asked_for, checked.arguments)
        order = _order(result.table)
        found = shown(result, sorted_table(result.table, order, snapshot), snapshot, order)
        return _answer(asked_for, texts, snapshot, {**found, "asked": True}, checked)
    except GraphAppError as error:
        if error.status >= 500:
            raise
        return _answer(asked_for, texts, snapshot, {"sentence": error.told_with(gettext)}, status=error.status)


def _answer(
    asked_for: NamedQuery,
    texts: dict[str, str],
    snapshot: Snapshot,
    found: dict[str, Any],
    checked: Checked | None = None,
    status: int = 200,
) -> Answer:
    values = {
        "query": asked_for,
        "group": GROUP_BY_NAME[asked_for.group],
        "fields": fields(asked_for, texts, checked.problems if checked else {}),
        "problems": checked.problems if checked else {},
        "asked": False,
        "sentence": "",
        "example": _example_address(asked_for),
        "example_text": ", ".join(f"{name}={value}" for name, value in asked_for.example.items()),
        "files": [(ending, _file_address(asked_for, texts, ending)) for ending in ("json", "csv", "xlsx")],
        "snapshot": snapshot,
    }
    return Answer(snapshot.data_version, "query.html", {**values, **found}, status=status)


def _file_address(asked_for: NamedQuery, texts: dict[str, str], ending: str) -> str:
    known: dict[str, Any] = {param.name: texts[param.name] for param in asked_for.params if param.name in texts}
    if ending == "json" and request.args.get("sort"):
        known["sort"] = request.args["sort"]
    return url_for(f"queries.query_{ending}", name=asked_for.name, **known)


def _example_address(asked_for: NamedQuery) -> str:
    values: dict[str, Any] = dict(asked_for.example)
    return url_for("queries.query", name=asked_for.name, **values) if values else ""


def _body(result: Result, table: Rows) -> dict[str, Any]:
    if result.graph:
        return {"nodes": result.graph.nodes, "edges": result.graph.edges}
    return {"columns": list(table.columns), "rows": table.records()}
