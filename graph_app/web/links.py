"""`/links`: a signed link to one view for somebody outside, or to the feed for a calendar program."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NoReturn
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from flask import Blueprint, Flask, Response, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from graph_app.access.links import (
    LONGEST_DAYS,
    LONGEST_LABEL,
    PARAMETER,
    Link,
    View,
    add_link,
    revoke_link,
    signature,
    with_query,
)
from graph_app.access.roles import READER
from graph_app.errors import BadParameter, GraphAppError, MissingParameter, NotLinkable, RoleNeeded
from graph_app.view.given import day_of
from graph_app.web.account import own_account
from graph_app.web.asker import access, asker, by
from graph_app.web.language import language
from graph_app.web.roles_needed import LINKABLE
from graph_app.web.unfit import fit_line

blueprint = Blueprint("links", __name__)

DAYS = 30
_NETWORK = "/network"  # whose picture alone is shown
_LONGEST_ADDRESS = 30_000
MOST_BYTES = 4 * _LONGEST_ADDRESS


def register_links(app: Flask) -> None:
    app.add_template_global(share_address)
    app.add_template_global(whole_link)


@blueprint.get("/links/new")
def new() -> Response:
    """The form; `of` is the address that is to be shown."""
    own_account()
    return _form(_wanted(request.args.get("of", "")))


@blueprint.post("/links")
def make() -> Response:
    """Takes `of`, `label` and `last_day`; the answer shows the address."""
    own = own_account()
    request.max_content_length = MOST_BYTES
    view = _wanted(request.form.get("of", ""))
    try:
        made = add_link(access().store, by(), own, _label(), view, _last_day())
    except RoleNeeded:
        raise
    except GraphAppError as problem:
        return _form(view, problem.told_with(gettext), problem.status)
    return _form(view, made=made, status=201)


@blueprint.post("/links/<link>/revoke")
def revoke(link: str) -> AnyResponse:
    revoke_link(access().store, by(), own_account(), link)
    return redirect(url_for("account.account", _anchor="links"), 303)


def share_address() -> str:
    """Where a link to the page that is shown is made; empty where who asks may not."""
    endpoint = "embed.embed" if request.endpoint == "network.network" else request.endpoint or ""
    account = asker().account
    if endpoint not in LINKABLE or account is None or not asker().may(LINKABLE[endpoint]):
        return ""
    here = quote(request.script_root + request.path)
    return url_for("links.new", of=with_query(here, request.query_string.decode("latin-1")))


def whole_link(link: Link) -> str:
    """The address that is sent to whoever is to see it."""
    signed = urlencode({PARAMETER: signature(access().store, link)})
    return request.url_root.rstrip("/") + with_query(
        quote(link.path), f"{link.query}&{signed}" if link.query else signed
    )


def _wanted(address: str) -> View:
    """The view of an address of this site, in the language that its reader has now. NotLinkable for any other."""
    parts = urlsplit(address) if len(address) < _LONGEST_ADDRESS and address.isprintable() else _refuse()
    if parts.scheme or parts.netloc or not parts.path.startswith(f"{request.script_root}/"):
        _refuse()
    path = unquote(parts.path.removeprefix(request.script_root))
    path = "/network/embed" if path == _NETWORK else path
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != PARAMETER]
    if not any(name == "lang" for name, _ in pairs):
        pairs.append(("lang", language()))
    try:
        endpoint, _ = current_app.url_map.bind("localhost").match(path, "GET")
    except HTTPException as problem:
        raise NotLinkable() from problem
    if endpoint not in LINKABLE:
        _refuse()
    return View(path, urlencode(pairs, safe=",:~"), LINKABLE[endpoint])


def _refuse() -> NoReturn:
    raise NotLinkable()


def _label() -> str:
    label = fit_line("label", request.form.get("label", ""), LONGEST_LABEL)
    if not label:
        raise MissingParameter(field=gettext("For whom"), type="string", example=gettext("the delegation of May"))
    return label


def _last_day() -> date:
    text = request.form.get("last_day", "").strip()
    found = day_of("last_day", text, "2026-12-31")
    if found is None:
        raise BadParameter(field="last_day", value=text, type="date", example="2026-12-31")
    return found


def _form(view: View, sentence: str = "", status: int = 200, made: Link | None = None) -> Response:
    if not asker().may(view.role):
        raise RoleNeeded()
    today = date.today()
    page = render_template(
        "link_new.html",
        view=view,
        address=with_query(view.path, view.query),
        label=request.form.get("label", ""),
        last_day=request.form.get("last_day") or (today + timedelta(days=DAYS)).isoformat(),
        last=(today + timedelta(days=LONGEST_DAYS)).isoformat(),
        longest_label=LONGEST_LABEL,
        feed=view.role is READER,
        sentence=sentence,
        made=made,
    )
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
