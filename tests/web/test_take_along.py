"""Files of what /network shows: the same partners and facts, named after the data version, kept until the data move."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import networkx as nx
import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from graph_app.database.database import Database
from graph_app.web.take_along import FORMS
from tests.conftest import STATEMENTS

ENDINGS = [form.ending for form in FORMS]
# Aid of 2020 to 2022 among all, as the analyst's hour filters it.
AID = "type=GAVE_AID_TO&from=2020&to=2022&undated=no"


def graph_of(client: FlaskClient, ending: str, query: str) -> Any:
    content = client.get(f"/network.{ending}?{query}").data
    if ending == "node-link.json":
        return nx.node_link_graph(json.loads(content), edges="edges")
    return (nx.read_graphml if ending == "graphml" else nx.read_gexf)(io.BytesIO(content))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_named_after_the_data_version(seeded: FlaskClient, ending: str) -> None:
    answer = seeded.get(f"/network.{ending}")
    version = seeded.get("/network.json").get_json()["data_version"]
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="network-v{version}.{ending}"'
    assert answer.headers["X-Data-Version"] == str(version)


@pytest.mark.parametrize("ending", ["graphml", "gexf", "node-link.json"])
@pytest.mark.parametrize("query", ["", AID, "kind=City&country=LA", "country=LA&from=1900&to=1901&undated=no"])
def test_networkx_reads_back_exactly_what_the_page_shows(seeded: FlaskClient, ending: str, query: str) -> None:
    page = seeded.get(f"/network.json?{query}").get_json()
    graph = graph_of(seeded, ending, query)
    assert {node: known["x"] for node, known in places(graph).items()} == {
        node["id"]: pytest.approx(node["x"], abs=0.06) for node in page["nodes"]
    }
    apart = [ends for ends in graph.edges() if ends[0] != ends[1]]
    assert len(apart) == sum(edge["fact_count"] for edge in page["edges"])
    for node in page["nodes"]:
        assert graph.nodes[node["id"]].get("name_vi") == node["name_vi"]


def places(graph: Any) -> dict[str, dict[str, float]]:
    return {node: known.get("viz", {}).get("position", known) for node, known in graph.nodes(data=True)}


def test_each_file_says_filters_and_address(seeded: FlaskClient) -> None:
    for ending in ("svg", "graphml", "gexf", "node-link.json"):
        text = seeded.get(f"/network.{ending}?{AID}").text
        assert "Facts: Aid." in text and "Years: 2020–2022." in text and "Facts of unknown day are hidden." in text
        assert f"http://localhost/network?{AID}" in text.replace("&amp;", "&")
    page = PdfReader(io.BytesIO(seeded.get(f"/network.pdf?{AID}&lang=vi").data)).pages[0].extract_text()
    assert "Sự kiện: Viện trợ. Năm: 2020–2022." in page and "La Habana" in page


def test_the_tables_are_of_the_same_facts(seeded: FlaskClient) -> None:
    with ZipFile(io.BytesIO(seeded.get(f"/network.zip?{AID}").data)) as pair:
        facts = list(csv.DictReader(io.StringIO(pair.read("facts.csv").decode("utf-8-sig"))))
        partners = list(csv.DictReader(io.StringIO(pair.read("partners.csv").decode("utf-8-sig"))))
        assert f"http://localhost/network?{AID}" in pair.read("about.txt").decode("utf-8-sig")
    assert {fact["type"] for fact in facts} == {"GAVE_AID_TO"}
    assert {fact["date_from"][:3] for fact in facts} == {"202"}
    assert "aid-2021-rice-havana" in {fact["id"] for fact in facts}
    assert {end for fact in facts for end in (fact["source"], fact["target"])} == {row["id"] for row in partners}


def test_the_paper_and_the_width_can_be_chosen_and_nonsense_is_told(seeded: FlaskClient) -> None:
    assert 'width="297.0mm"' in seeded.get("/network.svg?paper=a4").text
    assert ElementTree.fromstring(seeded.get("/network.svg").text).get("width") == "420.0mm"
    assert int.from_bytes(seeded.get("/network.png?width=640&country=LA").data[16:20], "big") == 640
    for query, sentence in (
        ("paper=a5", "paper: “a5” is not a choice."),
        ("width=wide", "width: “wide” is not a whole number."),
        ("width=99999", "width: 99999 pixels cannot be drawn."),
        ("kind=Town", "kind: “Town” is not a kind of partner."),
    ):
        answer = seeded.get(f"/network.png?{query}")
        assert answer.status_code == 400 and sentence in answer.text, answer.text


def test_the_page_in_one_piece_has_the_ledgers_with_their_sources(seeded: FlaskClient) -> None:
    page = seeded.get(f"/network.html?{AID}&lang=vi").text
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = json.loads(found.group(1))
    (rice,) = [fact for fact in data["facts"] if fact["target"] == "havana"]
    assert rice["title"].startswith("Hà Nội gửi tặng 2.000 tấn gạo")
    assert rice["quote"] == "gửi tặng 2.000 tấn gạo cho nhân dân Thủ đô La Habana (Cuba)"
    sources = {row["id"]: row["title"] for row in seeded.get("/sources.json").get_json()["rows"]}
    assert rice["found_in"].startswith(sources["hanoi-external-relations-2021"])
    assert "la habana" in data["partners"]["havana"]["folded"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_database_gives_empty_files(client: FlaskClient, ending: str) -> None:
    assert client.get(f"/network.{ending}").status_code == 200


def test_a_copy_is_kept_until_the_data_move_and_for_its_own_site_alone(seeded: FlaskClient, database: Database) -> None:
    first = seeded.get("/network.svg?country=LA")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert seeded.get("/network.svg?country=LA", headers=tag).status_code == 304
    assert (
        "http://localhost:8123/network"
        in seeded.get("/network.svg?country=LA", headers=tag, base_url="http://localhost:8123").text
    )
    with database.write() as transaction:
        transaction.run(STATEMENTS["make_network"], {"ids": ["somewhere-new"], "pairs": []})
    assert seeded.get("/network.svg?country=LA", headers=tag).status_code == 200
