"""Sign-in at the office's OpenID provider: a real one, over HTTP on this machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey
from werkzeug.test import TestResponse

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.access.accounts import account_named, disable
from graph_app.access.audit import Wanted, audit
from graph_app.access.roles import ADMINISTRATOR, READER, STEWARD
from graph_app.errors import MissingSetting, WrongSetting
from graph_app.settings import Settings
from tests.access.people import CHEAP, FIRST, add, add_one_of_each
from tests.web.openid_provider import CLIENT, SECRET, Claims, OfficeProvider, provider_at_work
from tests.web.test_accounts import access_of, browser, signed_in

START = "/sign-in/office?next=/account"


@pytest.fixture(scope="module")
def running() -> Iterator[OfficeProvider]:
    with provider_at_work() as found:
        yield found


@pytest.fixture
def provider(running: OfficeProvider) -> OfficeProvider:
    """The same one at its address, as it is at first."""
    fresh = OfficeProvider(issuer=running.issuer)
    vars(running).update(vars(fresh))
    return running


def site(folder: Path, provider: OfficeProvider, **more: str) -> Flask:
    named = {
        "GRAPH_APP_INSTANCE": str(folder),
        "GRAPH_APP_LANGUAGE": "en",
        "GRAPH_APP_OIDC_ISSUER": provider.issuer,
        "GRAPH_APP_OIDC_CLIENT": CLIENT,
        "GRAPH_APP_OIDC_SECRET": SECRET,
        "GRAPH_APP_OIDC_SECONDS": "1",
    }
    settings = Settings.from_environment({**named, **more})
    app = create_app(settings, access=Access.of(settings, CHEAP))
    add_one_of_each(access_of(app))
    return app


@pytest.fixture
def office(tmp_path: Path, provider: OfficeProvider) -> Flask:
    app = site(tmp_path, provider)
    add(access_of(app), "mai", READER)
    return app


def sent_back(client: FlaskClient) -> str:
    """The address that the provider sends the browser back to."""
    begun = client.get(START)
    assert begun.status_code == 303, begun.text
    answer = requests.get(begun.headers["Location"], allow_redirects=False, timeout=5)
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def came_back(client: FlaskClient) -> TestResponse:
    return client.get(sent_back(client))


def failures(app: Flask) -> list[str]:
    return [line["about"] for line in audit(access_of(app).store, Wanted(kind="sign-in failed"), 9)]


def test_one_signs_in_there_comes_back_and_signs_out(office: Flask, provider: OfficeProvider) -> None:
    client = browser(office)
    assert "Sign in with your office" in client.get("/sign-in").text
    begun = urlsplit(client.get(START).headers["Location"])
    asked = parse_qs(begun.query)
    assert asked["response_type"] == ["code"] and asked["redirect_uri"] == ["http://localhost/sign-in/office/back"]
    assert SECRET not in begun.query and len(asked["nonce"][0]) > 40 and asked["client_id"] == [CLIENT]
    answer = came_back(client)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/account"), answer.text
    page = client.get("/account").text
    assert "<h1>mai</h1>" in page and 'name="old"' not in page
    out = client.post("/sign-out").headers["Location"]
    assert "not at your office" in client.get(out).text
    left = client.get("/sign-out/office").headers["Location"]
    assert left.startswith(f"{provider.issuer}/out?client_id=partners&post_logout_redirect_uri=http%3A%2F%2Flocalhost")
    lines = audit(access_of(office).store, Wanted(person="mai"), 9)
    assert [(line["kind"], line["about"]) for line in lines] == [("sign-out", "mai"), ("sign-in", "openid")]


def test_the_account_is_found_by_subject_whatever_the_name_is_then(office: Flask, provider: OfficeProvider) -> None:
    assert came_back(browser(office)).status_code == 303
    provider.who = {"sub": "u-1", "preferred_username": "steward"}
    client = browser(office)
    came_back(client)
    assert "<h1>mai</h1>" in client.get("/account").text
    provider.who = {"sub": "u-2", "preferred_username": "mai"}  # somebody else of the same name
    refused = came_back(browser(office))
    assert refused.status_code == 403 and "is in use already" in refused.text
    disable(access_of(office).store, FIRST, "mai", True)
    provider.who = {"sub": "u-1", "preferred_username": "mai"}
    assert came_back(browser(office)).status_code == 403


@pytest.mark.parametrize("name", ["administrator", "steward"])
def test_an_account_in_use_or_an_administrators_is_nobody_elses(
    office: Flask, provider: OfficeProvider, name: str
) -> None:
    if name == "steward":
        signed_in(office, name)
    provider.who = {"sub": "u-9", "preferred_username": name}
    assert came_back(browser(office)).status_code == 403


def other_nonce(claims: Claims) -> Claims:
    return {**claims, "nonce": "another"}


WRONG: dict[str, Callable[[Claims], Claims]] = {
    "nonce": other_nonce,
    "no nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "audience": lambda claims: {**claims, "aud": "another-client"},
    "issuer": lambda claims: {**claims, "iss": "https://evil.example"},
    "expired": lambda claims: {**claims, "exp": int(time.time()) - 120, "iat": int(time.time()) - 600},
    "no expiry": lambda claims: {name: value for name, value in claims.items() if name != "exp"},
    "not yet": lambda claims: {**claims, "nbf": int(time.time()) + 600},
    "other party": lambda claims: {**claims, "aud": [CLIENT, "b"], "azp": "b"},
    "nobody": lambda claims: {**claims, "sub": ""},
    "a number": lambda claims: {**claims, "sub": 7},
    "no name": lambda claims: {name: value for name, value in claims.items() if name != "preferred_username"},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_token_that_is_not_for_this_sign_in_is_refused(office: Flask, provider: OfficeProvider, wrong: str) -> None:
    provider.told = WRONG[wrong]
    client = browser(office)
    answer = came_back(client)
    assert answer.status_code == 403 and "cannot be trusted" in answer.text
    assert client.get_cookie("session") is None and len(failures(office)) == 1
    assert "Claim" not in answer.text and SECRET not in str(failures(office))


def test_a_token_signed_by_another_key_or_by_none_is_refused(office: Flask, provider: OfficeProvider) -> None:
    provider.shown = RSAKey.generate_key(2048, {"kid": "k1"})
    assert came_back(browser(office)).status_code == 403
    provider.shown = None
    for provider.signed_by in ("none", "HS256"):  # the latter with the public key for a secret
        assert came_back(browser(office)).status_code == 403
    assert all("Trần" not in line for line in failures(office)) and len(failures(office)) == 3


def test_what_comes_back_is_good_once_in_its_browser_and_for_ten_minutes(office: Flask) -> None:
    client = browser(office)
    address = sent_back(client)
    for other in (browser(office), client):  # another browser's try ends it, too
        answer = other.get(address)
        assert answer.status_code == 400 and "was begun in another browser" in answer.text
    address = sent_back(client)
    assert client.get(address).status_code == 303
    kept = client.get_cookie("session")
    client.post("/sign-out")
    assert client.get(address).status_code == 400 and kept is not None
    address = sent_back(client)
    with access_of(office).store._connection() as connection:
        connection.execute("UPDATE begun SET begun_at = begun_at - 601")
    assert client.get(address).status_code == 400
    for made_up in ("", "?state=", "?state=x&code=y", "?error=access_denied"):
        assert client.get(f"/sign-in/office/back{made_up}").status_code == 400
    assert failures(office) == []  # strangers cannot fill the audit


def test_who_is_turned_away_there_reads_a_sentence(office: Flask) -> None:
    client = browser(office)
    state = parse_qs(urlsplit(sent_back(client)).query)["state"][0]
    answer = client.get(f"/sign-in/office/back?error=access_denied&error_description=%3Cb%3E&state={state}")
    assert answer.status_code == 403 and "did not let you through" in answer.text and "<b>" not in answer.text
    state = parse_qs(urlsplit(sent_back(client)).query)["state"][0]
    assert client.get(f"/sign-in/office/back?code=x&iss=https://evil.example&state={state}").status_code == 403


def test_a_provider_that_is_away_or_slow_is_told_and_holds_nobody_up(tmp_path: Path) -> None:
    with provider_at_work() as gone:
        client = browser(site(tmp_path, gone))
        gone.slow = 3
        began = time.monotonic()
        assert client.get(START).status_code == 503 and time.monotonic() - began < 2.5
    answer = client.get(START)
    assert answer.status_code == 503 and "does not answer just now" in answer.text and "127.0.0.1" not in answer.text
    assert "Password" in answer.text  # one can still sign in here


def test_another_providers_description_is_not_believed(office: Flask, provider: OfficeProvider) -> None:
    found = access_of(office).provider
    assert found is not None
    for issuer in ("https://evil.example", provider.issuer + "/"):
        provider.issuer, before = issuer, provider.issuer
        assert browser(office).get(START).status_code == 403
        provider.issuer = before


def test_unknown_people_are_refused_or_become_what_the_settings_say(tmp_path: Path, provider: OfficeProvider) -> None:
    refused = came_back(browser(site(tmp_path / "a", provider)))
    assert refused.status_code == 403 and "“mai” may not sign in here" in refused.text
    app = site(tmp_path / "b", provider, GRAPH_APP_UNKNOWN_PEOPLE="steward")
    assert came_back(browser(app)).status_code == 303
    made = account_named(access_of(app).store, "mai")
    assert (made.role, made.shown) == (STEWARD, "Trần Mai")


def test_the_role_follows_the_groups_at_each_sign_in(tmp_path: Path, provider: OfficeProvider) -> None:
    groups = {"GRAPH_APP_OIDC_ROLE_CLAIM": "groups", "GRAPH_APP_OIDC_ROLES": "staff=reader,it=administrator"}
    app = site(tmp_path, provider, GRAPH_APP_UNKNOWN_PEOPLE="reader", **groups)
    said: list[tuple[object, object]] = [(["staff"], READER), (["staff", "it"], ADMINISTRATOR), ("staff", READER)]
    for value, role in said:
        provider.who = {**provider.who, "groups": value}
        assert came_back(browser(app)).status_code == 303
        assert account_named(access_of(app).store, "mai").role is role
    for none in ([], "others", None, [7]):
        provider.who = {**provider.who, "groups": none}
        answer = came_back(browser(app))
        assert answer.status_code == 403 and "not in a group" in answer.text


def test_without_the_settings_there_is_no_such_address_and_nothing_is_offered(tmp_path: Path) -> None:
    settings = Settings.from_environment({"GRAPH_APP_INSTANCE": str(tmp_path), "GRAPH_APP_LANGUAGE": "en"})
    app = create_app(settings, access=Access.of(settings, CHEAP))
    add_one_of_each(access_of(app))
    client = browser(app)
    assert "office" not in client.get("/sign-in").text
    assert {client.get(path).status_code for path in (START, "/sign-in/office/back", "/sign-out/office")} == {404}


def test_settings_that_make_no_sense_stop_the_start(tmp_path: Path) -> None:
    good = {"GRAPH_APP_OIDC_ISSUER": "https://sso.example.org/realms/city", "GRAPH_APP_OIDC_CLIENT": CLIENT}
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    read = Settings.from_environment({**good, "GRAPH_APP_OIDC_SECRET_FILE": str(file)})
    assert read.oidc_secret == SECRET and SECRET not in repr(replace(read, port=1))
    for name, value in (("GRAPH_APP_OIDC_CLIENT", ""), ("GRAPH_APP_OIDC_ROLE_CLAIM", "groups")):
        with pytest.raises(MissingSetting):
            Settings.from_environment({**good, name: value})
    for issuer in ("http://sso.example.org", "https://u:p@sso.example.org", "sso", "https://a.example/?x=1"):
        with pytest.raises(WrongSetting):
            Settings.from_environment({**good, "GRAPH_APP_OIDC_ISSUER": issuer})
    with pytest.raises(WrongSetting):
        Settings.from_environment({**good, "GRAPH_APP_OIDC_ROLE_CLAIM": "g", "GRAPH_APP_OIDC_ROLES": "a=guest"})
