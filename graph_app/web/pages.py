"""The site: a blueprint per address, what every template can use, and what every answer carries."""

from __future__ import annotations

from flask import Flask, Response, request

from graph_app.settings import Settings
from graph_app.web import (
    account,
    api,
    audit,
    between,
    briefing,
    calendar,
    centrality,
    changes,
    compare,
    console,
    duplicates,
    edit,
    embed,
    engagement,
    facts,
    health,
    imports,
    ledger,
    lens,
    merge,
    network,
    partners,
    portfolio,
    portfolio_rows,
    queries,
    saved_views,
    search,
    signing,
    sources,
    start,
    static_files,
    structure,
    structure_without,
    suggestions,
    take_along,
    users,
    warm_path,
)
from graph_app.web.answers import explorer
from graph_app.web.compression import compress
from graph_app.web.copies import Copies
from graph_app.web.errors import register_errors
from graph_app.web.gate import close_gate, register_gate
from graph_app.web.language import check_language, register_language
from graph_app.web.template_words import register_template_words

BLUEPRINTS = (
    start.blueprint,
    network.blueprint,
    ledger.blueprint,
    lens.blueprint,
    embed.blueprint,
    saved_views.blueprint,
    take_along.blueprint,
    compare.blueprint,
    between.blueprint,
    partners.blueprint,
    briefing.blueprint,
    calendar.blueprint,
    engagement.blueprint,
    centrality.blueprint,
    structure.blueprint,
    structure_without.blueprint,
    warm_path.blueprint,
    suggestions.blueprint,
    portfolio.blueprint,
    portfolio_rows.blueprint,
    queries.blueprint,
    console.blueprint,
    sources.blueprint,
    changes.blueprint,
    imports.blueprint,
    duplicates.blueprint,
    merge.blueprint,
    edit.blueprint,
    facts.blueprint,
    search.blueprint,
    signing.blueprint,
    account.blueprint,
    users.blueprint,
    audit.blueprint,
    health.blueprint,
    api.blueprint,
    static_files.blueprint,
)

# Scripts come from our own files only; vis-network sets styles on elements, which needs inline styles.
_CONTENT_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)


def register_pages(app: Flask, settings: Settings) -> None:
    register_language(app, settings.language)
    register_template_words(app)
    register_errors(app)
    register_gate(app)
    app.before_request(check_language)
    app.after_request(_protect)
    app.after_request(compress)
    app.extensions["copies of answers"] = Copies()
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    close_gate(app)


def _protect(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = f"{_CONTENT_POLICY}; frame-ancestors {_framed_by()}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers.setdefault("Cache-Control", "private, no-cache")  # no copy for readers of another language
    return response


def _framed_by() -> str:
    """Who may show this answer in a frame: nobody, but for the page that is made for it."""
    if request.endpoint != "embed.embed":
        return "'none'"
    return " ".join(("'self'", *(explorer().settings.embed_in or ())))
