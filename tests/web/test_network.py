from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.web import network


def tied_to_hanoi(answer: dict[str, Any]) -> set[str]:
    pairs = [(edge["source"], edge["target"]) for edge in answer["edges"]]
    return {other for pair in pairs if "hanoi" in pair for other in pair if other != "hanoi"}


def test_hanoi_is_tied_to_the_partners_of_the_articles(seeded: FlaskClient) -> None:
    answer = seeded.get("/network.json").get_json()
    names = {node["id"]: node["name_vi"] for node in answer["nodes"]}
    tied = {names[partner] for partner in tied_to_hanoi(answer)}
    assert {"Viêng Chăn", "La Habana", "Quảng Châu", "Vân Nam", "Nam Ostrobothnia"} <= tied
    assert {"c40", "wego", "uccn", "aimf"} <= tied_to_hanoi(answer)
    assert (answer["ok"], answer["truncated"]) == (True, False)


def test_it_draws_one_line_per_pair_and_type(seeded: FlaskClient) -> None:
    edges = seeded.get("/network.json").get_json()["edges"]
    assert len({edge["id"] for edge in edges}) == len(edges)
    partner = seeded.get("/partners/vientiane.json").get_json()
    met = [
        fact for fact in partner["rows"] if fact["type"] == "MET_WITH" and "hanoi" in (fact["source"], fact["target"])
    ]
    (line,) = (
        edge
        for edge in edges
        if {edge["source"], edge["target"]} == {"hanoi", "vientiane"} and edge["type"] == "MET_WITH"
    )
    assert line["fact_count"] == len(met) > 1


def test_filters_take_kinds_types_and_years_from_the_address(seeded: FlaskClient) -> None:
    cities = seeded.get("/network.json?kind=City").get_json()
    assert {node["kind"] for node in cities["nodes"]} == {"City"}
    laos = seeded.get("/network.json?country=LA").get_json()
    assert {node["country"] for node in laos["nodes"]} == {"LA"}
    aid = seeded.get("/network.json?type=GAVE_AID_TO&from=2021&to=2021&undated=no").get_json()
    assert {edge["type"] for edge in aid["edges"]} == {"GAVE_AID_TO"}
    assert "havana" in tied_to_hanoi(aid) and "moscow" not in tied_to_hanoi(aid)  # Moscow's masks were of 2020


def test_a_filter_never_moves_a_partner(seeded: FlaskClient) -> None:
    def places(address: str) -> dict[str, tuple[float, float]]:
        return {node["id"]: (node["x"], node["y"]) for node in seeded.get(address).get_json()["nodes"]}

    whole, part = places("/network.json"), places("/network.json?kind=City&size=pagerank")
    assert 0 < len(part) < len(whole)
    assert part == {partner: whole[partner] for partner in part}


def test_a_wrong_filter_names_its_field(seeded: FlaskClient) -> None:
    answer = seeded.get("/network.json?kind=Town")
    assert answer.status_code == 400
    assert answer.get_json()["error"].startswith("kind: “Town” is not a kind of partner.")
    for text in ("last", "99999", "-1", "0021", "٢٠٢١", "9" * 5000):
        answer = seeded.get("/network.json", query_string={"from": text})
        assert answer.status_code == 400
        assert answer.get_json()["error"] == f"from: “{text}” is not a year. Write it like 2021."


def test_the_ledger_of_a_line_holds_its_facts_with_source(seeded: FlaskClient) -> None:
    page = seeded.get("/network/tie?source=hanoi&target=havana&type=GAVE_AID_TO").text
    assert "2,000 tonnes of rice" in page
    assert "gửi tặng 2.000 tấn gạo cho nhân dân Thủ đô La Habana" in page
    assert 'href="/sources/hanoi-external-relations-2021"' in page


def test_an_arrow_s_ledger_holds_only_the_facts_that_go_its_way(seeded: FlaskClient) -> None:
    edges = {edge["id"]: edge["fact_count"] for edge in seeded.get("/network.json").get_json()["edges"]}
    for first, second in (("hanoi", "vientiane"), ("vientiane", "hanoi")):
        page = seeded.get(f"/network/tie?source={first}&target={second}&type=GAVE_AID_TO").text
        assert page.count('class="fact"') == edges[f"{first}~{second}~GAVE_AID_TO"] > 0


def test_a_line_that_is_not_there_is_told(seeded: FlaskClient) -> None:
    answer = seeded.get("/network/tie?source=havana&target=c40")
    assert answer.status_code == 404
    assert "No facts are on record between “havana” and “c40”." in answer.text
    assert seeded.get("/network/tie?source=havana").status_code == 400


def test_an_empty_database_says_so(client: FlaskClient) -> None:
    assert client.get("/network.json").get_json()["nodes"] == []
    assert "No partner fits these filters." in client.get("/network").text
    assert "There is nothing on record yet" in client.get("/").text


def test_the_table_names_fewer_neighbours_where_it_is_long(
    seeded: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hanoi_row(address: str) -> str:
        page = seeded.get(address).get_data(as_text=True)
        return page.split('<tr data-node="hanoi"')[1].split("</tr>")[0]

    tied = len(tied_to_hanoi(seeded.get("/network.json").get_json()))
    assert hanoi_row("/network?lang=en").count('class="partner"') == 1 + 12
    monkeypatch.setattr(network, "LARGE_TABLE", 5)
    long = hanoi_row("/network?lang=en&core=0")
    assert long.count('class="partner"') == 1 + 3 and f"and {tied - 3} more" in long
