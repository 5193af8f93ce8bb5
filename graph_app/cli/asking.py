"""What every command needs: the explorer of its app, and errors told as one sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext

from graph_app.errors import GraphAppError
from graph_app.explorer import Explorer

format_option = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print the answer."
)


def explorer() -> Explorer:
    """The explorer of the app whose command runs."""
    found: Explorer = current_app.extensions["graph_app"]
    return found


def limit_says() -> str:
    limit = explorer().settings.row_limit
    return f"These are the first {limit} rows; there are more. The administrator can raise GRAPH_APP_ROW_LIMIT."


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Runs within the app; an error of ours becomes one sentence on stderr and exit code 1.

    At the end the database is let go; a local server that this command started stops with it.
    """

    @with_appcontext
    @wraps(command)
    def run(*args: Any, **named: Any) -> None:
        try:
            command(*args, **named)
        except GraphAppError as error:
            click.echo(f"Error: {error}", err=True)
            raise click.exceptions.Exit(1) from error
        finally:
            explorer().database.close()

    return run
