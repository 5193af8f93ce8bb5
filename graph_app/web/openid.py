"""`/sign-in/office`: to the office's OpenID provider and back; `/sign-out/office` signs out there, too."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.access.audit import By, record
from graph_app.access.openid import Provider
from graph_app.access.openid_people import begin_elsewhere, come_back, sign_in_by
from graph_app.errors import AccountsUnavailable, GraphAppError, NoOfficeSignIn, OpenIdAnswerWrong, OpenIdRefused
from graph_app.web.asker import SESSION, access, asker, now
from graph_app.web.cookies import forget_secret, keep_secret, secret_cookie
from graph_app.web.next_page import next_page
from graph_app.web.signing import browser_told, end_own, sign_in_page

blueprint = Blueprint("openid", __name__)

COOKIE = "openid"


@blueprint.get("/sign-in/office")
def begin() -> AnyResponse:
    """`next` is where to go on to afterwards."""
    provider, onward = _provider(), next_page(request.args.get("next", ""))
    if asker().way == "open" or asker().account:
        return redirect(onward, 303)
    begun, browser = begin_elsewhere(access().store, onward, now())
    try:
        response = redirect(provider.way_there(begun, _back()), 303)
    except GraphAppError as problem:
        return sign_in_page("", onward, problem.told_with(gettext), problem.status)
    keep_secret(response, COOKIE, browser)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/sign-in/office/back")
def back() -> AnyResponse:
    """Where the provider sends the browser to, with a code that is good once."""
    provider, onward = _provider(), ""
    people = access().people
    assert people is not None
    try:
        begun, onward = come_back(access().store, request.args.get("state", ""), secret_cookie(COOKIE), now())
        if request.args.get("iss", provider.issuer) != provider.issuer:
            raise OpenIdAnswerWrong(problem="another provider answers")
        if "code" not in request.args:
            raise OpenIdRefused()
        claims = provider.claims(request.args["code"], begun, _back())
        secret = sign_in_by(access().store, people, claims, _by(), browser_told(), access().lasting)
    except AccountsUnavailable:
        raise
    except GraphAppError as problem:
        if onward:  # it was begun here: others could fill the disk
            record(access().store, _by(), "sign-in failed", f"openid: {problem}")
        return sign_in_page("", onward, problem.told_with(gettext), problem.status)
    end_own()
    response = redirect(next_page(onward), 303)
    keep_secret(response, SESSION, secret)
    forget_secret(response, COOKIE)
    return response


@blueprint.get("/sign-out/office")
def leave() -> AnyResponse:
    """Signs out at the provider, too; whoever is still signed in here stays so."""
    sign_in = url_for("signing.sign_in", _external=True)
    try:
        return redirect(_provider().way_out(sign_in) or sign_in, 303)
    except GraphAppError as problem:
        return sign_in_page("", "", problem.told_with(gettext), problem.status)


def _provider() -> Provider:
    found = access().provider
    if found is None:
        raise NoOfficeSignIn()
    return found


def _back() -> str:
    return url_for("openid.back", _external=True)


def _by() -> By:
    return By("openid", request.remote_addr or "", now())
