from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from graph_app.queries.library import load_library
from graph_app.queries.statements import CYPHER_FOLDER

LIBRARY = load_library(CYPHER_FOLDER)


@pytest.mark.parametrize("name", LIBRARY)
def test_each_has_a_page_json_and_csv(seeded: FlaskClient, name: str) -> None:
    example = dict(LIBRARY[name].example)
    page = seeded.get(f"/queries/{name}", query_string={**example, "lang": "vi"})
    assert page.status_code == 200 and LIBRARY[name].title.vi in page.text
    answer = seeded.get(f"/queries/{name}.json", query_string=example).get_json()
    assert answer["ok"] is True and (answer.get("rows") or answer.get("edges"))
    table = list(
        csv.reader(io.StringIO(seeded.get(f"/queries/{name}.csv", query_string=example).data.decode("utf-8-sig")))
    )
    assert len(table) > 1


def test_opened_without_values_it_shows_its_form_and_no_error(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partner_history")
    assert page.status_code == 200
    assert "Fill in the form to ask this question." in page.text and 'role="alert"' not in page.text


def test_a_wrong_value_is_told_and_the_others_are_kept(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partner_history?partner=vientiane&since=yesterday")
    assert page.status_code == 400
    assert "since: “yesterday” is not a date." in page.text
    assert 'value="vientiane"' in page.text and 'value="yesterday"' in page.text


def test_json_without_a_value_is_told_which(seeded: FlaskClient) -> None:
    answer = seeded.get("/queries/partner_history.json")
    assert answer.status_code == 400
    assert answer.get_json()["error"] == "partner is missing. It takes a partner, for example vientiane."


def test_a_partner_may_be_given_by_name(seeded: FlaskClient) -> None:
    by_name = seeded.get("/queries/partner_history.json", query_string={"partner": "Viêng Chăn"}).get_json()
    by_id = seeded.get("/queries/partner_history.json?partner=vientiane").get_json()
    assert by_name["rows"] == by_id["rows"] != []


def test_a_graph_is_drawn_and_given_out_as_nodes_and_edges(seeded: FlaskClient) -> None:
    assert 'id="network-data"' in seeded.get("/queries/shortest_path?first=havana&second=ascn").text
    answer = seeded.get("/queries/shortest_path.json?first=havana&second=ascn").get_json()
    assert {node["id"] for node in answer["nodes"]} == {"havana", "hanoi", "ascn"}
    assert {(edge["source"], edge["target"]) for edge in answer["edges"]} == {("hanoi", "havana"), ("hanoi", "ascn")}


def test_values_are_shown_in_the_reader_s_language(seeded: FlaskClient) -> None:
    vietnamese = seeded.get("/queries/last_contact?kind=City&lang=vi").text
    assert "chưa có dữ liệu" in vietnamese and "11/3/2024" in vietnamese and "Thái Lan" in vietnamese
    english = seeded.get("/queries/last_contact?kind=City&lang=en").text
    assert "no record" in english and "11 Mar 2024" in english and "Thailand" in english


def test_a_fact_in_an_answer_leads_to_its_place_in_a_history(seeded: FlaskClient) -> None:
    fact = seeded.get("/queries/partner_history.json?partner=havana").get_json()["rows"][0]["fact"]
    assert f'href="/facts/{fact}"' in seeded.get("/queries/partner_history?partner=havana").text
    answer = seeded.get(f"/facts/{fact}")
    assert answer.status_code == 302
    address, _, anchor = answer.headers["Location"].partition("#")
    assert f'id="{anchor}"' in seeded.get(address).text


def test_a_fact_that_is_not_there_is_told(seeded: FlaskClient) -> None:
    answer = seeded.get("/facts/none.such?lang=en")
    assert answer.status_code == 404
    assert "There is no fact with the ID “none.such”." in answer.text
