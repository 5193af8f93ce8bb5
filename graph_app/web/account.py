"""`/account`: who one is here, one's password, where one is signed in, and one's tokens for programs."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.access.accounts import Account, account_role, set_password
from graph_app.access.audit import By
from graph_app.access.links import links_of
from graph_app.access.passwords import check_password
from graph_app.access.roles import ACCOUNT_ROLES
from graph_app.access.sessions import end_session, end_sessions, sessions_of
from graph_app.access.signing_in import proved
from graph_app.access.tokens import LONGEST_DAYS, LONGEST_LABEL, add_token, revoke_token, tokens_of
from graph_app.errors import (
    BadParameter,
    GraphAppError,
    MissingParameter,
    PasswordRefused,
    RoleNeeded,
    TooManySignIns,
    UnknownSession,
    WrongSignIn,
)
from graph_app.web.asker import access, asker, by, now
from graph_app.web.unfit import fit_line

blueprint = Blueprint("account", __name__)

MOST_BYTES = 10_000


@blueprint.get("/account")
def account() -> AnyResponse:
    if asker().way == "open":
        return redirect(url_for("start.start"), 303)
    return _page()


@blueprint.post("/account/password")
def change_password() -> AnyResponse:
    """Takes `old`, `new` and `again`. Everywhere else the person is signed out."""
    own = own_account()
    old, new, again = (request.form.get(field, "") for field in ("old", "new", "again"))
    try:
        proved(access().store, access().hasher, By(own.name, request.remote_addr or "", now()), old)
        new = check_password(new, access().least_password, (own.name, own.shown))
    except WrongSignIn as problem:
        return _page(problem.status, {"old": gettext("This is not your password.")})
    except TooManySignIns as problem:
        return _page(problem.status, {"old": problem.told_with(gettext)})
    except PasswordRefused as problem:
        return _page(problem.status, {"new": problem.told_with(gettext)})
    if new != again and again != request.form.get("new", ""):
        return _page(400, {"again": gettext("The two are not the same.")})
    session = asker().session
    set_password(access().store, by(), own.name, access().hasher.hashed(new), but=session.id if session else "")
    return redirect(url_for("account.account", done="password"), 303)


@blueprint.post("/account/sessions/<session>/end")
def end_one_session(session: str) -> AnyResponse:
    if not end_session(access().store, by(), own_account(), session):
        raise UnknownSession()
    return redirect(url_for("account.account"), 303)


@blueprint.post("/account/sessions/end")
def end_other_sessions() -> AnyResponse:
    """All but the one that asks."""
    session = asker().session
    end_sessions(access().store, by(), own_account(), session.id if session else "")
    return redirect(url_for("account.account"), 303)


@blueprint.post("/account/tokens")
def make_token() -> AnyResponse:
    """Takes `label`, `role` and `days`; the answer shows the token, this once."""
    own = own_account()
    try:
        label = fit_line("label", request.form.get("label", ""), LONGEST_LABEL)
        if not label:
            raise MissingParameter(field="label", type="string", example=gettext("monthly report"))
        secret = add_token(access().store, by(), own, label, account_role(request.form.get("role", "")), _days())
    except RoleNeeded:
        raise
    except GraphAppError as problem:
        return _page(problem.status, {"token": problem.told_with(gettext)})
    return _page(201, secret=secret)


@blueprint.post("/account/tokens/<token>/revoke")
def revoke(token: str) -> AnyResponse:
    revoke_token(access().store, by(), own_account(), token)
    return redirect(url_for("account.account"), 303)


def _days() -> int:
    text = request.form.get("days", "")
    if not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= LONGEST_DAYS):
        raise BadParameter(field="days", value=text[:20], type="whole number", example="90")
    return int(text)


def own_account() -> Account:
    """The account that is signed in here. RoleNeeded for a program: a token keeps no accounts."""
    request.max_content_length = MOST_BYTES
    own = asker().account
    if own is None or asker().way == "token":
        raise RoleNeeded()
    return own


def _page(  # nosec B107  # no secret is made yet
    status: int = 200, problems: dict[str, str] | None = None, secret: str = ""
) -> Response:
    own = asker().account
    if own is None:
        raise RoleNeeded()
    here = asker().session
    page = render_template(
        "account.html",
        account=own,
        sessions=sessions_of(access().store, own, now(), access().lasting),
        here=here.id if here else "",
        tokens=tokens_of(access().store, own),
        roles=[role for role in ACCOUNT_ROLES if own.role.contains(role)],
        problems=problems or {},
        secret=secret,
        done=request.args.get("done", ""),
        now=now(),
        least=access().least_password,
        links=links_of(access().store, own),
        today_here=date.today(),
        longest_label=LONGEST_LABEL,
        longest_days=LONGEST_DAYS,
    )
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
