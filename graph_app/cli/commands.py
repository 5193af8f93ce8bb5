"""The command line: the same functions as the pages, as text. An error is one sentence and an exit code not 0."""

from __future__ import annotations

import sys
from collections.abc import Callable

from flask import Flask
from flask.cli import FlaskGroup

from graph_app.cli.ask import centrality, query
from graph_app.cli.backup import backup, restore, verify
from graph_app.cli.between import between
from graph_app.cli.briefing import briefing
from graph_app.cli.changes import changes, undo
from graph_app.cli.cypher import cypher
from graph_app.cli.duplicates import duplicates
from graph_app.cli.export import export
from graph_app.cli.imports import import_file
from graph_app.cli.inbox import inbox
from graph_app.cli.run import seed, serve, status, worker
from graph_app.cli.users import user
from graph_app.errors import GraphAppError

COMMANDS = (
    serve,
    worker,
    seed,
    query,
    cypher,
    centrality,
    between,
    briefing,
    export,
    import_file,
    duplicates,
    inbox,
    changes,
    undo,
    backup,
    restore,
    verify,
    status,
    user,
)


def register_commands(app: Flask) -> None:
    for command in COMMANDS:
        app.cli.add_command(command)


def main(create_app: Callable[[], Flask]) -> None:
    """`python app.py`: Flask's own command group over our app; without a command it serves."""
    try:
        app = create_app()
    except GraphAppError as error:
        sys.exit(f"Error: {error}")
    group = FlaskGroup(create_app=lambda: app, add_default_commands=False, add_version_option=False, load_dotenv=False)
    group.params.clear()  # Flask's own options choose an app and a file of settings; both are fixed here
    group.help = "The partner relationship explorer. Without a command it serves the site."
    group.main(args=sys.argv[1:] or ["serve"], prog_name="python app.py")
