"""`serve`, `seed` and `status`: what an administrator starts."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path
from types import FrameType

import click
import waitress
from flask import current_app

from graph_app.backup.keeping import keep_daily
from graph_app.cli.asking import explorer, format_option, told
from graph_app.cli.progress import import_progress
from graph_app.cli.readiness import make_database_ready
from graph_app.cli.tables import print_table
from graph_app.errors import DatabaseHasOtherData, SitePortTaken
from graph_app.ingest.seed import SEED_FOLDER, SeedReport, load_seed
from graph_app.records import Rows

THREADS = 8


@click.command()
@click.option("--no-seed", is_flag=True, help="Leave an empty database empty.")
@told
def serve(no_seed: bool) -> None:
    """Serve the site; an empty database is filled with the seed first."""
    signal.signal(signal.SIGTERM, _stop)
    _log_to_stderr()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits for a moment is no news
    settings = explorer().settings
    server = _bound_server(settings.host, settings.port)
    make_database_ready()
    if not no_seed:
        _fill_if_empty()
    stop = keep_daily(explorer().database)
    click.echo(f"The explorer is at http://{settings.host}:{server.effective_port}/ – stop it with Ctrl+C.")
    sys.stdout.flush()
    try:
        server.run()
    finally:
        stop()
        server.close()


def _log_to_stderr() -> None:
    """What the app does by itself, such as the daily backup, is told where its errors are."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("graph_app").setLevel(logging.INFO)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)  # so that what was opened is closed on the way out


def _bound_server(host: str, port: int) -> waitress.server.BaseWSGIServer:
    """The site's own port is taken before anything slow begins, so that a taken one is told at once."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the server's threads have no context of their own
    try:
        # Looking ahead is how waitress notices that a reader has gone: the console then ends the query.
        return waitress.create_server(app, host=host, port=port, threads=THREADS, channel_request_lookahead=1)
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
