"""The network in one HTML file: what stands in it, and that nothing in it can run or ask but our own scripts."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from graph_app.drawing.picture import Backdrop
from graph_app.exports.multigraph import Part
from graph_app.exports.standalone.ledger import newest_first
from graph_app.exports.standalone.standalone_html import standalone_html
from graph_app.partner_graph.snapshot import build_snapshot
from graph_app.web.static_files import drawing_scripts
from tests.drawing.small_pictures import COLOPHON, in_a_row
from tests.partner_graph.small_snapshot import fact_tables, partner_row

CLOSING = "</script><script>alert(1)</script>"
FACTS: list[dict[str, Any]] = [
    {
        "id": "g1",
        "type": "GAVE_AID_TO",
        "source": "hanoi",
        "target": "vientiane",
        "date": "2021",
        "date_to": "2021-12-31",
    }
    | {"title_vi": "Hà Nội gửi tặng gạo", "amount": 3000.0, "currency": "USD", "quote": CLOSING, "source_id": "s"},
    {"id": "m1", "type": "MET_WITH", "source": "vientiane", "target": "hanoi", "source_id": "gone", "quote": "gặp"},
]
SOURCES = {"s": {"title": "Báo <b>Hà Nội</b>", "publisher": "Hà Nội Mới", "url": "javascript:alert(1)"}}


def page(name: str = "Viêng Chăn", **changes: Any) -> str:
    rows = [partner_row("hanoi", name_vi="Hà Nội"), partner_row("vientiane", name_vi=name, aliases="Vientiane")]
    snapshot = build_snapshot(12, rows, fact_tables([f"{f['source']} {f['type']} {f['target']}" for f in FACTS]))
    picture = replace(in_a_row(snapshot, 300.0, "vi"), backdrop=Backdrop(texts=[(0, 0, "Châu Á")]))
    return standalone_html(Part(snapshot, FACTS, replace(COLOPHON, **changes)), picture, SOURCES, drawing_scripts())


class Elements(HTMLParser):
    """Start tags, and what stands between the tags of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:  # within a script or style, whose text is no markup
            self.texts[self.cdata_elem][-1] += data


def data_of(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Elements(text).texts["script"][0])
    return found


def test_it_holds_partners_lines_and_the_facts_behind_them_in_words() -> None:
    data = data_of(page())
    assert data["partners"]["vientiane"]["name"] == "Viêng Chăn"
    assert data["partners"]["vientiane"]["folded"] == ["vieng chan", "vientiane"]
    assert {node["id"]: (node["x"], node["name"]) for node in data["nodes"]}["p:hanoi"] == (0.0, "Hà Nội")
    assert {edge["id"] for edge in data["edges"]} == {"hanoi~vientiane~GAVE_AID_TO", "hanoi~vientiane~MET_WITH"}
    aid = data["facts"][0]
    assert (aid["source"], aid["type"], aid["target"]) == ("hanoi", "GAVE_AID_TO", "vientiane")
    assert (aid["when"], aid["said"]) == ("2021 ≈", "Hà Nội hỗ trợ Viêng Chăn")
    assert aid["details"] == [["Giá trị", "3.000 USD"]]
    assert aid["found_in"] == "Báo <b>Hà Nội</b> · Hà Nội Mới" and aid["url"] == ""  # a script is no address
    assert (data["facts"][1]["when"], data["facts"][1]["found_in"]) == ("", "gone")
    assert data["options"]["physics"] == {"enabled": False}
    assert data["backdrop"]["texts"] == [[0, 0, "Châu Á"]]


def test_it_says_what_it_shows_in_plain_text_too() -> None:
    text = page()
    for told in (*COLOPHON.sentences, COLOPHON.state, "Địa phương (2)", "Viện trợ (1)", 'href="#partner/vientiane"'):
        assert told in text
    assert COLOPHON.address.replace("&", "&amp;") in text


def test_no_name_becomes_markup_or_script() -> None:
    text = page(CLOSING, title=CLOSING, sentences=(CLOSING,), address=f"http://x/{CLOSING}")
    elements = Elements(text)
    scripts = [attributes for tag, attributes in elements.tags if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "data"}, {}, {}, {}, {}, {}]
    assert "alert(1)" not in "".join(elements.texts["script"][1:])
    assert not [tag for tag, attributes in elements.tags if any(name.startswith("on") for name in attributes)]
    assert data_of(text)["partners"]["vientiane"]["name"] == CLOSING


def test_its_policy_lets_run_what_stands_in_it_and_nothing_else() -> None:
    elements = Elements(page())
    (policy,) = [a["content"] or "" for tag, a in elements.tags if a.get("http-equiv") == "Content-Security-Policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["default-src"] == ["'none'"] and "unsafe" not in policy
    for name, texts in (("script-src", elements.texts["script"][1:]), ("style-src", elements.texts["style"])):
        digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        assert rules[name] == [f"'sha256-{digest}'" for digest in digests]


def test_it_names_no_other_file_and_stays_small() -> None:
    text = page()
    elements = Elements(text)
    assert not [tag for tag, a in elements.tags if a.get("src") or tag in {"link", "iframe", "img", "object"}]
    assert "sourceMappingURL" not in text and not re.search(r"url\(|@import", elements.texts["style"][0])
    assert len(text) < 600_000


def test_newest_first_and_unknown_days_last() -> None:
    days = [("a", None), ("b", "2021-12-31"), ("c", "2022-01-01"), ("d", None)]
    facts = [{"id": id, "date_to": day} for id, day in days]
    assert [fact["id"] for fact in newest_first(facts)][:2] == ["c", "b"]


def test_nothing_is_a_page_too() -> None:
    nothing = build_snapshot(1, [], fact_tables([]))
    text = standalone_html(Part(nothing, [], COLOPHON), in_a_row(nothing, 1.0, "vi"), {}, drawing_scripts())
    assert "Không có đối tác nào để hiển thị." in text and data_of(text)["nodes"] == []
