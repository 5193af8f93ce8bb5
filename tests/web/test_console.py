"""`/cypher`: the form, its answers as page, JSON and CSV, and what it says when it refuses, stops or is full."""

from __future__ import annotations

import html
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph_app import create_app
from graph_app.cli.run import _bound_server
from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.statements import load_statements
from tests.database.conftest import wait_for

STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")

RUNAWAY = "MATCH ()-[a]->(), ()-[b]->(), ()-[c]->(), ()-[d]->() RETURN count(*) AS count"


@pytest.fixture
def tight(database: Database) -> Iterator[FlaskClient]:
    """A site on the seed whose console answers 5 rows, 1 MB and 2 seconds, two at once."""
    load_seed(database, SEED_FOLDER)
    own = Database(replace(database.settings, row_limit=5, query_seconds=2, console_mb=1, console_at_once=2))
    client = create_app(own.settings, own).test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.get("/cypher")  # snapshot and schema are read
    yield client
    own.close()


def test_opened_with_a_query_it_shows_it_and_runs_nothing(seeded: FlaskClient) -> None:
    page = seeded.get("/cypher", query_string={"query": "RETURN '<b>Huế</b>' AS x", "parameters": '{"a": 1}'})
    assert page.status_code == 200
    assert "RETURN &#39;&lt;b&gt;Huế&lt;/b&gt;&#39; AS x" in page.text and "{&#34;a&#34;: 1}" in page.text
    assert "1 row" not in page.text


def test_it_runs_when_it_is_pressed_or_the_address_says_so(seeded: FlaskClient) -> None:
    told = {"query": "RETURN $a + 1 AS more", "parameters": '{"a": 41}'}
    for page in (seeded.post("/cypher", data=told), seeded.get("/cypher", query_string={**told, "run": "yes"})):
        assert page.status_code == 200 and ">42</td>" in page.text and "1 row" in page.text


def test_nodes_and_facts_are_links_and_drawn(seeded: FlaskClient) -> None:
    page = seeded.post("/cypher", data={"query": "MATCH (p {id: 'havana'})-[r]-(q) RETURN p, r, q"}).text
    assert 'href="/partners/havana"' in page and 'href="/facts/aid-2021-rice-havana"' in page
    assert 'id="network-data"' in page and '"p:havana"' in page


def test_what_comes_from_data_is_never_markup(seeded: FlaskClient) -> None:
    page = seeded.post("/cypher", data={"query": "RETURN '<script>x</script>' AS `<b>`, {a: '<i>'} AS map"}).text
    assert "<script>x" not in page and "<b>" not in page.split("<main")[1] and "<i>" not in page


def test_json_has_columns_rows_and_the_graph(seeded: FlaskClient) -> None:
    told = {"query": "MATCH (p {id: $id})-[r]-(q) RETURN p.id AS id, r", "parameters": {"id": "havana"}}
    answer = seeded.post("/cypher.json", json=told).get_json()
    assert answer["ok"] is True and answer["truncated"] is False and answer["columns"] == ["id", "r"]
    assert [row["id"] for row in answer["rows"]] == ["havana"]
    assert {node["id"] for node in answer["nodes"]} == {"havana", "hanoi"}
    assert [edge["id"] for edge in answer["edges"]] == ["aid-2021-rice-havana"]


def test_csv_has_the_same_rows(seeded: FlaskClient) -> None:
    answer = seeded.post("/cypher.csv", data={"query": "UNWIND ['=1', 'Huế'] AS x RETURN x"})
    assert answer.data.decode("utf-8-sig").splitlines() == ["x", "'=1", "Huế"]
    answer = seeded.post("/cypher.csv", data={"query": "RETURN {a: [1, {b: 'Huế'}]} AS `=x`"})
    assert answer.data.decode("utf-8-sig").splitlines() == ["'=x", '"{""a"": [1, {""b"": ""Huế""}]}"']


