"""`/queries/<name>.csv` and `.xlsx`: all rows of a query as they come from Neo4j, never the whole of them in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Iterator
from datetime import date
from itertools import chain, islice
from typing import IO, cast

from flask import Response, request, stream_with_context, url_for
from flask_babel import gettext

from graph_app.errors import GraphAppError
from graph_app.explorer import Explorer
from graph_app.exports.tables import CSV_MARK, Capped, csv_lines
from graph_app.exports.workbook import MOST_ROWS, XLSX, Note, write_workbook
from graph_app.language.formats import number_text
from graph_app.queries.loader import NamedQuery
from graph_app.records import Value
from graph_app.web.answers import explorer
from graph_app.web.copies import not_modified, tag_of, tagged
from graph_app.web.language import language

BATCH_ROWS = 500
PART_BYTES = 65_536


def query_file(query: NamedQuery, texts: dict[str, str], ending: str) -> Response:
    """The file with that ending. Errors before the first row are raised; one after it ends a CSV with its sentence."""
    checked = explorer().checked(query, texts)
    for problem in checked.problems.values():
        raise problem
    tag = tag_of(explorer().edition(), language())
    unchanged = not_modified(tag)
    if unchanged:
        return unchanged
    version = explorer().database.data_version()
    make: Callable[..., Response] = {"csv": _csv, "xlsx": _xlsx}[ending]
    response = make(query, checked.arguments, version)
    response.headers["Content-Disposition"] = f'attachment; filename="{query.name}-v{version}.{ending}"'
    response.headers["X-Data-Version"] = str(version)
    return tagged(response, tag)


def cut_sentence() -> str:
    """What the last line of a file says that holds as many rows as it may."""
    limit = number_text(explorer().settings.download_rows, language())
    return str(
        gettext(
            "The file ends here after %(limit)s rows; there are more. "
            "The administrator can raise GRAPH_APP_DOWNLOAD_ROWS.",
            limit=limit,
        )
    )


def _csv(query: NamedQuery, arguments: dict[str, Value], version: int) -> Response:
    lines = _lines(explorer(), query, arguments)
    first = next(lines)  # what goes wrong before the first row still has a status of its own
    body = stream_with_context(chain([first], lines))
    response = Response(body, content_type="text/csv; charset=utf-8")
    response.call_on_close(lines.close)
    return response


def _lines(asked: Explorer, query: NamedQuery, arguments: dict[str, Value]) -> Generator[bytes, None, None]:
    begun = False
    try:
        with asked.streamed(query, arguments) as stream:
            rows = Capped(stream.rows, asked.settings.download_rows)
            walk = iter(rows)
            head = CSV_MARK + csv_lines([stream.columns])
            while batch := list(islice(walk, BATCH_ROWS)):
                yield (head + csv_lines(batch)).encode("utf-8", "replace")
                begun, head = True, ""
            last = csv_lines([(cut_sentence(),)]) if rows.cut else ""
            yield (head + last).encode("utf-8", "replace")
    except GraphAppError as error:
        if not begun:
            raise
        yield csv_lines([(error.told_with(gettext),)]).encode("utf-8", "replace")


def _xlsx(query: NamedQuery, arguments: dict[str, Value], version: int) -> Response:
    """Made on disk first: a workbook is a ZIP file, whose table of contents stands at its end."""
    file = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115  # closed once it is sent
    try:
        limit = min(explorer().settings.download_rows, MOST_ROWS - 2)  # a heading, and a last line
        with explorer().streamed(query, arguments) as stream:
            rows = Capped(stream.rows, limit)
            write_workbook(file, stream.columns, rows, lambda: _note(query, arguments, version, rows), language())
    except BaseException:
        file.close()
        raise
    file.seek(0)
    response = Response(_parts(file), content_type=XLSX)
    response.call_on_close(file.close)
    return response


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while part := file.read(PART_BYTES):
            yield part


def _note(query: NamedQuery, arguments: dict[str, Value], version: int, rows: Capped) -> Note:
    cut = cut_sentence() if rows.cut else ""
    parameter = gettext("Parameter")
    given = [(f"{parameter} {param.name}", arguments[param.name]) for param in query.params]
    return Note(
        [
            (gettext("Query"), query.title.told_in(language())),
            (gettext("Description"), query.description.told_in(language())),
            *given,
            (gettext("Data version"), version),
            (gettext("Written on"), date.today().isoformat()),
            (gettext("Rows"), rows.count),
            (gettext("Complete"), cut or gettext("yes")),
            (gettext("Address"), url_for("queries.query", name=query.name, _external=True, **request.args.to_dict())),
            ("Cypher", query.text),
        ],
        cut,
    )
