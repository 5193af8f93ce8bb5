"""Every shipped query's example, on the seed: the same rows on the page, as JSON, CSV, workbook, and on a terminal."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.exports.tables import cell_value
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.library import load_library
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Rows

LIBRARY = load_library(CYPHER_FOLDER)


class StaysOpen(Database):
    """A command lets its database go at the end; here the next one needs it."""

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def app(database_server: Database) -> Iterator[Flask]:
    """The site over the seed, once for all tests here, since none changes anything."""
    with database_server.write() as transaction:
        transaction.run(load_statements(Path(__file__).parents[1] / "statements")["wipe"])
    load_seed(database_server, SEED_FOLDER)
    own = StaysOpen(database_server.settings)
    yield create_app(own.settings, own)
    Database.close(own)


def rows_of_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))


def rows_of_workbook(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Rows"]
    return [[told(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def told(value: Any) -> str:
    """The value of a cell as CSV has it."""
    day = isinstance(value, datetime)
    return value.date().isoformat() if day else str(cell_value(value))


@pytest.mark.parametrize("name", LIBRARY)
def test_it_answers_the_same_rows_in_every_form(app: Flask, name: str) -> None:
    client, query = app.test_client(), LIBRARY[name]
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    example = dict(query.example)
    answers = {
        ending: client.get(f"/queries/{name}{ending}", query_string=example)
        for ending in ("", ".json", ".csv", ".xlsx")
    }
    assert {answer.status_code for answer in answers.values()} == {200}

    expected = rows_of_csv(answers[".csv"].data.decode())
    assert len(expected) > 1 or query.inbox  # what a rule of the inbox looks for is mostly not there
    assert rows_of_workbook(answers[".xlsx"].data) == expected

    body = answers[".json"].get_json()
    assert body["ok"] is True and body["truncated"] is False
    if query.returns == "rows":
        table = Rows(tuple(body["columns"]), [tuple(row.values()) for row in body["rows"]])
        assert [[str(cell_value(value)) for value in row] for row in table.rows] == expected[1:]
        assert list(table.columns) == expected[0]
    else:
        assert [[edge[end] for end in ("id", "source", "target", "type")] for edge in body["edges"]] == expected[1:]

    page = answers[""].text
    shown = "".join(re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL))
    assert shown.count("<tr>") == len(expected) - 1
    if "fact" in expected[0]:
        place = expected[0].index("fact")
        facts = [row[place] for row in expected[1:] if row[place]]
        assert [fact for fact in re.findall(r'href="/facts/([^"]+)"', shown) if fact in facts][: len(facts)] == facts

    words = ["query", name, *(f"{field}={value}" for field, value in example.items()), "--format", "csv"]
    printed = app.test_cli_runner().invoke(args=words)
    assert printed.exit_code == 0 and rows_of_csv(printed.stdout) == expected


@pytest.mark.parametrize("name", LIBRARY)
def test_its_page_speaks_vietnamese(app: Flask, name: str) -> None:
    page = app.test_client().get(f"/queries/{name}", query_string={**LIBRARY[name].example, "lang": "vi"})
    assert page.status_code == 200 and LIBRARY[name].title.vi in page.text


@pytest.mark.parametrize(
    "address",
    ["/partners", "/centrality", "/sources", "/queries", "/network", "/network/compare", "/partners/vientiane"],
)
def test_other_tables_are_workbooks_too(app: Flask, address: str) -> None:
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = client.get(f"{address}.xlsx")
    assert answer.status_code == 200
    expected = rows_of_csv(client.get(f"{address}.csv").data.decode())
    assert len(rows_of_workbook(answer.data)) == len(expected) > 1
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    about = dict(book["About"].iter_rows(max_col=2, values_only=True))
    assert about["Address"] == f"http://localhost{address}" and about["Data version"] > 0
