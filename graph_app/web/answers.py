"""One answer in four forms: page, .json, .csv and .xlsx share an address, and its ending says which is wanted."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, g, render_template, request
from flask_babel import gettext

from graph_app.explorer import Explorer
from graph_app.exports.tables import csv_bytes
from graph_app.exports.workbook import XLSX, Note, write_workbook
from graph_app.records import Rows, Value
from graph_app.web.copies import Copies, not_modified, response_of, tag_of
from graph_app.web.language import language

NO_TABLE = Rows((), [])
NO_DATA = 0  # the data version of an answer that does not rest on the data


@dataclass(frozen=True)
class Answer:
    """What a view gives out. `values` fill the template, `body` the JSON object, `table` the CSV and the workbook.

    `complete` is false where the same address will soon say more, because something is still being computed, `lasting`
    where it depends on more than data and settings: neither is kept as a copy.
    """

    data_version: int
    template: str
    values: dict[str, Any]
    body: dict[str, Any] = field(default_factory=dict)
    table: Rows = NO_TABLE
    truncated: bool = False
    complete: bool = True
    lasting: bool = True
    status: int = 200


View = Callable[..., Answer]


def explorer() -> Explorer:
    """The explorer of the app that answers the current request."""
    found: Explorer = current_app.extensions["graph_app"]
    return found


def address(
    blueprint: Blueprint, rule: str, endings: Sequence[str] = ("json", "csv", "xlsx"), private: bool = False
) -> Callable[[View], View]:
    """Registers a view under `rule` for the page and under `rule` with each of the endings for its data.

    What is `private` is kept nowhere, neither here nor in the browser, and is answered without the database.
    """

    def register(view: View) -> View:
        blueprint.add_url_rule(rule, view.__name__, _giving_out(view, "", private))
        for ending in endings:
            data_rule = ("/start" if rule == "/" else rule) + "." + ending
            blueprint.add_url_rule(data_rule, f"{view.__name__}_{ending}", _giving_out(view, ending, private))
        return view

    return register


def _giving_out(view: View, ending: str, private: bool) -> Callable[..., Response]:
    @wraps(view)
    def give_out(**path: str) -> Response:
        def make() -> tuple[Response, bool]:
            answer = view(**path)
            lasting = answer.status == 200 and answer.complete and answer.lasting
            return _response(answer, ending), lasting

        return _private(make()[0]) if private else kept(make)

    return give_out


def _private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def kept(make: Callable[[], tuple[Response, bool]]) -> Response:
    """The answer to this request: “you have it already”, a copy, or what `make` makes.

    `make` also says whether the same address will give the same again until the data move; then a copy is kept.
    """
    copies: Copies = current_app.extensions["copies of answers"]
    tag = tag_of(explorer().edition() + whose_answer(), language())
    unchanged = not_modified(tag)
    if unchanged:
        return unchanged
    copy = copies.get(tag)
    if copy is None:
        response, lasting = make()
        if not lasting:
            return response
        copy = copies.keep(tag, response)
    return response_of(copy, tag)


def whose_answer() -> str:
    """Who an answer is for: pages name who is signed in and offer what their role may, so each has own copies."""
    return str(g.answer_for)  # the gate has set it; a request that has not passed it gets no answer


def _response(answer: Answer, ending: str) -> Response:
    if ending == "json":
        return json_response(_body(answer), answer.status)
    if ending == "csv":
        return _file_response(answer, ending, "text/csv; charset=utf-8", csv_bytes(answer.table, truncated_sentence()))
    if ending == "xlsx":
        return _file_response(answer, ending, XLSX, _workbook(answer))
    return page_of(answer)


def page_of(answer: Answer) -> Response:
    """The page alone, as a form that could not be done comes back."""
    page = render_template(answer.template, data_version=answer.data_version, **answer.values)
    return Response(page, answer.status, content_type="text/html; charset=utf-8")


def _body(answer: Answer) -> dict[str, Any]:
    head: dict[str, Any] = {
        "ok": answer.status < 400,
        "data_version": answer.data_version,
        "truncated": answer.truncated,
    }
    head["generated_on"] = date.today().isoformat()
    return {**head, "parameters": request.args.to_dict(flat=False), **answer.body}


def json_response(body: dict[str, Any], status: int = 200) -> Response:
    """Vietnamese as it is written, and never NaN, which is not JSON."""
    text = json.dumps(body, ensure_ascii=False, allow_nan=False)
    return Response(text + "\n", status, content_type="application/json; charset=utf-8")


def truncated_sentence() -> str:
    return str(
        gettext(
            "These are the first %(limit)s rows; there are more. The administrator can raise GRAPH_APP_ROW_LIMIT.",
            limit=explorer().settings.row_limit,
        )
    )


def _workbook(answer: Answer) -> bytes:
    """The table, and on a second sheet where it is from."""
    cut = truncated_sentence() if answer.table.truncated else ""
    file = io.BytesIO()
    parameter = gettext("Parameter")
    about: list[tuple[str, Value]] = [
        *((f"{parameter} {name}", "; ".join(values)) for name, values in request.args.lists()),
        (gettext("Data version"), answer.data_version),
        (gettext("Written on"), date.today().isoformat()),
        (gettext("Rows"), len(answer.table.rows)),
        (gettext("Complete"), cut or gettext("yes")),
        (gettext("Address"), request.url.replace(".xlsx", "", 1)),
    ]
    write_workbook(file, answer.table.columns, answer.table.rows, lambda: Note(about, cut), language())
    return file.getvalue()


def _file_response(answer: Answer, ending: str, content_type: str, content: bytes) -> Response:
    response = Response(content, answer.status, content_type=content_type)
    name = request.path.strip("/").removesuffix(f".{ending}").replace("/", "-")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-v{answer.data_version}.{ending}"'
    response.headers["X-Data-Version"] = str(answer.data_version)
    return response
