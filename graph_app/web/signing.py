"""`/sign-in` and `/sign-out`."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.access.audit import By
from graph_app.access.sessions import end_session
from graph_app.access.signing_in import sign_in as begin
from graph_app.errors import SessionOver, TooManySignIns, WrongSignIn
from graph_app.web.asker import NOBODY, SESSION, access, asker, become, by, now
from graph_app.web.cookies import forget_secret, keep_secret
from graph_app.web.next_page import next_page

blueprint = Blueprint("signing", __name__)

MOST_BYTES = 10_000


@blueprint.get("/sign-in")
def sign_in() -> AnyResponse:
    """The form; `next` is where to go on to, `over` says that a sign-in has ended."""
    if asker().way == "open" or asker().account:
        return redirect(next_page(request.args.get("next", "")), 303)
    sentence = SessionOver().told_with(gettext) if request.args.get("over") == "yes" else ""
    return sign_in_page("", request.args.get("next", ""), sentence)


@blueprint.post("/sign-in")
def signed_in() -> AnyResponse:
    """A session of one's own for each sign-in: one that was there before ends."""
    request.max_content_length = MOST_BYTES
    name, password, onward = (request.form.get(field, "") for field in ("name", "password", "next"))
    if asker().way == "open":
        return redirect(next_page(onward), 303)
    end_own()
    who = By(name, request.remote_addr or "", now())
    try:
        secret, _ = begin(access().store, access().hasher, who, password, browser_told(), access().lasting)
    except WrongSignIn as problem:
        current_app.extensions["measured"].happened("sign_in_failed")
        return sign_in_page(name, onward, problem.told_with(gettext), problem.status)
    except TooManySignIns as problem:
        current_app.extensions["measured"].happened("sign_in_failed")
        page = sign_in_page(name, onward, problem.told_with(gettext), problem.status)
        page.headers["Retry-After"] = str(problem.facts["seconds"])
        return page
    response = redirect(next_page(onward), 303)
    keep_secret(response, SESSION, secret)
    return response


@blueprint.post("/sign-out")
def sign_out() -> AnyResponse:
    there, who = access().provider, asker().session
    end_own()
    out = "office" if there and who and who.way == "openid" else None
    response = redirect(url_for("signing.sign_in", out=out), 303)
    forget_secret(response, SESSION)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def end_own() -> None:
    """Whoever is signed in here is signed out."""
    who = asker()
    if who.account and who.session:
        end_session(access().store, by(), who.account, who.session.id, "sign-out")
        become(NOBODY)


def browser_told() -> str:
    """What the browser calls itself, as a person finds it among the own sign-ins."""
    return request.headers.get("User-Agent", "")


def sign_in_page(name: str, onward: str, sentence: str, status: int = 200) -> Response:
    page = render_template(
        "sign_in.html", name=name, onward=next_page(onward), sentence=sentence, office=access().provider is not None
    )
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
