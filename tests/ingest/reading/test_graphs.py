"""Graphs from other tools: whose nodes are partners, whose edges are facts, under whatever names."""

from __future__ import annotations

import io
import json

import networkx as nx
import pytest

from graph_app.errors import BadJson, BadXml, EmptyUpload, GraphAppError, NotAGraph, TooDeep, UnknownNode, UnsafeXml
from graph_app.ingest.reading.mapping import guessed_mapping, mapped, with_constant
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.records import checked_rows
from graph_app.ingest.reading.uploads import read_upload
from tests.ingest.reading.small_files import LIMITS, cells_of


def drawn() -> nx.DiGraph[str]:
    """As an analyst makes it: names for nodes, and on an edge what is known of it."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("Hà Nội", country="VN", latitude=21.03)
    graph.add_node("Viêng Chăn", country="LA")
    graph.add_edge("Hà Nội", "Viêng Chăn", amount=5, currency="USD", date="2021-09", title_vi="Quà")
    return graph


def written(form: str) -> bytes:
    out = io.BytesIO()
    if form == "json":
        return json.dumps(nx.node_link_data(drawn(), edges="links")).encode()
    (nx.write_graphml if form == "graphml" else nx.write_gexf)(drawn(), out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_a_graph_of_networkx_becomes_partners_and_facts_whose_type_is_chosen(form: str) -> None:
    nodes, edges = read_upload(f"a.{form}", written(form), LIMITS)
    partners = [row.values for row in checked_rows(nodes, guessed_mapping(nodes), Notation())]
    assert (
        partners
        == [
            {"name_vi": "Hà Nội", "country": "VN", "latitude": 21.03},
            {"name_vi": "Viêng Chăn", "country": "LA"},
        ]
        or partners[0]["name_vi"] == "Hà Nội"
    )
    guess = guessed_mapping(edges)
    assert (guess.target, str(guess.why)) == (None, "the edges do not say what kind of facts they are. Choose it")
    [fact] = checked_rows(edges, with_constant(mapped(edges, "aid"), "source_id", "bao-cao"), Notation())
    assert fact.mistakes == []
    assert fact.values == {
        **{"donor": "Hà Nội", "recipient": "Viêng Chăn", "amount": 5, "currency": "USD", "date": "2021-09"},
        **{"title_vi": "Quà", "source_id": "bao-cao"},
    }


GEPHI = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz"><graph defaultedgetype="directed">
<attributes class="node" mode="static"><attribute id="country" title="Quốc gia" type="string"/></attributes>
<attributes class="edge">
<attribute id="0" title="type" type="string"><default>MET_WITH</default></attribute></attributes>
<nodes><node id="hanoi" label="Hà Nội"><attvalues><attvalue for="country" value="VN"/></attvalues>
<viz:size value="10.0"/><viz:position x="1.0" y="2.0"/></node><node id="hue" label="Huế"/></nodes>
<edges><edge id="0" source="hanoi" target="hue" weight="3.0"><attvalues/></edge></edges></graph></gexf>"""


def test_a_file_of_gephi_has_labels_defaults_and_looks() -> None:
    nodes, edges = read_upload("a.gexf", GEPHI.encode(), LIMITS)
    assert (nodes.header, cells_of(nodes)) == (
        ("id", "Quốc gia", "name"),
        [["hanoi", "VN", "Hà Nội"], ["hue", "", "Huế"]],
    )
    assert (edges.header, cells_of(edges)) == (("source", "target", "type"), [["hanoi", "hue", "MET_WITH"]])
    [row] = checked_rows(edges, guessed_mapping(edges), Notation())
    assert row.target and row.target.name == "meetings" and row.values["host"] == "hanoi"


def test_what_is_nested_in_json_is_told_at_its_cell() -> None:
    told = {"nodes": [{"id": "a", "names": ["x", "y"], "more": {"z": 1}}, {"id": "b"}], "edges": []}
    [nodes] = read_upload("a.json", json.dumps(told).encode(), LIMITS)
    assert cells_of(nodes) == [["a", "x; y", "{…}"], ["b", "", ""]]


SAFE = b"<graphml><graph><node id='a'/></graph></graphml>"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.graphml", b"<!DOCTYPE g [<!ENTITY a 'b'>]>" + SAFE, UnsafeXml),
        ("a.graphml", b"<?xml version='1.0'?><!DOCTYPE g SYSTEM 'file:///etc/passwd'>" + SAFE, UnsafeXml),
        ("a.graphml", SAFE.replace(b"<node", b"&x;<node"), BadXml),
        ("a.graphml", SAFE[:-5], BadXml),
        ("a.graphml", b"<graphml>" + b"<graph>" * 100, TooDeep),
        ("a.graphml", b"<graphml><graph/></graphml>", EmptyUpload),
        ("a.graphml", SAFE.replace(b"<node id='a'/>", b"<node id='a'/><edge source='a' target='b'/>"), UnknownNode),
        ("a.xml", b"<svg/>", NotAGraph),
        ("a.json", b'{"nodes": [', BadJson),
        ("a.json", b'{"nodes": [{"id": "a"}], "links": []} x', BadJson),
        ("a.json", b'{"nodes": [{"id": "a",}], "links": []}', BadJson),
        ("a.json", b'{"nodes": [{"id": ' + b"[" * 100_000, TooDeep),
        ("a.json", b'{"nodes": 5, "links": []}', BadJson),
        ("a.json", b'{"nodes": [1], "links": []}', NotAGraph),
        ("a.json", b'{"rows": []}', NotAGraph),
        ("a.json", b"[1, 2]", BadJson),
    ],
)
def test_what_is_no_graph_or_no_safe_one_is_one_sentence(name: str, data: bytes, error: type[GraphAppError]) -> None:
    with pytest.raises(error):
        for sheet in read_upload(name, data, LIMITS):
            cells_of(sheet)


def test_a_wrong_place_in_json_is_told_by_line_and_column() -> None:
    with pytest.raises(BadJson) as caught:
        read_upload("a.json", b'{"nodes": [\n  {"id": "a" "b": 1}], "links": []}', LIMITS)
    assert caught.value.facts == {"file": "a.json", "line": 2, "column": 14}


def test_a_number_of_thousands_of_digits_stays_text() -> None:
    data = b'{"nodes": [{"id": "a", "name_vi": "A", "tier": ' + b"9" * 5_000 + b'}], "links": []}'
    [nodes] = read_upload("a.json", data, LIMITS)
    [row] = checked_rows(nodes, guessed_mapping(nodes), Notation())
    assert str(row.mistakes[0]).startswith("a.json, sheet “nodes”, row 2, tier: “999")
