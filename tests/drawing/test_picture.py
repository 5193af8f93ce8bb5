"""Lines, legend and both drawings of a picture, from facts known by hand."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import numpy as np

from graph_app.drawing.colouring import by_kind
from graph_app.drawing.lines import drawn_lines
from graph_app.drawing.network_html import MANY_LINES, network_html
from graph_app.drawing.network_svg import network_svg
from graph_app.drawing.painting import Look, picture_of
from graph_app.drawing.picture import Backdrop, Picture
from graph_app.drawing.style import OPACITY, UNSURE_OPACITY
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES, TYPE_BY_NAME
from tests.partner_graph.small_snapshot import snapshot_of

#   a met b twice (once each way), b gave to a, a gave to b twice; c is a member of net; d stands alone
FACTS = """
a MET_WITH b
b MET_WITH a
b GAVE_AID_TO a
a GAVE_AID_TO b
a GAVE_AID_TO b
c MEMBER_OF net
"""
NET = snapshot_of(FACTS, "net Organisation\nd City")


def named(snapshot: Snapshot) -> set[tuple[str, str, str, int]]:
    ids = [partner.id for partner in snapshot.partners]
    return {
        (ids[line.source], RELATIONSHIP_TYPES[line.type].name, ids[line.target], line.fact_count)
        for line in drawn_lines(snapshot)
    }


def picture(snapshot: Snapshot = NET, language: str = "en", apart: float = 300.0) -> Picture:
    count = len(snapshot.partners)
    places = np.array([[apart * place, 40.0 / 300.0 * apart * place] for place in range(count)]).reshape(-1, 2)
    return picture_of(snapshot, Look(places, [10.0] * count, by_kind(snapshot.partners)), language)


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r"<script[^>]*>(.*)</script>", html, re.DOTALL)
    assert found is not None
    answer: dict[str, Any] = json.loads(found.group(1))
    return answer


def test_facts_between_two_partners_are_one_line_per_type_and_direction() -> None:
    assert named(NET) == {
        ("a", "MET_WITH", "b", 2),  # read both ways: one line
        ("b", "GAVE_AID_TO", "a", 1),
        ("a", "GAVE_AID_TO", "b", 2),
        ("c", "MEMBER_OF", "net", 1),
    }


def test_lines_between_the_same_two_get_turns_of_their_own() -> None:
    a, b = NET.place("a"), NET.place("b")
    assert sorted(line.turn for line in drawn_lines(NET) if {line.source, line.target} == {a, b}) == [0, 1, 2]


def test_a_fact_of_a_partner_with_itself_draws_no_line() -> None:
    assert named(snapshot_of("a MET_WITH a\na MET_WITH b")) == {("a", "MET_WITH", "b", 1)}


def test_nothing_draws_nothing() -> None:
    assert drawn_lines(snapshot_of("")) == []
    empty = picture(snapshot_of(""))
    assert data_of(network_html(empty))["nodes"] == []
    assert ElementTree.fromstring(network_svg(empty, 5)) is not None


def test_the_legend_counts_what_is_in_the_picture() -> None:
    assert {entry.name: entry.count for entry in picture().legend} == {
        **{"City": 4, "Organisation": 1, "GAVE_AID_TO": 3, "MET_WITH": 2, "MEMBER_OF": 1}
    }


def test_the_picture_for_the_browser_has_places_and_no_physics() -> None:
    data = data_of(network_html(picture()))
    assert {node["id"]: (node["x"], node["y"]) for node in data["nodes"]}["p:b"] == (300.0, 40.0)
    assert json.loads(data["options"])["physics"] == {"enabled": False}
    aid = {edge["id"]: edge for edge in data["edges"]}["a~b~GAVE_AID_TO"]
    assert (aid["from"], aid["to"], aid["arrows"]["to"]["enabled"]) == ("p:a", "p:b", True)
    assert aid["title"] == "a gave aid to b · 2"


def test_a_line_says_in_one_text_how_it_is_coloured_and_nothing_that_all_lines_have_in_common() -> None:
    lines = {edge["id"]: edge for edge in data_of(network_html(picture()))["edges"]}
    met, member = lines["a~b~MET_WITH"], lines["c~net~MEMBER_OF"]
    # Meetings are #0072b2 (0, 114, 178), and none of these has an exact day.
    assert (TYPE_BY_NAME["MET_WITH"].colour, met["color"]) == ("#0072b2", f"rgba(0,114,178,{UNSURE_OPACITY:g})")
    assert not {"arrows", "dashes"} & met.keys()
    assert member["arrows"] == {"to": {"enabled": True}} and member["dashes"] and "smooth" not in member
    bent = [line["smooth"]["type"] for line in lines.values() if "smooth" in line]
    assert len(bent) == 2 and set(bent) <= {"curvedCW", "curvedCCW"}


def test_very_many_lines_are_hidden_while_the_picture_moves() -> None:
    def hidden(lines: int) -> tuple[bool, bool]:
        edges = [replace(picture().edges[0], id=f"{number}") for number in range(lines)]
        told = json.loads(data_of(network_html(replace(picture(), edges=edges)))["options"])["interaction"]
        return told["hideEdgesOnDrag"], told["hideEdgesOnZoom"]

    assert hidden(MANY_LINES - 1) == (False, False)
    assert hidden(MANY_LINES) == (True, True)


def test_a_name_is_data_in_the_picture_whatever_stands_in_it() -> None:
    name = "</script><script>alert(1)</script><b>&amp;"
    hostile = replace(NET, partners=tuple(partner._replace(name_vi=name) for partner in NET.partners))
    html = network_html(picture(hostile, "vi"))
    assert html.count("<script") == 1 and "<b>" not in html
    assert all(name in node["title"] for node in data_of(html)["nodes"])
    texts = [text.text for text in ElementTree.fromstring(network_svg(picture(hostile, "vi"), 5)).iter() if text.text]
    assert texts == []  # too long for a label; and a shorter one is text:
    short = replace(NET, partners=tuple(partner._replace(name_vi="<b>Huế</b>") for partner in NET.partners))
    svg = network_svg(picture(short, "vi"), 1)
    assert "&lt;b&gt;Huế&lt;/b&gt;" in svg and "<b>" not in svg


def test_names_in_the_small_picture_do_not_cover_each_other() -> None:
    svg = ElementTree.fromstring(network_svg(picture(apart=0.0), 5))
    assert len(svg.findall("{http://www.w3.org/2000/svg}text")) == 1


BEHIND = Backdrop(
    polygons=[[(-900.0, -50.0), (-800.4, -50.0), (-800.0, 40.0)]],
    lines=[(0.0, -80.0, 0.0, 80.6)],
    circles=[(0.0, 0.0, 500.0)],
    texts=[(10.2, -700.0, "</script><b>2021</b>")],
)


def test_what_lies_behind_is_drawn_first_and_the_frame_reaches_around_it() -> None:
    svg = ElementTree.fromstring(network_svg(replace(picture(), backdrop=BEHIND), 5))
    area, ring, line, words = list(svg)[:4]
    assert (area.get("d"), ring.get("r")) == ("M-900 -50L-800.4 -50L-800 40Z", "500")
    assert (line.get("d"), words.text) == ("M0 -80L0 80.6", "</script><b>2021</b>")
    left, top, width, height = map(float, svg.get("viewBox", "").split())
    assert left < -900 and top < -700 and left + width > 1200 and top + height > 500


def test_the_browser_gets_what_lies_behind_in_whole_numbers() -> None:
    html = network_html(replace(picture(), backdrop=BEHIND))
    behind = data_of(html)["backdrop"]
    assert behind["polygons"] == [[-900, -50, -800, -50, -800, 40]]
    assert (behind["lines"], behind["circles"]) == ([[0, -80, 0, 81]], [[0, 0, 500]])
    assert behind["texts"] == [[10, -700, "</script><b>2021</b>"]] and html.count("<script") == 1 and "<b>" not in html
    assert behind["corners"] == [0, -80, 0, 81, -500, -500, 500, 500, 10, -700]
    assert data_of(network_html(picture()))["backdrop"]["polygons"] == []


def test_a_line_without_any_exact_day_is_paler() -> None:
    dated = snapshot_of(
        "a MET_WITH b 2021-01-01 2021-12-31\na MET_WITH b\nc MET_WITH d 2020-05-01\nc MET_WITH d 2019-01-01 2019-12-31"
    )
    opacity = {edge.id: (edge.opacity, edge.newest) for edge in picture(dated).edges}
    assert opacity == {
        "a~b~MET_WITH": (UNSURE_OPACITY, date(2021, 12, 31).toordinal()),
        "c~d~MET_WITH": (OPACITY, date(2020, 5, 1).toordinal()),
    }
