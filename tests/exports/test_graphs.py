"""Graph files as other programs read them: the same partners and facts, and in each what it is about."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import networkx as nx
import pytest

from graph_app.exports.graphs import exported
from graph_app.exports.multigraph import Part
from graph_app.partner_graph.snapshot import Snapshot, build_snapshot
from tests.drawing.small_pictures import COLOPHON, in_a_row
from tests.partner_graph.small_snapshot import fact_tables, partner_row

HOSTILE = "<b>Huế</b> & “x” \x00\x1b]]>"


def partner(id: str, **known: Any) -> dict[str, Any]:
    return {**partner_row(id), **known}


PARTNERS = [
    partner("hanoi", name_vi="Hà Nội", aliases=["Ha Noi", "河内"], home=True, latitude=21.03, longitude=105.85),
    partner("vientiane", name_vi="Viêng Chăn", tier=1),
    partner("hue", name_vi=HOSTILE),
]
FACTS: list[dict[str, Any]] = [
    {"id": "g1", "type": "GAVE_AID_TO", "source": "hanoi", "target": "vientiane", "amount": 3, "currency": "USD"},
    {"id": "g2", "type": "GAVE_AID_TO", "source": "hanoi", "target": "vientiane", "amount": 2.5, "quote": HOSTILE},
    {"id": "a1", "type": "HAS_AGREEMENT_WITH", "source": "vientiane", "target": "hanoi", "fields": ["y tế", "du lịch"]},
    {"id": "m1", "type": "MET_WITH", "source": "hanoi", "target": "hanoi", "place": None, "delegations": 2},
]


def snapshot() -> Snapshot:
    return build_snapshot(
        12, PARTNERS, fact_tables([f"{fact['source']} {fact['type']} {fact['target']}" for fact in FACTS])
    )


def part(*more: dict[str, Any]) -> Part:
    whole = snapshot()
    return Part(whole, [*FACTS, *more], COLOPHON, in_a_row(whole, 300.0, "vi"))


def read(form: str, content: bytes) -> Any:
    if form == "json":
        return nx.node_link_graph(json.loads(content), edges="edges")
    return nx.read_graphml(io.BytesIO(content)) if form == "graphml" else nx.read_gexf(io.BytesIO(content))


def by_id(graph: Any) -> dict[str, tuple[str, str, dict[str, Any]]]:
    return {own["id"]: (source, target, own) for source, target, own in graph.edges(data=True)}


FORMS = ["json", "graphml", "gexf"]


@pytest.mark.parametrize("form", FORMS)
def test_partners_and_facts_are_read_back_as_many_as_they_were(form: str) -> None:
    graph = read(form, exported(form, part()))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (3, 4)
    assert {node: known["name_vi"] for node, known in graph.nodes(data=True)} == {
        "hanoi": "Hà Nội",
        "vientiane": "Viêng Chăn",
        "hue": "<b>Huế</b> & “x” ��]]>",
    }
    facts = by_id(graph)
    assert {id: ends[:2] for id, ends in facts.items()} == {
        fact["id"]: (fact["source"], fact["target"]) for fact in FACTS
    }
    kind = "relationship" if form == "gexf" else "type"
    assert {id: own[kind] for id, (_, _, own) in facts.items()} == {fact["id"]: fact["type"] for fact in FACTS}
    assert [facts[id][2]["amount"] for id in ("g1", "g2")] == [3.0, 2.5]
    assert facts["a1"][2]["fields"] == "y tế; du lịch"
    assert facts["m1"][2]["delegations"] == 2 and "place" not in facts["m1"][2]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_known_is_absent(form: str) -> None:
    nodes = read(form, exported(form, part())).nodes
    assert "latitude" not in nodes["vientiane"] and nodes["hanoi"]["latitude"] == 21.03
    assert nodes["vientiane"]["home"] is False and nodes["hanoi"]["aliases"] == "Ha Noi; 河内"


@pytest.mark.parametrize("form", FORMS)
def test_the_file_says_what_it_is_about(form: str) -> None:
    content = exported(form, part())
    for told in ("Mạng lưới đối tác của Hà Nội", "Năm: 2020–2022.", "2026-11-23", "12"):
        assert told in content.decode()
    assert "http://127.0.0.1:8000/network?from=2020&to=2022" in content.decode().replace("&amp;", "&")
    if form != "gexf":
        about = read(form, content).graph
        assert (about["data_version"], about["taken_on"], about["address"]) == (12, "2026-11-23", COLOPHON.address)
        assert about["shown"] == "Hiển thị: 3 trên 136 đối tác. Năm: 2020–2022."
    else:
        described = ElementTree.fromstring(content).find(".//{*}meta/{*}description")
        assert described is not None and described.text == "\n".join(COLOPHON.lines)


@pytest.mark.parametrize("form", FORMS)
def test_it_opens_with_the_places_and_colours_of_the_picture(form: str) -> None:
    moved = part()
    assert moved.picture
    nodes = [replace(node, y=40.0) for node in moved.picture.nodes]
    looks = read(form, exported(form, replace(moved, picture=replace(moved.picture, nodes=nodes)))).nodes["hue"]
    if form == "gexf":
        assert looks["viz"]["position"] == {"x": 300.0, "y": -40.0, "z": 0.0}  # y upwards, as Gephi draws
        assert looks["viz"]["size"] == 10.0
        assert [looks["viz"]["color"][name] for name in "rgb"] == [0x0B, 0x6E, 0x8F]
    else:
        assert [looks[name] for name in ("x", "y", "size", "r", "g", "b")] == [300.0, -40.0, 10.0, 0x0B, 0x6E, 0x8F]


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_is_not_needed(form: str) -> None:
    graph = read(form, exported(form, replace(part(), picture=None)))
    assert graph.number_of_nodes() == 3 and not {"x", "viz"} & set(graph.nodes["hanoi"])


@pytest.mark.parametrize("form", FORMS)
def test_properties_of_a_database_of_one_s_own_do_not_break_the_file(form: str) -> None:
    own = {"start": "x", "spells": [1], "viz": "y", "weight": "heavy", "parents": "z", "odd": math.nan, "map": {"a": 1}}
    fact = {"id": "o1", "type": "MET_WITH", "source": "hanoi", "target": "hue", "amount": "many", **own}
    graph = read(form, exported(form, part(fact)))
    assert graph.number_of_edges() == 5
    assert by_id(graph)["o1"][2]["amount"] == "many" and by_id(graph)["g1"][2]["amount"] == "3"
    assert "odd" not in by_id(graph)["o1"][2]


@pytest.mark.parametrize("form", FORMS)
def test_a_fact_with_a_partner_outside_the_part_is_not_written(form: str) -> None:
    fact = {"id": "x1", "type": "MET_WITH", "source": "hanoi", "target": "elsewhere"}
    graph = read(form, exported(form, part(fact)))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (3, 4)


def test_nothing_is_a_file_too() -> None:
    nothing = Part(build_snapshot(1, [], fact_tables([])), [], COLOPHON)
    for form in FORMS:
        assert read(form, exported(form, nothing)).number_of_nodes() == 0


def test_the_tables_come_in_pairs_with_a_text_about_them() -> None:
    with ZipFile(io.BytesIO(exported("zip", part()))) as pair:
        texts = {name: pair.read(name).decode("utf-8-sig") for name in pair.namelist()}
        assert all(pair.read(name).startswith(b"\xef\xbb\xbf") for name in texts)
    partners, facts = (list(csv.DictReader(io.StringIO(texts[name]))) for name in ("partners.csv", "facts.csv"))
    assert [row["name_vi"] for row in partners] == ["Hà Nội", HOSTILE, "Viêng Chăn"]
    assert [(row["x"], row["tier"]) for row in partners] == [("0.0", ""), ("300.0", ""), ("600.0", "1")]
    assert [(row["id"], row["source"], row["target"]) for row in facts] == [
        (fact["id"], fact["source"], fact["target"]) for fact in FACTS
    ]
    assert texts["about.txt"].startswith("\n".join(COLOPHON.lines)) and "không rõ" in texts["about.txt"]


def test_the_same_part_is_the_same_file() -> None:
    assert exported("zip", part()) == exported("zip", part())


FURTHER = {
    "hanoi": {"mã bưu chính": "100000", "dân số": 8_500_000, "label": "theirs", "start": 1010, "cờ": ["đỏ", "vàng"]}
}
UNKNOWN_FACT = {"id": "k1", "type": "KNOWS", "source": "hanoi", "target": "hue", "mức độ": 0.5, "aliases": ["a", "b"]}


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("json", ("own_label", "start")),
        ("graphml", ("own_label", "start")),
        ("gexf", ("own_label", "own_start")),
    ],
)
def test_what_the_vocabulary_does_not_know_is_not_lost(form: str, names: tuple[str, str]) -> None:
    graph = read(form, exported(form, replace(part(UNKNOWN_FACT), picture=None, further=FURTHER)))
    hanoi = graph.nodes["hanoi"]
    assert (hanoi["mã bưu chính"], hanoi["dân số"], hanoi["cờ"]) == ("100000", 8_500_000, "đỏ; vàng")
    assert (hanoi[names[0]], hanoi[names[1]]) == ("theirs", 1010)
    assert hanoi["label"] == "Hà Nội"
    [own] = (
        [own for *_, own in graph.edges(data=True) if own["id"] == "k1"]
        if form != "gexf"
        else [own for *_, own in graph.edges(data=True) if own.get("mức độ")]
    )
    assert (own["mức độ"], own["aliases"]) == (0.5, "a; b")


def test_nor_in_the_tables() -> None:
    whole = replace(part(UNKNOWN_FACT), picture=None, further=FURTHER)
    with ZipFile(io.BytesIO(exported("zip", whole))) as pair:
        partners, facts = (
            list(csv.DictReader(io.StringIO(pair.read(name).decode("utf-8-sig"))))
            for name in ("partners.csv", "facts.csv")
        )
    assert [row["dân số"] for row in partners] == ["8500000", "", ""]
    assert partners[0]["own_label"] == "theirs"
    assert [row["mức độ"] for row in facts if row["id"] == "k1"] == ["0.5"]
    alone = list(csv.DictReader(io.StringIO(exported("csv", whole).decode("utf-8-sig"))))
    assert alone == facts
