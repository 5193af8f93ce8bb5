"""The table of roles: every address is asked by everybody, and lets through whom the table says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.accounts import account_named, disable
from graph_app.access.audit import By
from graph_app.access.roles import ADMINISTRATOR, GUEST, READER, ROLE_BY_NAME
from graph_app.access.tokens import add_token
from graph_app.errors import NoRoleStated
from graph_app.settings import Settings
from graph_app.web.asker import now
from graph_app.web.roles_needed import ANYONE, ROLES_NEEDED, Needed, check_table, role_needed
from tests.access.people import CHEAP, FIRST, PASSWORD, add, add_one_of_each

OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}
PASSED = "passed the gate"
SIGN_IN = "signing.signed_in"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The real routes and the real gate; behind it each view only says that it was reached. No database is asked."""
    return gated(tmp_path, "no")


def gated(folder: Path, guests: str) -> Flask:
    settings = Settings.from_environment(
        {"GRAPH_APP_INSTANCE": str(folder), "GRAPH_APP_GUESTS": guests, "GRAPH_APP_LANGUAGE": "en"}
    )
    app = create_app(settings, access=Access.of(settings, CHEAP))
    for endpoint in app.view_functions.keys() - {SIGN_IN}:
        app.view_functions[endpoint] = lambda **_path: PASSED
    add_one_of_each(access_of(app))
    return app


def access_of(app: Flask) -> Access:
    found: Access = app.extensions["access"]
    return found


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    answer = client.post("/sign-in", data={"name": name, "password": PASSWORD}, headers=OUR_PAGE)
    assert answer.status_code == 303, answer.text
    return client


def every_address(app: Flask) -> Iterator[tuple[Rule, str, str]]:
    """Each route with each of its methods and an address that leads there."""
    examples = {"number": "1"}
    for rule in app.url_map.iter_rules():
        if rule.endpoint != SIGN_IN:
            address = re.sub(r"<([^>]+)>", lambda found: examples.get(found[1], "x"), rule.rule)
            for method in sorted((rule.methods or set()) - {"HEAD"}):
                yield rule, method, address


def reached(client: FlaskClient, method: str, address: str, **headers: str) -> bool:
    answer = client.open(address, method=method, headers={**OUR_PAGE, **headers})
    assert answer.text == PASSED or answer.status_code in {303, 401, 403}, (method, address, answer.status)
    return answer.text == PASSED


def said(needed: Needed, role: str | None) -> bool:
    return needed is ANYONE or (role is not None and ROLE_BY_NAME[role].contains(needed))


@pytest.mark.parametrize(
    "role", ["administrator", "steward", "reader", "guest", None, "expired", "disabled", "bad token"]
)
def test_every_address_lets_through_whom_the_table_says(tmp_path: Path, role: str | None) -> None:
    app = gated(tmp_path, "yes" if role == "guest" else "no")
    headers = {"Authorization": "Bearer pre_unknown"} if role == "bad token" else {}
    client = app.test_client() if role in {None, "guest", "bad token"} else signed_in(app, _account(role))
    if role == "expired":
        access_of(app).store.write("touch_session", session=_only_session(app), now=0)
    if role == "disabled":
        disable(access_of(app).store, FIRST, "steward", True)
    as_role = role if role in ROLE_BY_NAME else None
    asked = [*every_address(app)]
    assert len(asked) > 150
    wrong = [
        f"{method} {address}"
        for rule, method, address in asked
        if reached(client, method, address, **headers) != said(role_needed(rule.endpoint, method), as_role)
    ]
    assert wrong == []


def _account(role: str | None) -> str:
    return str(role) if role in ROLE_BY_NAME else "steward"


def _only_session(app: Flask) -> str:
    store, found = access_of(app).store, account_named(access_of(app).store, "steward")
    [row] = store.read("sessions_of", account=found.id, now=0, idle_since=0)
    return str(row["session_id"])