@pytest.mark.parametrize(
    ("told", "status", "sentence"),
    [
        ({"query": "MATCH (n)\n DETACH DELETE n"}, 400, "Line 2, column 2: “DETACH” changes or administers"),
        ({"query": "CALL apoc.load.json('x')"}, 400, "the procedure “apoc.load.json” may not be called here."),
        ({"query": "MATCH (n) RETRUN n"}, 400, "Line 1, column 11: Invalid input 'RETRUN'"),
        ({"query": ""}, 400, "Write a query first"),
        ({"query": 3}, 400, "query is missing."),
        ({"query": "RETURN 1", "parameters": [1]}, 400, "The parameters are no JSON object"),
        ({"query": "RETURN 1", "parameters": 0}, 400, "The parameters are no JSON object"),
        ({"query": "RETURN $x", "parameters": {"x": 10**40}}, 400, "The parameter “x” cannot be sent."),
        ({"query": "RETURN $x", "parameters": {"x": float("nan")}}, 400, "The parameter “x” cannot be sent."),
        ({"query": "RETURN $x", "parametres": {"x": 1}}, 400, "There is no field “parametres” here."),
        ({"query": "RETURN '\ud800'"}, 400, "a letter that cannot be seen stands here (U+D800)"),
    ],
)
def test_a_refusal_is_one_sentence(seeded: FlaskClient, told: dict[str, object], status: int, sentence: str) -> None:
    answer = seeded.post("/cypher.json", json=told)
    assert answer.status_code == status
    body = answer.get_json()
    assert body["ok"] is False and sentence in body["error"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("", "line 1, letter 1 on"),
        ("[1]", "line 1, letter 1 on"),
        ('{"query": "RETURN 1",\n "parameters": x}', "line 2, letter 16 on"),
        ('{"query": "RETURN $x", "parameters": {"x": ' + "[" * 100_000 + "]" * 100_000 + "}}", "line 1"),
        ('{"query": "RETURN $x", "parameters": {"x": ' + "9" * 5_000 + "}}", "line 1"),
    ],
    ids=["empty", "a list", "no JSON", "too deep", "too many digits"],
)
def test_a_question_that_is_no_json_object_is_told_where(seeded: FlaskClient, body: str, place: str) -> None:
    answer = seeded.post("/cypher.json", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert f"What was sent is no JSON object from {place}" in answer.get_json()["error"]


def test_the_place_of_a_mistake_is_marked_and_the_text_is_kept(seeded: FlaskClient) -> None:
    page = seeded.post("/cypher", data={"query": "MATCH (n)\r\nRETURN m", "parameters": "{}"})
    assert page.status_code == 400 and "Line 2, column 8: Variable `m` not defined" in page.text
    assert "2 | RETURN m\n  |        ^" in page.text
    assert "MATCH (n)\nRETURN m</textarea>" in page.text


def test_wrong_parameters_are_told_and_kept(seeded: FlaskClient) -> None:
    page = seeded.post("/cypher", data={"query": "RETURN 1", "parameters": "{a: 1}"})
    assert page.status_code == 400 and "The parameters are no JSON object" in page.text and "{a: 1}<" in page.text


def test_a_missing_parameter_is_named(tight: FlaskClient) -> None:
    answer = tight.post("/cypher.json", json={"query": "RETURN $x"})
    assert answer.status_code == 400
    assert answer.get_json()["error"] == "Neo4j cannot run this query: Expected parameter(s): x"


def test_a_cut_answer_says_so(tight: FlaskClient) -> None:
    told = {"query": "UNWIND range(1, 10000000) AS x RETURN x"}
    assert "These are the first 5 rows; there are more." in tight.post("/cypher", data=told).text
    answer = tight.post("/cypher.json", json=told).get_json()
    assert answer["truncated"] is True and len(answer["rows"]) == 5


@pytest.mark.parametrize(
    "text",
    ["RETURN range(1, 400000) AS x", "RETURN [x IN range(1, 30000) | 'Hà Nội Hà Nội Hà Nội Hà Nội Hà Nội'] AS x"],
)
def test_a_value_larger_than_the_limit_is_cut_off(tight: FlaskClient, text: str) -> None:
    answer = tight.post("/cypher.json", json={"query": text})
    assert answer.status_code == 413 and "larger than 1 MB" in answer.get_json()["error"]
    assert tight.post("/cypher.json", json={"query": "RETURN 1 AS x"}).status_code == 200


def test_a_runaway_ends_at_its_limit_and_keeps_its_text(tight: FlaskClient) -> None:
    began = time.monotonic()
    page = tight.post("/cypher", data={"query": RUNAWAY})
    assert time.monotonic() - began < 8
    assert page.status_code == 504 and RUNAWAY in page.text.replace("&gt;", ">")
    assert "The query was stopped after 2 seconds. Ask for less" in page.text and "GRAPH_APP_QUERY_SECONDS" in page.text


def test_other_pages_answer_while_it_runs_and_one_too_many_is_told(tight: FlaskClient) -> None:
    for address in ("/", "/partners.json"):
        tight.get(address)
    others = [
        threading.Thread(
            target=tight.application.test_client().post, args=("/cypher.json",), kwargs={"json": {"query": RUNAWAY}}
        )
        for _ in range(2)
    ]
    for other in others:
        other.start()
    time.sleep(0.3)
    began = time.monotonic()
    assert tight.get("/").status_code == tight.get("/partners.json").status_code == 200
    assert time.monotonic() - began < 1
    full = tight.post("/cypher.json", json={"query": "RETURN 1"})
    assert full.status_code == 429 and full.get_json()["error"].startswith("2 queries of the console are running")
    page = tight.post("/cypher", data={"query": "RETURN 1"})
    assert page.status_code == 429 and page.headers["Retry-After"] == full.headers["Retry-After"] == "3"
    for other in others:
        other.join()
    assert tight.post("/cypher.json", json={"query": "RETURN 1"}).status_code == 200


def test_a_closed_connection_ends_the_query_on_the_server(tight: FlaskClient, database: Database) -> None:
    """Over the site's own server, as a browser does that is closed or whose Stop is pressed."""

    def running() -> bool:
        return bool(database.read(STATEMENTS["console_transactions"], {}).rows)

    with tight.application.app_context():
        server = _bound_server("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    body = json.dumps({"query": RUNAWAY}).encode()
    lines = (
        "POST /cypher.json HTTP/1.1",
        "Host: localhost",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    head = "\r\n".join((*lines, "", ""))
    with socket.create_connection(("127.0.0.1", server.effective_port)) as reader:
        reader.sendall(head.encode() + body)
        wait_for(running, 5)
    began = time.monotonic()
    wait_for(lambda: not running(), 5)
    assert time.monotonic() - began < 1.5  # its own time would have been up after two seconds
    server.close()
    thread.join(timeout=5)


def test_another_site_cannot_ask(seeded: FlaskClient) -> None:
    answer = seeded.post("/cypher.json", json={"query": "RETURN 1"}, headers={"Origin": "https://example.org"})
    assert answer.status_code == 403


def test_the_schema_stands_beside_with_counts_and_without_our_own_nodes(seeded: FlaskClient) -> None:
    page = seeded.get("/cypher").text
    assert 'data-insert=":City"' in page and 'data-insert="[:GAVE_AID_TO]"' in page and 'data-insert=".name_vi"' in page
    assert "DataVersion" not in page


def test_a_ready_made_query_opens_here_as_a_copy_that_runs(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partner_history?partner=havana").text
    address = html.unescape(page.partition('href="/cypher?')[2].partition('"')[0])
    assert "aid-2021-rice-havana" in seeded.get(f"/cypher?{address}&run=yes").text


def test_it_speaks_vietnamese(seeded: FlaskClient) -> None:
    page = seeded.post("/cypher?lang=vi", data={"query": "MATCH (n) SET n.x = 1"}).text
    assert "Dòng 1, cột 11: “SET” thay đổi hoặc quản trị cơ sở dữ liệu" in page and ">Chạy</button>" in page
