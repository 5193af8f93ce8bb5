"""What stands before every command that writes: the database is as this version of the program needs it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from graph_app.cli.asking import explorer
from graph_app.migrating import make_ready


def make_database_ready(backup: Path | None = None) -> None:
    """Says on stderr what was migrated, if anything was. `backup`: a file that holds the data already."""
    done = make_ready(explorer().database, datetime.now(), backup)
    if done:
        click.echo(
            f"The data came from schema version {done.found} to {done.reached}; before, they were as in {done.backup}.",
            err=True,
        )
