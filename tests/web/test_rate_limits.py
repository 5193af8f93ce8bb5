"""Who asks too often waits and hears how long; what is dear has a budget of its own; this machine alone has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.access.roles import ADMINISTRATOR
from graph_app.web.rate_limits import HEAVY, PAGES, budgets_of, network_of
from tests.access.people import PASSWORD, add
from tests.web.test_door import site

OUR_PAGE = {"Sec-Fetch-Site": "same-origin"}
OPEN = {"HOST": "10.0.0.5"}


def ask(client: FlaskClient, address: str = "/nowhere", **more: str) -> int:
    """Without accounts the gate refuses whoever is not at this computer (403); what is counted is counted before."""
    base = {"HTTP_HOST": "10.0.0.5", "REMOTE_ADDR": "10.0.0.9", **more}
    return client.get(address, base_url="http://10.0.0.5", environ_overrides=base).status_code


def signed_in(client: FlaskClient, name: str) -> FlaskClient:
    add(client.application.extensions["access"], name, ADMINISTRATOR)
    theirs = client.application.test_client()
    form = {"name": name, "password": PASSWORD}
    answer = theirs.post("/sign-in", data=form, headers=OUR_PAGE, base_url="http://10.0.0.5")
    assert answer.status_code == 303
    theirs.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return theirs


def test_one_too_many_waits_and_hears_for_how_long(tmp_path: Path) -> None:
    client = site(tmp_path, **OPEN, GRAPH_APP_PAGES_PER_MINUTE="3")
    lan = signed_in(client, "lan")
    assert [ask(client) for _ in range(4)] == [401, 401, 401, 429]
    base = {"HTTP_HOST": "10.0.0.5", "REMOTE_ADDR": "10.0.0.9"}
    answer = client.get("/nowhere.json", environ_overrides=base)
    assert 19 <= int(answer.headers["Retry-After"]) <= 20
    assert answer.get_json()["error"] == (
        f"That was too much at once from you or from your address. "
        f"Try again in {answer.headers['Retry-After']} seconds."
    )
    assert ask(client, "/health/alive") == 200  # whoever watches the site is never refused
    assert ask(client, REMOTE_ADDR="10.0.0.10") == 401  # nor is anybody else
    assert [ask(lan) for _ in range(4)] == [404, 404, 404, 429]  # a person counts for herself


def test_an_address_of_ipv6_is_its_network(tmp_path: Path) -> None:
    client = site(tmp_path, **OPEN, GRAPH_APP_PAGES_PER_MINUTE="2")
    assert [ask(client, REMOTE_ADDR=f"2001:db8::{n}") for n in range(1, 4)] == [403, 403, 429]
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff") != network_of("2001:db8:0:1::1")
    assert network_of("") == "" and network_of("10.0.0.1") == "10.0.0.1"


def test_what_is_dear_has_a_budget_of_its_own_that_workers_share(tmp_path: Path) -> None:
    workers = [site(tmp_path, **OPEN, GRAPH_APP_HEAVY_PER_MINUTE="2") for _ in range(2)]
    told = [ask(workers[n % 2], "/partners.xlsx") for n in range(3)]
    assert told == [403, 403, 429]
    assert ask(workers[0], "/partners") == 403  # a page may still be asked


@pytest.mark.parametrize(
    ("endpoint", "method", "budgets"),
    [
        ("console.run_json", "POST", (HEAVY, PAGES)),
        ("imports.bring", "POST", (HEAVY, PAGES)),
        ("take_along.pdf", "GET", (HEAVY, PAGES)),
        ("partners.partners_csv", "GET", (HEAVY, PAGES)),
        ("partners.partners", "GET", (PAGES,)),
        ("", "GET", (PAGES,)),
        ("health.health", "GET", ()),
        ("static_files.static_file", "GET", ()),
    ],
)
def test_each_endpoint_has_its_budgets(endpoint: str, method: str, budgets: tuple[str, ...]) -> None:
    assert budgets_of(endpoint, method) == budgets


def test_the_console_is_dear_where_it_runs_something() -> None:
    assert budgets_of("console.console", "GET") == (PAGES,)
    assert budgets_of("console.console", "GET", "yes") == (HEAVY, PAGES)


def test_where_only_this_machine_can_ask_nothing_is_limited_unless_set(tmp_path: Path) -> None:
    client = site(tmp_path)
    assert {client.get("/nowhere").status_code for _ in range(700)} == {404}
    limited = site(tmp_path, GRAPH_APP_PAGES_PER_MINUTE="1")
    assert [limited.get("/nowhere").status_code for _ in range(2)] == [404, 429]
