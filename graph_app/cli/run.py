"""`serve`, `seed` and `status`: what an administrator starts."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import click
import waitress
from flask import current_app

from graph_app.access.listening import refuse_open_network
from graph_app.backup.keeping import keep_daily
from graph_app.cli.asking import explorer, format_option, told
from graph_app.cli.progress import import_progress
from graph_app.cli.readiness import make_database_ready
from graph_app.cli.serving import site_server
from graph_app.cli.tables import print_table
from graph_app.cli.workers import end_with_the_first, keep_workers
from graph_app.errors import DatabaseHasOtherData, SitePortTaken
from graph_app.ingest.seed import SEED_FOLDER, SeedReport, load_seed
from graph_app.logs.lines import log_to
from graph_app.records import Rows

THREADS = 8


@click.command()
@click.option("--no-seed", is_flag=True, help="Leave an empty database empty.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes that answer, kept running.")
@told
def serve(no_seed: bool, workers: int) -> None:
    """Serve the site; an empty database is filled with the seed first."""
    if workers > 1 and os.name != "posix":
        raise click.UsageError("--workers needs Linux or macOS.")
    signal.signal(signal.SIGTERM, _stop)
    settings = explorer().settings
    log_to(form=settings.log)
    refuse_open_network(settings.host, current_app.extensions["access"].store, settings.proxies)
    listening: dict[int, Any] = {}
    server = _bound_server(settings.host, settings.port, listening)
    make_database_ready()
    if not no_seed:
        _fill_if_empty()
    stop = keep_daily(explorer().database)
    click.echo(f"The explorer is at http://{settings.host}:{server.effective_port}/ – stop it with Ctrl+C.")
    sys.stdout.flush()
    try:
        if workers > 1:
            keep_workers(workers, _sockets(listening), explorer().database.data_version)
        else:
            server.run()
    finally:
        stop()
        server.close()


@click.command(hidden=True)
@click.argument("sockets", type=int, nargs=-1, required=True)
@told
def worker(sockets: tuple[int, ...]) -> None:
    """What `serve --workers` begins: answers requests at sockets that it was given."""
    signal.signal(signal.SIGTERM, _stop)
    end_with_the_first()
    log_to(form=explorer().settings.log)
    explorer().database.leave_start_to_another()
    server = _server(sockets=[socket.socket(fileno=number) for number in sockets])
    try:
        server.run()
    finally:
        server.close()


def _sockets(listening: Mapping[int, Any]) -> list[socket.socket]:
    return [one.socket for one in listening.values() if isinstance(one, waitress.server.BaseWSGIServer)]


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)  # so that what was opened is closed on the way out


def _server(**where: Any) -> waitress.server.BaseWSGIServer:
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the server's threads have no context of their own
    return site_server(app, explorer().settings, THREADS, **where)


def _bound_server(host: str, port: int, listening: dict[int, Any] | None = None) -> waitress.server.BaseWSGIServer:
    """The site's own port is taken before anything slow begins, so that a taken one is told at once."""
    try:
        return _server(host=host, port=port, listening=listening)
    except (OSError, ValueError) as problem:  # ValueError: no such host
        said = getattr(problem, "strerror", None) or problem
        raise SitePortTaken(host=host, port=port, problem=said) from problem


def _fill_if_empty() -> None:
    try:
        report = load_seed(explorer().database, SEED_FOLDER)
    except DatabaseHasOtherData:
        return  # an office's own data is there; the seed is only for an empty database
    if report.loaded:
        click.echo(_told_report(report))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=SEED_FOLDER)
@told
def seed(folder: Path) -> None:
    """Load the seed (or another FOLDER of such files) into an empty database."""
    make_database_ready()
    with import_progress() as progress:
        report = load_seed(explorer().database, folder, progress=progress)
    click.echo(_told_report(report))


def _told_report(report: SeedReport) -> str:
    counts = f"{report.partners} partners, {report.facts} facts and {report.sources} sources"
    return f"Loaded {counts}." if report.loaded else f"{counts} are already loaded; nothing was changed."


@click.command()
@format_option
@told
def status(form: str) -> None:
    """Which database is used, its version, and how much is on record."""
    found = explorer().database.status()
    snapshot = explorer().snapshot()
    rows = [
        ("database", f"Neo4j {found.version} {found.edition}"),
        ("server", "started by the app" if found.kind == "local" else "yours"),
        ("address", found.address),
        ("data_version", found.data_version),
        ("schema_version", found.schema_version),
        ("partners", len(snapshot.partners)),
        ("facts", snapshot.fact_count),
        ("instance", str(explorer().settings.instance)),
    ]
    print_table(Rows(("what", "value"), list(rows)), form, found.data_version, "")
