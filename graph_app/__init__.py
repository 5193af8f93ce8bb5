"""The partner relationship explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from graph_app.access.access import Access
    from graph_app.database.database import Database
    from graph_app.settings import Settings


def create_app(
    settings: Settings | None = None, database: Database | None = None, access: Access | None = None
) -> Flask:
    """The site and its commands. Wrong settings and query files stop here; ports and processes wait for first use."""
    # Imported here, because every process of ours imports this package, also the small one that guards Neo4j.
    from flask import Flask

    from graph_app.access.access import Access
    from graph_app.cli.commands import register_commands
    from graph_app.database.database import Database
    from graph_app.explorer import Explorer
    from graph_app.settings import Settings
    from graph_app.web.pages import register_pages

    settings = settings or Settings.from_surroundings()
    app = Flask(__name__, template_folder="web/templates", static_folder=None)
    app.extensions["graph_app"] = Explorer(settings, database or Database(settings))
    app.extensions["access"] = access or Access.of(settings)
    register_pages(app, settings)
    register_commands(app)
    return app
