"""What holds on every address, where other tests look at some: headers, cookies, sizes, secrets, exports, the audit.

docs/protection.md names the test of each sentence; that these exist is tested here, too.
"""

from __future__ import annotations

import inspect
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import psutil
import pytest
from flask import Flask

from graph_app import create_app
from graph_app.access.access import Access
from graph_app.database.database import Database
from graph_app.persons.kept_files import file_holds
from graph_app.settings import PROJECT
from graph_app.web import cookies
from graph_app.web.openapi import ending_of
from tests.access.people import CHEAP, PASSWORD, add_one_of_each
from tests.attacks.inputs import EXAMPLES
from tests.persons.people import AN
from tests.small_network import load_small_network
from tests.web.test_accounts import signed_in
from tests.web.test_imports import GOOD, bring, import_it, settled
from tests.web.test_roles import OUR_PAGE, every_address, gated

NAME = AN["name"]
TLS = {"base_url": "https://localhost"}


@pytest.fixture
def office(database: Database, tmp_path: Path) -> Iterator[Flask]:
    """The small network with an account of each role, and small limits; not strictly, which would cost more."""
    load_small_network(database, tmp_path)
    own = Database(database.settings)
    settings = replace(database.settings, instance=tmp_path / "instance", form_kb=64, upload_mb=1)
    access = Access.of(settings, CHEAP)
    add_one_of_each(access)
    yield create_app(settings, own, access)
    own.close()


def test_every_answer_carries_the_headers_and_the_picture_alone_may_be_framed(tmp_path: Path) -> None:
    app = gated(tmp_path, "no")
    for role in ("administrator", None):
        client = signed_in(app, role) if role else app.test_client()
        for rule, method, address in every_address(app):
            headers = client.open(address, method=method, headers=OUR_PAGE).headers
            policy = headers["Content-Security-Policy"]
            framed = "'self'" if rule.endpoint == "embed.embed" else "'none'"
            assert policy.endswith(f"frame-ancestors {framed}") and "unsafe" not in policy, address
            assert "script-src 'self';" in policy and "object-src 'none'" in policy, address
            assert headers["X-Content-Type-Options"] == "nosniff", address


def test_every_cookie_is_for_the_server_alone_for_this_site_alone_and_over_tls_alone(office: Flask) -> None:
    client = office.test_client()
    client.environ_base |= {"HTTP_SEC_FETCH_SITE": "same-origin"}
    answers = [
        client.get("/sign-in?lang=vi", **TLS),
        client.post("/sign-in", data={"name": "steward", "password": PASSWORD}, **TLS),
        client.post("/imports", data={"file": (io.BytesIO(GOOD.encode()), "a.csv")}, **TLS),
        client.post("/sign-out", **TLS),
    ]
    found = [cookie for answer in answers for cookie in answer.headers.getlist("Set-Cookie")]
    assert len(found) >= 4
    for cookie in found:
        assert "; HttpOnly" in cookie and "; SameSite=Lax" in cookie and "; Secure" in cookie, cookie
    # There is one place that makes cookies, so that no other forgets these words; nothing is kept in a signed cookie.
    folder = Path(inspect.getfile(cookies)).parent
    makes = [file.name for file in folder.glob("*.py") if re.search(r"\b(set|delete)_cookie\(", file.read_text())]
    assert makes == ["cookies.py"] and office.secret_key is None


class _Endless(io.RawIOBase):
    """A body that never ends, and how much of it was read."""

    def __init__(self) -> None:
        self.read_bytes = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:  # the client of the tests asks for it
        return 0

    def seek(self, *_to: int) -> int:
        return 0

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self.read_bytes += len(buffer)
        buffer[:] = b"x" * len(buffer)
        return len(buffer)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json"])
def test_no_address_reads_a_body_beyond_its_size(office: Flask, kind: str) -> None:
    most = 2_100_000  # the console's; a file's, and a form's, are smaller here
    client = signed_in(office, "administrator")
    for address in _posts(office):
        for length in ({"CONTENT_LENGTH": str(2**33)}, {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}):
            body = _Endless()
            answer = client.post(address, content_type=kind, input_stream=body, environ_overrides=length)
            assert body.read_bytes <= most, (address, body.read_bytes)
            assert answer.status_code in {200, 201, 303, 400, 401, 403, 404, 409, 413, 415}, (address, answer.status)


def _posts(app: Flask) -> Iterator[str]:
    """Every address that takes a body; last what ends the sign-in."""
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    for rule in sorted(rules, key=lambda rule: (rule.endpoint.startswith("signing"), rule.rule)):
        yield re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: EXAMPLES.get(found[1], "x"), rule.rule)


def test_no_secret_stands_in_a_process_list_or_an_address(database: Database, office: Flask) -> None:
    settings = database.settings
    own = settings.instance / "neo4j" / "password"
    secret = own.read_text().strip() if settings.neo4j_uri is None else str(settings.neo4j_password)
    here = psutil.Process()
    words = " ".join(" ".join(one.cmdline()) for one in (here, *here.children(recursive=True)))
    assert settings.neo4j_uri is not None or "guardian.py" in words
    assert secret and secret not in words
    # What is typed as a password is never a word of a command, nor a part of an address.
    for name, command in _commands(office.cli):
        assert not [each.name for each in command.params if re.search("password|secret|token", each.name or "")], name
    for file in (PROJECT / "graph_app" / "web" / "templates").glob("*.html"):
        for form in re.findall(r"<form.*?</form>", file.read_text(encoding="utf-8"), re.DOTALL):
            assert 'type="password"' not in form or 'method="post"' in form, file.name


def _commands(group: click.Group, of: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, f"{of} {name}")
        yield f"{of} {name}", command


def test_no_export_of_any_form_holds_a_person(office: Flask, tmp_path: Path) -> None:
    steward = signed_in(office, "steward")
    person = {**AN, "review_on": "2028-09-14"}
    assert steward.post("/partners/old/persons/new", data=person).status_code == 303
    held, taken = [], tmp_path / "taken"
    for rule in office.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and (ending_of(rule.rule) != "html" or rule.rule.endswith(".html")):
            address = re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: EXAMPLES.get(found[1], "x"), rule.rule)
            answer = steward.get(f"{address}?source=hanoi&target=old&to=old")
            taken.write_bytes(answer.data)
            held += [rule.endpoint] if file_holds(taken, NAME) else []
    assert sorted(held) == ["persons.persons_csv", "persons.persons_json", "persons.persons_xlsx"]
    assert signed_in(office, "reader").get("/persons.csv").status_code == 403


def test_imports_and_changes_of_roles_are_in_the_audit(office: Flask) -> None:
    steward, administrator = signed_in(office, "steward"), signed_in(office, "administrator")
    address = bring(steward, GOOD)
    settled(steward, address)
    assert import_it(steward, address).status_code == 303
    assert settled(steward, address)["standing"]["change"] == 1
    assert administrator.post("/users/reader/role", data={"role": "steward"}).status_code == 303
    lines = [(row["person"], row["kind"], row["about"]) for row in administrator.get("/audit.json").get_json()["rows"]]
    assert ("steward", "import", "meetings.csv") in lines
    assert ("administrator", "role", "reader: reader -> steward") in lines
    assert steward.get("/audit.json").status_code == 403


def test_each_sentence_of_the_table_has_its_tests() -> None:
    text = (PROJECT / "docs" / "protection.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert len(named) > 30
    lacking = [name for file, name in named if f"def {name}(" not in (PROJECT / file).read_text(encoding="utf-8")]
    assert lacking == []
