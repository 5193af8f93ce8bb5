"""What is refused before any page is asked: foreign host names, and what is larger than any page needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.listening import only_here
from graph_app.settings import Settings
from graph_app.web.door import host_is_ours
from tests.access.people import CHEAP


def site(tmp_path: Path, **more: str) -> FlaskClient:
    """A site whose database does not answer: what is asked here needs none."""
    environment = {"GRAPH_APP_INSTANCE": str(tmp_path), "NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x"}
    settings = Settings.from_environment({**environment, **more})
    client = create_app(settings, access=Access.of(settings, CHEAP)).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def settings(**more: str) -> Settings:
    return Settings.from_environment(more)


@pytest.mark.parametrize(
    ("given", "host", "ours"),
    [
        ({}, "localhost:8000", True),
        ({}, "127.0.0.1", True),
        ({}, "[::1]:8000", True),
        ({}, "LOCALHOST", True),
        ({}, "rebound.example", False),
        ({}, "localhost.rebound.example", False),
        ({}, "192.168.1.7", False),
        ({}, "", False),
        ({"HOST": "10.0.0.5"}, "10.0.0.5:8000", True),
        ({"HOST": "2001:db8::5"}, "[2001:db8::5]:8000", True),
        ({"HOST": "0.0.0.0"}, "192.168.1.7:8000", True),
        ({"HOST": "0.0.0.0"}, "[2001:db8::5]", True),
        ({"HOST": "0.0.0.0"}, "rebound.example", False),
        ({"GRAPH_APP_HOSTS": "partners.example.org"}, "Partners.Example.ORG", True),
        ({"GRAPH_APP_HOSTS": "partners.example.org"}, "localhost", False),
        ({"GRAPH_APP_HOSTS": "partners.example.org"}, "x.partners.example.org", False),
    ],
)
def test_the_site_goes_by_its_own_names_alone(given: dict[str, str], host: str, ours: bool) -> None:
    assert host_is_ours(host, settings(**given)) is ours


@pytest.mark.parametrize(
    ("host", "is_one"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("db", False)]
)
def test_only_the_loopback_is_one(host: str, is_one: bool) -> None:
    assert only_here(host) is is_one


@pytest.mark.parametrize("host", ["rebound.example", "rebound.example:80", "a b", "localhost/x", "x@localhost", "<b>"])
def test_another_name_gets_one_sentence_and_nothing_else(tmp_path: Path, host: str) -> None:
    answer = site(tmp_path).get("/health/alive.json", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.get_json()["error"].startswith("This site does not go by the name in this request.")
    page = site(tmp_path).get("/partners?lang=vi", headers={"Host": host})
    assert page.status_code == 421 and "Trang này không mang tên máy" in page.text and "rebound" not in page.text


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("/partners?q=" + "x" * 2_100, {}, 414),
        ("/" + "x" * 2_100, {}, 414),
        ("/partners?" + "&".join(["kind=City"] * 51), {}, 414),
        ("/partners", {"X-Long": "x" * 9_000}, 431),
        ("/partners", {f"X-Part-{n}": "x" * 900 for n in range(10)}, 431),
    ],
)
def test_what_is_larger_than_any_page_needs_gets_one_sentence(
    tmp_path: Path, address: str, headers: dict[str, str], status: int
) -> None:
    tight = site(tmp_path, GRAPH_APP_ADDRESS_LETTERS="2000", GRAPH_APP_ADDRESS_FIELDS="50", GRAPH_APP_HEADER_KB="8")
    answer = tight.get(address, headers=headers)
    assert answer.status_code == status
    assert answer.text.count('role="alert"') == 1


def test_a_body_beyond_what_a_form_may_have_is_refused(tmp_path: Path) -> None:
    tight = site(tmp_path, GRAPH_APP_FORM_KB="64")
    assert tight.get("/health/alive", data=b"x" * 66_000).status_code == 413
    assert tight.post("/suggestions/none", data=b"x" * 66_000).status_code in (404, 405)
    # A view that names no size of its own has this one.
    assert tight.application.config["MAX_CONTENT_LENGTH"] == 65_536


@pytest.mark.parametrize(
    "value", ["*", "a b", "https://a.example", "a.example:80", "a.example,,b", "<b>", "[zz]", "a.example/x"]
)
def test_a_host_that_is_none_stops_the_start(value: str) -> None:
    from graph_app.errors import WrongSetting

    with pytest.raises(WrongSetting, match="GRAPH_APP_HOSTS is"):
        settings(GRAPH_APP_HOSTS=value)


@pytest.mark.parametrize("host", [".", "..", "x" * 300])
def test_a_host_that_no_name_can_be_gets_the_sentence_too(tmp_path: Path, host: str) -> None:
    answer = site(tmp_path).get("/partners", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 421
    assert answer.text.startswith("This site does not go by the name in this request.")
