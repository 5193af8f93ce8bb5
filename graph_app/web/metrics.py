"""`/metrics`: how the site does, in numbers for Prometheus. It answers when the database does not, too, and says so."""

from __future__ import annotations

import time
from collections.abc import Iterator

from flask import Blueprint, Response, current_app

from graph_app.errors import GraphAppError
from graph_app.import_desk.folders import busy_uploads
from graph_app.version import version
from graph_app.web.answers import explorer
from graph_app.web.copies import Copies
from graph_app.web.measured import Labels, Measured, Number, prometheus_text

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def metrics() -> Response:
    measured: Measured = current_app.extensions["measured"]
    text = prometheus_text([*measured.numbers(), *_of_copies(), *_of_data()])
    response = Response(text, content_type="text/plain; version=0.0.4; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def _of_copies() -> Iterator[Number]:
    copies: Copies = current_app.extensions["copies of answers"]
    found: dict[Labels, float] = {(("found", "yes"),): float(copies.hits), (("found", "no"),): float(copies.misses)}
    yield Number("graph_app_copies_total", "counter", "Answers looked for among the copies.", found)
    yield _gauge("graph_app_copies_bytes", "Memory that copies of answers take.", copies.bytes_kept)
    yield Number("graph_app_version", "gauge", "The version that runs.", {(("version", version()),): 1.0})


def _of_data() -> Iterator[Number]:
    """Database and data. A database that does not answer leaves out what only it knows: unknown is not zero."""
    database = explorer().database
    began = time.perf_counter()
    try:
        data_version = database.data_version()
    except GraphAppError:
        data_version = None
    seconds = time.perf_counter() - began
    yield _gauge("graph_app_database_up", "1 where the database answers.", float(data_version is not None))
    yield _gauge("graph_app_database_seconds", "How long its shortest answer took.", seconds)
    yield _gauge("graph_app_database_calls", "Calls that it is busy with for this process.", database.sessions_open)
    root = explorer().settings.instance / "imports"
    yield _gauge("graph_app_imports_running", "Uploads that are looked at or imported now.", busy_uploads(root))
    if data_version is not None:
        yield _gauge("graph_app_data_version", "Goes up with every change of data.", data_version)
    held = explorer().snapshot_held()
    if held:
        yield _gauge("graph_app_snapshot_version", "Data version of the graph in memory.", held.data_version)
        yield _gauge("graph_app_snapshot_partners", "Partners in it.", len(held.partners))
        yield _gauge("graph_app_snapshot_facts", "Facts in it.", held.fact_count)


def _gauge(name: str, help: str, value: float) -> Number:
    return Number(name, "gauge", help, {(): float(value)})
