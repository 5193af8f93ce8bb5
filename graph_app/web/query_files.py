"""`/queries/<name>.csv` and `.xlsx`: all rows of a query as they come from Neo4j, never the whole of them in memory.

Other long tables are given out in the same way: `csv_response` and `xlsx_response` take any stream of rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from datetime import date
from itertools import chain, islice
from typing import IO, TypeAlias, cast

from flask import Response, request, stream_with_context, url_for
from flask_babel import gettext

from graph_app.errors import GraphAppError
from graph_app.exports.tables import CSV_MARK, Capped, csv_lines
from graph_app.exports.workbook import MOST_ROWS, XLSX, Note, write_workbook
from graph_app.language.formats import number_text
from graph_app.queries.loader import NamedQuery
from graph_app.records import Stream, Value
from graph_app.web.answers import explorer
from graph_app.web.copies import not_modified, tag_of, tagged
from graph_app.web.language import language

Streamed: TypeAlias = AbstractContextManager[Stream]

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
    asked = explorer()
    return csv_response(lambda: asked.streamed(query, arguments))


def _xlsx(query: NamedQuery, arguments: dict[str, Value], version: int) -> Response:
    return xlsx_response(explorer().streamed(query, arguments), lambda rows: _note(query, arguments, version, rows))


def csv_response(opened: Callable[[], Streamed]) -> Response:
    """The rows of a stream as CSV while they come. What goes wrong before the first is raised."""
    lines = _lines(opened, explorer().settings.download_rows)
    first = next(lines)  # what goes wrong before the first row still has a status of its own
    body = stream_with_context(chain([first], lines))
    response = Response(body, content_type="text/csv; charset=utf-8")
    response.call_on_close(lines.close)
    return response


def _lines(opened: Callable[[], Streamed], limit: int) -> Generator[bytes, None, None]:
    begun = False
    try:
        with opened() as stream:
            rows = Capped(stream.rows, limit)
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


def xlsx_response(opened: Streamed, note: Callable[[Capped], Note]) -> Response:
    """The rows of a stream as a workbook, made on disk first: a ZIP file's table of contents stands at its end."""
    file = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115  # closed once it is sent
    try:
        limit = min(explorer().settings.download_rows, MOST_ROWS - 2)  # a heading, and a last line
        with opened as stream:
            rows = Capped(stream.rows, limit)
            write_workbook(file, stream.columns, rows, lambda: note(rows), language())
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
