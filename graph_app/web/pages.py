"""The site: a blueprint per address, what every template can use, and what every answer carries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

from graph_app.logs.without_secrets import secret_path
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
    erasing,
    facts,
    health,
    import_mappings,
    imports,
    inbox,
    ledger,
    lens,
    links,
    merge,
    metrics,
    network,
    openid,
    partners,
    persons,
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
from graph_app.web.asker import Asker
from graph_app.web.compression import compress
from graph_app.web.copies import Copies
from graph_app.web.door import refuse_at_the_door
from graph_app.web.errors import register_errors
from graph_app.web.gate import close_gate, register_gate
from graph_app.web.language import check_language, register_language
from graph_app.web.link_taken import TakeLink
from graph_app.web.links import register_links
from graph_app.web.measured import Measured
from graph_app.web.plain_prefix import PlainPrefix
from graph_app.web.protection import protect
from graph_app.web.rate_limits import limit_rates
from graph_app.web.request_log import RULE, SECRET_PARTS, WHO, RequestLog
from graph_app.web.template_words import register_template_words

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

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
    persons.blueprint,
    erasing.blueprint,
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
    import_mappings.blueprint,
    imports.blueprint,
    duplicates.blueprint,
    merge.blueprint,
    inbox.blueprint,
    edit.blueprint,
    facts.blueprint,
    search.blueprint,
    signing.blueprint,
    openid.blueprint,
    account.blueprint,
    links.blueprint,
    users.blueprint,
    audit.blueprint,
    health.blueprint,
    metrics.blueprint,
    api.blueprint,
    static_files.blueprint,
)


def register_pages(app: Flask, settings: Settings) -> None:
    register_language(app, settings.language)
    register_template_words(app)
    register_errors(app)
    app.config["MAX_CONTENT_LENGTH"] = settings.form_kb * 1024  # views that take more say so
    app.extensions["measured"] = Measured()
    app.before_request(_note_request)
    app.before_request(partial(refuse_at_the_door, settings))
    limit_rates(app, settings)
    register_gate(app)
    register_links(app)
    app.before_request(check_language)
    app.after_request(_note_asker)
    app.after_request(protect)
    app.after_request(compress)
    _wrap(app, settings)
    app.extensions["copies of answers"] = Copies()
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    close_gate(app)


def _wrap(app: Flask, settings: Settings) -> None:
    """What stands around Flask: the log of requests, and outermost what our own proxies tell of who asks."""
    inner = TakeLink(app.wsgi_app)
    around: WSGIApplication = RequestLog(inner, settings.proxies > 0, app.extensions["measured"].seen)
    if settings.proxies:
        trusted = dict.fromkeys(("x_for", "x_proto", "x_host", "x_prefix"), settings.proxies)
        around = ProxyFix(PlainPrefix(around), **trusted)
    app.wsgi_app = around  # type: ignore[method-assign,assignment]


def _note_asker(response: Response) -> Response:
    """For the log: who asked, where that had to be found out."""
    found: Asker | None = g.get("asker")
    request.environ[WHO] = found.account.name if found and found.account else ""
    return response


def _note_request() -> None:
    """For the log and the numbers: which rule answers, and which parts of the path nobody else may know."""
    request.environ[RULE] = request.url_rule.rule if request.url_rule else ""
    path = request.view_args or {}
    request.environ[SECRET_PARTS] = tuple(str(part) for name, part in path.items() if part and secret_path(name))
