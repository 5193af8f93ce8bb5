"""Every address in the description answers as it says, on the seed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from graph_app import create_app
from graph_app.changes.make import make_change
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.statements import load_statements
from graph_app.settings import Settings
from tests.changes.edits import LAN, new_partner


def described() -> dict[str, Any]:
    """The description needs no database."""
    client = create_app(Settings.from_environment({"GRAPH_APP_LANGUAGE": "en"})).test_client()
    answer = client.get("/openapi.json?lang=en")
    assert answer.status_code == 200
    told: dict[str, Any] = answer.get_json()
    return told


DOCUMENT = described()
SCHEMAS = DOCUMENT["components"]["schemas"]


@pytest.fixture(scope="module")
def app(database_server: Database) -> Flask:
    with database_server.write() as transaction:
        transaction.run(load_statements(Path(__file__).parents[1] / "statements")["wipe"])
    load_seed(database_server, SEED_FOLDER)
    make_change(database_server, [new_partner("new")], LAN)
    return create_app(database_server.settings, database_server)


def needed(schema: dict[str, Any]) -> Iterator[str]:
    yield from schema.get("required", ())
    for part in schema.get("allOf", ()):
        yield from needed(SCHEMAS[part["$ref"].rsplit("/", 1)[-1]])


def brought(app: Flask) -> str:
    """What an upload is called in addresses."""
    data = {"file": (io.BytesIO(b"title,url\nA,https://a.example\n"), "a.csv")}
    return str(app.test_client().post("/imports", data=data).location).rpartition("/")[2]


def sent_as_json(methods: dict[str, Any]) -> bool:
    return "application/json" in methods.get("post", {}).get("requestBody", {}).get("content", {})


@pytest.mark.parametrize("path", [path for path, methods in DOCUMENT["paths"].items() if "get" in methods])
def test_it_answers_as_it_says(app: Flask, path: str) -> None:
    told = DOCUMENT["paths"][path]["get"]
    given = {one["name"]: one["example"] for one in told["parameters"] if "example" in one}
    here = {one["name"] for one in told["parameters"] if one["in"] == "path"}
    if "upload" in here:
        given["upload"] = brought(app)
    asked = {name: str(value).lower() if value is True else value for name, value in given.items() if name not in here}
    answer = app.test_client().get(path.format(**given), query_string=asked)
    status = next(status for status in told["responses"] if status != "default")
    assert str(answer.status_code) == status
    for content_type, body in told["responses"][status].get("content", {}).items():
        assert answer.mimetype == content_type
        if "schema" in body:
            schema = SCHEMAS[body["schema"]["$ref"].rsplit("/", 1)[-1]]
            assert set(needed(schema)) <= answer.get_json().keys()
    answer.close()


@pytest.mark.parametrize("path", [path for path, methods in DOCUMENT["paths"].items() if sent_as_json(methods)])
def test_what_is_sent_is_answered_as_it_says(app: Flask, path: str) -> None:
    told = DOCUMENT["paths"][path]["post"]
    answer = app.test_client().post(path, json=told["requestBody"]["content"]["application/json"]["example"])
    assert answer.status_code == 200 and answer.get_json()["ok"] is True
    body = told["responses"]["200"]["content"]["application/json"]
    if "schema" in body:
        assert set(needed(SCHEMAS["Rows"])) <= answer.get_json().keys()


def test_a_file_is_brought_as_is_described(app: Flask) -> None:
    told = DOCUMENT["paths"]["/imports"]["post"]
    assert "file" in told["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"]
    forms = [path for path, methods in DOCUMENT["paths"].items() if "post" in methods and not sent_as_json(methods)]
    upload = brought(app)
    for path in forms:  # each is there; what a form leaves out is told
        data = {"name": ""} if path.endswith("as-remembered") else {}
        answer = app.test_client().post(path.format(upload=upload), data=data)
        assert answer.status_code in {303, 400} or "“”" in answer.text, path  # 404: nothing is remembered as “”


def test_queries_and_the_view_are_described_from_what_they_are() -> None:
    steps = DOCUMENT["paths"]["/queries/neighbourhood.json"]["get"]["parameters"][1]
    assert (steps["name"], steps["required"]) == ("steps", False)
    assert steps["schema"] == {"type": "integer", "minimum": 1, "maximum": 2, "default": 1}
    names = [one["name"] for one in DOCUMENT["paths"]["/network.json"]["get"]["parameters"]]
    assert {"kind", "focus", "hops", "layout", "lang"} <= set(names)
    assert "sort" not in [one["name"] for one in DOCUMENT["paths"]["/queries/neighbourhood.csv"]["get"]["parameters"]]


def test_a_wrong_value_answers_the_described_error(app: Flask) -> None:
    answer = app.test_client().get("/queries/neighbourhood.json?partner=aimf&steps=9")
    assert answer.status_code == 400 and set(SCHEMAS["Error"]["required"]) == answer.get_json().keys()


def test_a_page_shows_it_in_both_languages(app: Flask) -> None:
    for language, words in (("en", "For scripts"), ("vi", "Cho chương trình")):
        page = app.test_client().get(f"/api?lang={language}")
        assert page.status_code == 200 and words in page.text and "/queries/neighbourhood.xlsx" in page.text
