"""The headers of every answer, and what no error may tell: files, addresses, our Cypher, traces, passwords."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph_app import errors
from graph_app.errors import GraphAppError
from tests.web.test_door import site

INSIDE = re.compile(
    r"/etc/|/var/|/tmp/|[A-Z]:\\|Traceback|File \"|MATCH \(|MERGE|bolt://|s3cret|neo4j\.exceptions", re.I
)
EVERYTHING = "s3cret /etc/place bolt://db:7687 MATCH (n) Traceback"
# What stops the start is read at a terminal; these repeat what the reader wrote himself, a file's name or a query.
FOR_TERMINALS = (errors.BadStart, errors.BackupRefused, errors.BackupNotWritten, errors.BackupExists)
SAID_BY_THE_READER = (errors.BadRequest, errors.NotFound, errors.ChangeRefused)


def kinds(kind: type[GraphAppError]) -> list[type[GraphAppError]]:
    return [one for each in kind.__subclasses__() for one in (each, *kinds(each))]


def made(kind: type[GraphAppError]) -> GraphAppError:
    """An error whose every fact is something of the inside."""
    return kind(**dict.fromkeys(re.findall(r"{(\w+)", kind.sentence), EVERYTHING))


OURS = sorted(
    {
        kind
        for kind in kinds(GraphAppError)
        if hasattr(kind, "sentence")
        and kind.__module__ == errors.__name__
        and not issubclass(kind, FOR_TERMINALS)
        and (kind.outside or kind.status >= 500)
    },
    key=lambda kind: kind.__name__,
)
# Of these the facts are numbers, names that the reader chose, or records that any reader may see.
HARMLESS = {
    *("QueryTooSlow", "DownloadTooSlow", "WriteTooSlow", "MetricTooSlow", "DatabaseHasOtherData", "RestoreIntoData"),
    "DatabaseBusy",
    *("NoIdStored", "UnknownKindStored", "UnknownTypeStored", "WrongDayStored", "WrongGraph", "RestoreIncomplete"),
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A site without a database, with an address that fails in any way that is asked for."""
    client = site(tmp_path_factory.mktemp("inst"))
    app: Flask = client.application

    def fails(kind: str) -> str:
        if kind in vars(errors):
            raise made(vars(errors)[kind])
        raise {"OSError": OSError(13, EVERYTHING, "/etc/place"), "KeyError": KeyError(EVERYTHING)}.get(
            kind, RuntimeError(EVERYTHING)
        )

    app.view_functions["health.health"] = fails  # whose role the table knows: it is for anyone
    for ending in ("", ".json", ".csv"):
        app.add_url_rule(f"/fails/<kind>{ending}", "health.health")
    return client


@pytest.mark.parametrize(
    "kind", [kind.__name__ for kind in OURS if kind.__name__ not in HARMLESS] + ["OSError", "KeyError", "Other"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_error_tells_of_the_inside(client: FlaskClient, kind: str, language: str) -> None:
    for ending in ("", ".json", ".csv"):
        answer = client.get(f"/fails/{kind}{ending}?lang={language}")
        assert answer.status_code >= 400
        assert INSIDE.search(answer.text) is None, answer.text


@pytest.mark.parametrize("address", ["/", "/partners.json", "/network", "/changes", "/imports", "/cypher", "/metrics"])
def test_a_database_that_does_not_answer_is_told_without_its_address(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert "127.0.0.1:1" not in answer.text and INSIDE.search(answer.text) is None
    if address not in ("/imports", "/metrics"):
        assert answer.status_code == 503 and answer.headers["Retry-After"] == "3"


def test_a_hostile_request_hears_nothing_of_the_inside(client: FlaskClient) -> None:
    for path in (
        "/%00",
        "/partners/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/files/x/..%2f..%2fapp.py",
        "/%ff%fe",
        "/{{7*7}}",
    ):
        for method in ("get", "post", "put", "delete", "options"):
            answer = getattr(client, method)(path)
            assert INSIDE.search(answer.text.replace(path, "")) is None and "root:" not in answer.text


@pytest.mark.parametrize("address", ["/health/alive", "/nowhere", "/nowhere.json", "/partners", "/metrics"])
def test_every_answer_says_what_a_browser_may_do_with_it(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["script-src"] == policy["style-src"] == policy["default-src"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "same-origin")
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"] and "geolocation=()" in headers["Permissions-Policy"]
    assert "Server" not in headers and "Strict-Transport-Security" not in headers


def test_over_tls_a_browser_stays_with_it(tmp_path: Path) -> None:
    answer = site(tmp_path).get("/health/alive", base_url="https://localhost")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_no_template_holds_a_style_or_a_script_of_its_own() -> None:
    folder = Path(inspect.getfile(errors)).parent / "web" / "templates"
    inline = re.compile(r"\sstyle\s*=|<style|\son[a-z]+\s*=\s*[\"']|javascript:", re.I)
    assert [file.name for file in folder.glob("*.html") if inline.search(file.read_text(encoding="utf-8"))] == []