def test_the_table_names_no_address_that_is_gone(app: Flask) -> None:
    asked = {(rule.endpoint, method) for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    assert ROLES_NEEDED.keys() - asked == set()


def test_a_page_without_a_role_stops_the_start_and_answers_nobody(app: Flask) -> None:
    app.add_url_rule("/new-page", "new_page", lambda: PASSED)
    with pytest.raises(NoRoleStated, match="GET new_page: nobody has said who may ask this."):
        check_table(app.url_map.iter_rules())
    assert signed_in(app, "administrator").get("/new-page").status_code == 500


def test_public_are_only_signing_in_files_and_health() -> None:
    assert {endpoint for (endpoint, _), needed in ROLES_NEEDED.items() if needed is ANYONE} == {
        *("static_files.static_file", "static_files.named_file", "health.health", "health.alive"),
        *("signing.sign_in", "signing.signed_in", "signing.sign_out"),
        *("openid.begin", "openid.back", "openid.leave"),
    }


def test_guests_change_nothing_and_take_nothing_along() -> None:
    for (endpoint, method), needed in ROLES_NEEDED.items():
        if needed is GUEST:
            assert method == "GET" and not endpoint.endswith(("_csv", "_xlsx", "_ics", "_word"))
            assert endpoint.split(".")[0] not in {"console", "take_along", "changes", "saved_views", "edit", "imports"}


def test_head_needs_what_get_needs_and_options_is_not_answered(app: Flask) -> None:
    assert app.test_client().head("/partners.json").status_code == 401
    assert signed_in(app, "reader").open("/partners", method="OPTIONS").status_code == 405


def test_an_unknown_address_tells_a_stranger_nothing(app: Flask) -> None:
    stranger = app.test_client()
    unknown = [stranger.get(path) for path in ("/nothing-here", "/partners/x.png", "/cypher.json")]
    assert {answer.status_code for answer in unknown} == {401}
    assert signed_in(app, "reader").get("/nothing-here.json").status_code == 404


def test_who_asks_for_a_page_is_led_to_sign_in_and_back(app: Flask) -> None:
    answer = app.test_client().get("/partners?q=a%20b&kind=City")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/sign-in?next=/partners?q%3Da%2520b%26kind%3DCity"
    told = app.test_client().get("/partners.json")
    assert (told.status_code, told.get_json()["error"]) == (401, "Sign in to see this.")


def test_a_program_is_let_in_by_its_token_and_by_no_more_than_its_role(app: Flask) -> None:
    store = access_of(app).store
    steward = account_named(store, "steward")
    secret = add_token(store, By("tests", "", now()), steward, "report", READER, 1)
    program, bearer = app.test_client(), {"Authorization": f"Bearer {secret}"}
    assert program.get("/partners.json", headers=bearer).text == PASSED
    assert program.post("/cypher.json", headers=bearer).text == PASSED
    assert program.get("/partners/new", headers=bearer).status_code == 403
    wrong = program.get("/partners.json", headers={"Authorization": f"Bearer {secret}x"})
    assert wrong.status_code == 401 and "token" in wrong.get_json()["error"]
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


FOREIGN: tuple[dict[str, str], ...] = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {},
)


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_nothing_is_changed_for_another_site_nor_without_a_word_whose_page_asks(
    app: Flask, headers: dict[str, str]
) -> None:
    client = signed_in(app, "administrator")
    posts = [(method, address) for _, method, address in every_address(app) if method == "POST"]
    assert len(posts) > 30
    assert [address for _, address in posts if client.post(address, headers=headers).status_code != 403] == []
    assert signed_in(app, "steward").post("/partners/new", headers={"Origin": "http://localhost"}).text == PASSED


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_nobody_is_signed_in_by_another_site(app: Flask, headers: dict[str, str]) -> None:
    answer = app.test_client().post("/sign-in", data={"name": "reader", "password": PASSWORD}, headers=headers)
    assert answer.status_code == 403 and "Set-Cookie" not in answer.headers


def test_refusals_of_people_are_in_the_audit_and_those_of_strangers_do_not_fill_it(app: Flask) -> None:
    signed_in(app, "reader").get("/audit")
    app.test_client().get("/audit")
    signed_in(app, "steward").post("/partners/new", headers={"Origin": "https://evil.example"})
    lines = access_of(app).store.read("audit", person="", kind="refused", since="", until="", before=999, limit=9)
    assert [(line["person"], line["about"]) for line in lines] == [
        ("steward", "POST /partners/new"),
        ("reader", "GET /audit"),
    ]


def test_downloads_are_in_the_audit(app: Flask) -> None:
    client = signed_in(app, "reader")
    for address in ("/partners.csv?kind=City", "/network.node-link.json", "/partners.json", "/partners"):
        assert client.get(address).text == PASSED
    lines = access_of(app).store.read("audit", person="", kind="export", since="", until="", before=999, limit=9)
    assert [line["about"] for line in lines] == ["/network.node-link.json", "/partners.csv?kind=City"]


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"Host": "partners.example.org"}, "127.0.0.1"),  # a proxy, or a name of somebody else that leads here
        ({"Host": "10.0.0.7:8000"}, "127.0.0.1"),
        ({"X-Forwarded-For": "192.0.2.1"}, "127.0.0.1"),
        ({"Forwarded": "for=192.0.2.1"}, "127.0.0.1"),
        ({"Host": "localhost"}, "192.0.2.1"),
    ],
)
def test_without_accounts_only_this_computer_is_answered(tmp_path: Path, headers: dict[str, str], address: str) -> None:
    settings = Settings.from_environment({"GRAPH_APP_INSTANCE": str(tmp_path), "GRAPH_APP_LANGUAGE": "en"})
    app = create_app(settings)
    app.view_functions["users.users"] = lambda: PASSED
    here = app.test_client()
    for host in ("localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"):
        assert here.get("/users", headers={"Host": host}).text == PASSED
    answer = here.get("/users", headers=headers, environ_base={"REMOTE_ADDR": address})
    if answer.status_code != 421:  # the door knows no such name
        assert answer.status_code == 403 and "python app.py user add NAME --role administrator" in answer.text
        add(Access.of(settings, CHEAP), "lan", ADMINISTRATOR)
        assert here.get("/users", headers=headers, environ_base={"REMOTE_ADDR": address}).status_code == 303


def test_accounts_that_cannot_be_read_open_nothing(app: Flask) -> None:
    client = signed_in(app, "administrator")
    for file in access_of(app).store.file.parent.glob("access.sqlite3*"):
        file.write_bytes(b"something else" * 100)
    for address in ("/", "/partners.json", "/users"):
        answer = client.get(address)
        assert answer.status_code == 503 and PASSED not in answer.text
