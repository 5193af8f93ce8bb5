"""The gate that every request passes: asked by our own page, and by somebody who may."""

from __future__ import annotations

from flask import Flask, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from graph_app.errors import FromAnotherSite, LinkChanged, RoleNeeded, SessionOver, SignInNeeded, WrongToken
from graph_app.web.asker import SESSION, asker, carries_token, named_by_proxy, write_down
from graph_app.web.cookies import secret_cookie
from graph_app.web.openapi import ending_of
from graph_app.web.roles_needed import ANYONE, LINKABLE, check_table, role_needed
from graph_app.web.same_site import SAFE, refuse_other_sites

# Files that are taken along; JSON is what pages fetch, too.
# Of JSON, which pages fetch, only what is taken away: a file for other programs, and everybody's personal data.
_JSON_EXPORTS = {"take_along.node-link_json", "persons.persons_json"}
_EXPORTS = {"csv", "xlsx", "ics", "svg", "pdf", "png", "html", "graphml", "gexf", "zip", "docx"}
# Where somebody may go whose password is still the one that an administrator made.
_BEFORE_OWN_PASSWORD = {"account.account", "account.change_password", "signing.sign_out"}


def register_gate(app: Flask) -> None:
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False  # an answer that no row of the table speaks of
    app.before_request(_pass)
    app.add_template_global(may_ask)


def close_gate(app: Flask) -> None:
    """After all pages are registered: NoRoleStated where one has no role."""
    check_table(app.url_map.iter_rules())


def may_ask(endpoint: str, method: str = "GET") -> bool:
    """Whether who asks may ask this, too: what they may not is not offered to them."""
    needed = role_needed(endpoint, method)
    return needed is ANYONE or asker().may(needed)


def _pass() -> Response | None:
    try:
        refuse_other_sites(_known_by_browser() or (request.endpoint == "signing.signed_in" and _accounts()))
    except FromAnotherSite:
        _tell_of_refusal()
        raise
    needed = role_needed(request.endpoint, request.method)
    if needed is ANYONE:
        return None
    if asker().link and request.method in SAFE and request.endpoint in LINKABLE:
        return None  # the signature speaks of this very address
    if not asker().may(needed):
        return _refused()
    account = asker().account
    if account and account.must_change and asker().way == "session" and request.endpoint not in _BEFORE_OWN_PASSWORD:
        return redirect(url_for("account.account"), 303)
    if _is_export():
        write_down("export", _asked())
    return None


def _known_by_browser() -> bool:
    """Whether a browser shows who asks without being told to: by our cookie, or because a proxy knows it."""
    return bool(secret_cookie(SESSION)) or (bool(named_by_proxy()) and not carries_token())


def _accounts() -> bool:
    return asker().way != "open"


def _refused() -> Response:
    """To the page where one signs in, where a page was asked for; else an error that says what is lacking."""
    who = asker()
    if who.account or who.way == "open":
        _tell_of_refusal()
        raise RoleNeeded()
    if who.link:
        raise LinkChanged()
    if who.wrong:
        raise WrongToken()
    if request.method == "GET" and request.endpoint and ending_of(request.path) == "html" and not _is_export():
        return redirect(
            url_for("signing.sign_in", next=request.script_root + _asked(), over="yes" if who.over else None), 303
        )
    raise SessionOver() if who.over else SignInNeeded()


def _tell_of_refusal() -> None:
    """Refusals of people we know; those of strangers could fill the disk, and are only counted."""
    current_app.extensions["measured"].happened("refused")
    if asker().account:
        write_down("refused", f"{request.method} {request.path}")


def _is_export() -> bool:
    return (
        request.method == "GET" and request.path.rsplit(".", 1)[-1] in _EXPORTS
    ) or request.endpoint in _JSON_EXPORTS


def _asked() -> str:
    """The address that is asked for, from the root of the site."""
    query = request.query_string.decode("latin-1")
    return request.path + (f"?{query}" if query else "")
