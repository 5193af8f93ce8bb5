from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

from flask.testing import FlaskClient

from graph_app.queries.library import load_library
from graph_app.queries.statements import CYPHER_FOLDER

LIBRARY = load_library(CYPHER_FOLDER)


def test_opened_without_values_it_shows_its_form_and_no_error(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partner_history")
    assert page.status_code == 200
    assert "Fill in the form to ask this question." in page.text and 'role="alert"' not in page.text


def test_a_wrong_value_is_told_and_the_others_are_kept(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partner_history?partner=vientiane&since=yesterday")
    assert page.status_code == 400
    assert "since: “yesterday” is not a date." in page.text
    assert 'data-partner="vientiane"' in page.text and 'value="yesterday"' in page.text
    assert "Nothing was asked yet" in page.text


def test_all_wrong_fields_are_told_at_once_each_at_its_place(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/meetings_in_period?first=x&last=2022-13-01").text
    assert '<p class="wrong" id="wrong-first">first: “x” is not a date.' in page
    assert 'aria-describedby="wrong-last"' in page and "last: “2022-13-01” is not a date." in page


def test_a_range_upside_down_and_a_number_too_large_are_told(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/meetings_in_period?first=2022-01-01&last=2021-01-01")
    assert page.status_code == 400
    assert "last: “2021-01-01” lies before first (“2022-01-01”). Give the earlier one first." in page.text
    answer = seeded.get("/queries/neighbourhood.json?partner=aimf&steps=3")
    assert answer.status_code == 400 and answer.get_json()["error"] == "steps: 3 is not between 1 and 2."


def test_pickers_offer_what_occurs_with_its_count_and_show_names(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partners_of_country?country=LA").text
    assert '<option value="LA" selected>Laos (4)</option>' in page
    assert re.search(r'<option value="2021">2021 \(\d+\)</option>', seeded.get("/queries/partners_met_in_year").text)
    history = seeded.get("/queries/partner_history?partner=vientiane").text
    assert 'value="Vientiane"' in history and 'data-partner="vientiane"' in history
    assert "(optional)" in history


def test_the_library_is_grouped_and_searched_without_diacritics_in_either_language(seeded: FlaskClient) -> None:
    page = seeded.get("/queries").text
    assert "Before a meeting: what is there?" in page and "What was given and got?" in page
    found = seeded.get("/queries.json?q=vien tro hien vat").get_json()["rows"]
    assert "aid_in_kind_by_unit" in [row["name"] for row in found]
    assert "memberships" not in [row["name"] for row in found]
    assert [row["name"] for row in seeded.get("/queries.json?q=GOODS UNIT pieces").get_json()["rows"]] == [
        "aid_in_kind_by_unit",
        "same_gift_in_other_units",
    ]
    nothing = seeded.get("/queries?q=quantum")
    assert nothing.status_code == 200 and 'id="no-query">No question has these words.' in nothing.text


def test_a_table_is_sorted_by_a_column_in_the_address_with_the_unknown_last(seeded: FlaskClient) -> None:
    def dates(order: str) -> list[str | None]:
        address = f"/queries/partner_history.json?partner=vientiane&sort={order}"
        return [row["date"] for row in seeded.get(address).get_json()["rows"]]

    up, down = dates("date"), dates("-date")
    known = [day for day in up if day]
    assert known == sorted(known) and up[-1] is None and down[-1] is None
    assert [day for day in down if day] == sorted(known, reverse=True)
    page = seeded.get("/queries/partner_history?partner=vientiane&sort=date")
    assert 'aria-sort="ascending"' in page.text
    wrong = seeded.get("/queries/partner_history?partner=vientiane&sort=size")
    assert wrong.status_code == 400 and "sort: “size” is not a column." in wrong.text


def test_the_result_tells_what_made_it_and_opens_in_the_console(seeded: FlaskClient) -> None:
    page = unescape(seeded.get("/queries/partner_history?partner=Viêng Chăn").text)
    assert "13 rows" in page and " ms" in page and "data version" in page
    assert '<dt><code>$partner</code></dt><dd><code>"vientiane"</code></dd>' in page
    (link,) = re.findall(r'href="(/cypher\?[^"]+)"', page)
    given = parse_qs(urlsplit(link).query)
    assert given["query"] == [LIBRARY["partner_history"].text]
    assert json.loads(given["parameters"][0]) == {"partner": "vientiane", "since": None}


def test_rows_with_days_have_a_timeline(seeded: FlaskClient) -> None:
    page = seeded.get("/queries/partner_history?partner=vientiane").text
    assert "rows by year" in page and "of unknown day: 2" in page and "<title>2021: 7</title>" in page
    assert "row-timeline" not in seeded.get("/queries/partners_by_kind_and_country").text


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
