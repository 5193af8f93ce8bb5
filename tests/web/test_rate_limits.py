"""Who asks too often waits and hears how long; what is dear has a budget of its own; this machine alone has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app.web.rate_limits import HEAVY, PAGES, budgets_of, network_of
from graph_app.web.request_log import WHO
from tests.web.test_door import site

OPEN = {"HOST": "10.0.0.5"}


def ask(client: FlaskClient, address: str = "/nowhere", who: str = "", **more: str) -> int:
    base = {"HTTP_HOST": "10.0.0.5", "REMOTE_ADDR": "10.0.0.9", WHO: who, **more}
    return client.get(address, environ_overrides=base).status_code


def test_one_too_many_waits_and_hears_for_how_long(tmp_path: Path) -> None:
    client = site(tmp_path, **OPEN, GRAPH_APP_PAGES_PER_MINUTE="3")
    assert [ask(client) for _ in range(4)] == [404, 404, 404, 429]
    base = {"HTTP_HOST": "10.0.0.5", "REMOTE_ADDR": "10.0.0.9"}
    answer = client.get("/nowhere.json", environ_overrides=base)
    assert 19 <= int(answer.headers["Retry-After"]) <= 20
    assert answer.get_json()["error"] == (
        f"That was too much at once from you or from your address. "
        f"Try again in {answer.headers['Retry-After']} seconds."
    )
    assert ask(client, "/health/alive") == 200  # whoever watches the site is never refused
    assert ask(client, REMOTE_ADDR="10.0.0.10") == 404  # nor is anybody else
    assert [ask(client, who="lan") for _ in range(4)] == [404, 404, 404, 429]  # a person counts for herself


def test_an_address_of_ipv6_is_its_network(tmp_path: Path) -> None:
    client = site(tmp_path, **OPEN, GRAPH_APP_PAGES_PER_MINUTE="2")
    assert [ask(client, REMOTE_ADDR=f"2001:db8::{n}") for n in range(1, 4)] == [404, 404, 429]
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff") != network_of("2001:db8:0:1::1")
    assert network_of("") == "" and network_of("10.0.0.1") == "10.0.0.1"


def test_what_is_dear_has_a_budget_of_its_own_that_workers_share(tmp_path: Path) -> None:
    workers = [site(tmp_path, **OPEN, GRAPH_APP_HEAVY_PER_MINUTE="2") for _ in range(2)]
    told = [ask(workers[n % 2], "/partners.xlsx") for n in range(3)]
    assert told == [503, 503, 429]
    assert ask(workers[0], "/partners") == 503  # a page may still be asked


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
