"""Files of queries: as many rows as there are, never all of them in memory, and they say where they were cut."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.database.database import Database
from graph_app.queries.loader import load_query

MANY = """// title: Many
// title_vi: Nhiều
// description: d
// description_vi: d
// returns: rows
// param rows: integer 0..1000000 — how many
// param_vi rows: bao nhiêu
// example: rows=3
UNWIND range(1, $rows) AS n
RETURN n AS year, '2021-09-14' AS date,
       'Hà Nội gặp Viêng Chăn, lần ' + n + ', ' + reduce(t = '', i IN range(1, 20) | t + 'dài ') AS title
"""
SLOW = MANY.replace("UNWIND range(1, $rows) AS n", "UNWIND range(1, 1000000000) AS n WITH n WHERE n < $rows - $rows")


@contextmanager
def site(database: Database, folder: Path, text: str = MANY, **limits: Any) -> Iterator[FlaskClient]:
    """A site whose one query answers as many rows as one asks for."""
    (folder / "many.cypher").write_text(text, encoding="utf-8")
    own = Database(replace(database.settings, row_limit=10, **limits))
    app = create_app(own.settings, own)
    app.extensions["graph_app"].queries = {"many": load_query(folder / "many.cypher")}
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    try:
        yield client
    finally:
        own.close()


def test_a_page_is_cut_and_the_files_are_not(database: Database, tmp_path: Path) -> None:
    with site(database, tmp_path) as client:
        page = client.get("/queries/many?rows=2500").text
        assert "These are the first 10 rows" in page and "The files CSV and XLSX hold all of them." in page
        lines = list(csv.reader(io.StringIO(client.get("/queries/many.csv?rows=2500").data.decode("utf-8-sig"))))
        assert lines[0] == ["year", "date", "title"] and [line[0] for line in lines[1:]] == list(
            map(str, range(1, 2501))
        )
        book = openpyxl.load_workbook(io.BytesIO(client.get("/queries/many.xlsx?rows=2500").data))
        assert [row[0] for row in book["Rows"].iter_rows(min_row=2, values_only=True)] == list(range(1, 2501))


def test_a_file_of_no_rows_has_its_heading(database: Database, tmp_path: Path) -> None:
    with site(database, tmp_path) as client:
        assert client.get("/queries/many.csv?rows=0").data.decode("utf-8-sig").splitlines() == ["year,date,title"]


def test_a_file_that_was_cut_says_so_in_its_last_line(database: Database, tmp_path: Path) -> None:
    sentence = "The file ends here after 20 rows; there are more. The administrator can raise GRAPH_APP_DOWNLOAD_ROWS."
    with site(database, tmp_path, download_rows=20) as client:
        lines = client.get("/queries/many.csv?rows=21").data.decode().splitlines()
        assert len(lines) == 22 and lines[-1] == sentence
        assert len(client.get("/queries/many.csv?rows=20").data.decode().splitlines()) == 21
        book = openpyxl.load_workbook(io.BytesIO(client.get("/queries/many.xlsx?rows=21").data))
        assert book["Rows"].cell(22, 1).value == sentence and book["Rows"].max_row == 22
        about = dict(book["About"].iter_rows(max_row=9, max_col=2, values_only=True))
        assert (about["Parameter rows"], about["Rows"], about["Complete"]) == (21, 20, sentence)
        assert about["Query"] == "Many" and about["Address"] == "http://localhost/queries/many?rows=21"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_many_rows_take_little_memory(database: Database, tmp_path: Path, ending: str) -> None:
    with site(database, tmp_path) as client:
        client.get(f"/queries/many.{ending}?rows=1000")  # what is loaded once is loaded
        tracemalloc.start()
        try:
            answer = client.get(f"/queries/many.{ending}?rows=30000")
            size = sum(len(part) for part in answer.iter_encoded())
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            answer.close()
    assert size > (4_000_000 if ending == "csv" else 250_000)
    assert peak < 4_000_000  # 30,000 rows held at once take 15 million


def test_a_query_that_takes_too_long_is_told_before_the_file_begins(database: Database, tmp_path: Path) -> None:
    with site(database, tmp_path, SLOW, download_seconds=1) as client:
        for ending in ("csv", "xlsx"):
            answer = client.get(f"/queries/many.{ending}?rows=3")
            assert answer.status_code == 504
            assert answer.text.startswith("The file was stopped after 1 seconds.")


def test_a_wrong_field_and_an_order_that_a_file_cannot_have_are_told(database: Database, tmp_path: Path) -> None:
    with site(database, tmp_path) as client:
        assert client.get("/queries/many.xlsx?rows=x").status_code == 400
        answer = client.get("/queries/many.csv?rows=3&sort=year")
        assert answer.status_code == 400 and "There is no field “sort” here." in answer.text


def test_a_reader_who_has_the_file_gets_it_not_again(database: Database, tmp_path: Path) -> None:
    with site(database, tmp_path) as client:
        tag = client.get("/queries/many.csv?rows=3").headers["ETag"]
        assert client.get("/queries/many.csv?rows=3", headers={"If-None-Match": tag}).status_code == 304
