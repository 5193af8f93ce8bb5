"""`/users`: the accounts, for administrators: new ones, their roles, who may no longer sign in, and where they are."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from graph_app.access.accounts import (
    Account,
    account_named,
    account_role,
    accounts,
    add_account,
    change_role,
    disable,
    set_password,
)
from graph_app.access.passwords import new_password
from graph_app.access.roles import ACCOUNT_ROLES
from graph_app.access.sessions import end_sessions, sessions_of
from graph_app.errors import GraphAppError
from graph_app.records import Rows
from graph_app.web.answers import NO_DATA, Answer, address
from graph_app.web.asker import access, asker, by, now
from graph_app.web.moments import moment_of

blueprint = Blueprint("users", __name__)

MOST_BYTES = 10_000
_COLUMNS = ("name", "shown", "role", "disabled", "must_change", "made_at", "signed_in_at", "sessions")


@address(blueprint, "/users", endings=("json", "csv"), private=True)
def users() -> Answer:
    found = _all()
    records = [_record(*each) for each in found]
    table = Rows(_COLUMNS, [tuple(record[name] for name in _COLUMNS) for record in records])
    values: dict[str, Any] = {
        "users": found,
        "roles": ACCOUNT_ROLES,
        "own": asker().account,
        "problem": "",
        "given": {},
        "new": (),
    }
    return Answer(NO_DATA, "users.html", values, {"rows": records}, table, lasting=False)


@blueprint.post("/users")
def add() -> AnyResponse:
    """Takes `name`, `shown` and `role`; the answer shows the first password, this once."""
    _bounded()
    name, shown, role = (request.form.get(field, "") for field in ("name", "shown", "role"))
    first = new_password()
    try:
        made = add_account(
            access().store, by(), name, shown, account_role(role), access().hasher.hashed(first), first=True
        )
    except GraphAppError as problem:
        return _page(problem.status, problem.told_with(gettext), {"name": name, "shown": shown, "role": role})
    return _page(201, new=(made.name, first))


@blueprint.post("/users/<account>/role")
def set_role(account: str) -> AnyResponse:
    _bounded()
    change_role(access().store, by(), account, account_role(request.form.get("role", "")))
    return _back()


@blueprint.post("/users/<account>/disabled")
def set_disabled(account: str) -> AnyResponse:
    """Takes `disabled`, "yes" or "no"."""
    _bounded()
    disable(access().store, by(), account, request.form.get("disabled") == "yes")
    return _back()


@blueprint.post("/users/<account>/password")
def reset(account: str) -> AnyResponse:
    """A new first password, shown this once; the person is signed out everywhere and then chooses an own one."""
    _bounded()
    first = new_password()
    found = account_named(access().store, account)
    set_password(access().store, by(), found.name, access().hasher.hashed(first), first=True)
    return _page(201, new=(found.name, first))


@blueprint.post("/users/<account>/sessions/end")
def end(account: str) -> AnyResponse:
    _bounded()
    end_sessions(access().store, by(), account_named(access().store, account))
    return _back()


def _bounded() -> None:
    request.max_content_length = MOST_BYTES


def _back() -> AnyResponse:
    return redirect(url_for("users.users"), 303)


def _all() -> list[tuple[Account, int]]:
    """All accounts with the number of their sessions."""
    return [(one, len(sessions_of(access().store, one, now(), access().lasting))) for one in accounts(access().store)]


def _record(account: Account, sessions: int) -> dict[str, Any]:
    moments = {
        "made_at": moment_of(account.made_at),
        "signed_in_at": moment_of(account.signed_in_at) if account.signed_in_at else None,
    }
    told = {name: getattr(account, name) for name in ("name", "shown", "disabled", "must_change")}
    return {**told, "role": account.role.name, "sessions": sessions, **moments}


def _page(status: int, problem: str = "", given: dict[str, str] | None = None, new: tuple[str, ...] = ()) -> Response:
    page = render_template(
        "users.html",
        users=_all(),
        roles=ACCOUNT_ROLES,
        own=asker().account,
        problem=problem,
        given=given or {},
        new=new,
    )
    response = make_response(page, status)
    response.headers["Cache-Control"] = "no-store"
    return response
