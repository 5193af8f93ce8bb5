"""The printed page as SVG: what stands on it, where, and that it is a file any program can read."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from graph_app.drawing.picture import Backdrop, Picture
from graph_app.printing.lettering import text_width
from graph_app.printing.paper import A3, A4
from graph_app.printing.picture_svg import picture_svg
from tests.drawing.small_pictures import COLOPHON, picture_of_facts, picture_of_names

SVG = "{http://www.w3.org/2000/svg}"
# Hà Nội gave to Viêng Chăn and met it, and is a member of a network.
FACTS = "a GAVE_AID_TO b\na MET_WITH b\na MEMBER_OF net\na HAS_AGREEMENT_WITH b"
SMALL = picture_of_facts(FACTS, "a City\nb City\nnet Organisation")


def read(picture: Picture, **changes: object) -> ElementTree.Element:
    return ElementTree.fromstring(picture_svg(picture, replace(COLOPHON, **changes)))  # type: ignore[arg-type]


def texts(svg: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_it_says_what_it_shows_and_where_it_comes_from() -> None:
    told = texts(read(SMALL))
    assert {"Mạng lưới đối tác của Hà Nội", "Hiển thị: 3 trên 136 đối tác. Năm: 2020–2022."} <= set(told)
    assert "Phiên bản dữ liệu 12 · 23/11/2026 · http://127.0.0.1:8000/network?from=2020&to=2022" in told
    assert {"Địa phương (2)", "Tổ chức (1)", "Viện trợ (1)", "Thỏa thuận (1)"} <= set(told)


def test_it_says_the_same_to_those_who_do_not_see_it() -> None:
    svg = read(SMALL)
    title, described = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert title is not None and title.text == COLOPHON.title
    assert described is not None and described.text and "Năm: 2020–2022." in described.text
    assert svg.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert {node.text for node in svg.iter(f"{SVG}title")} >= {"a · Địa phương", "net · Tổ chức"}


def test_it_has_the_size_of_paper() -> None:
    svg = read(SMALL)
    assert (svg.get("width"), svg.get("height"), svg.get("viewBox")) == ("297.0mm", "210.0mm", "0 0 841.89 595.28")
    large = picture_of_names(*(f"Thành phố {number}" for number in range(60)))
    assert read(large).get("width") == "420.0mm"
    assert 'width="297.0mm"' in picture_svg(large, COLOPHON, A4)


def test_without_colours_types_and_kinds_still_differ() -> None:
    svg = read(SMALL)
    lines = [path for path in svg.iter(f"{SVG}path") if path.get("fill") == "none"]
    arrows = [path for path in svg.iter(f"{SVG}path") if path.get("fill-opacity") and path.get("stroke") is None]
    assert len({path.get("stroke-dasharray") for path in lines}) >= 3  # whole, dotted, dashed
    assert len([path for path in arrows if path.get("fill") != "#ffffff"]) == 2  # aid and membership
    assert svg.findall(f"{SVG}circle") and svg.findall(f"{SVG}path[@fill='#b3541e']")


def test_all_names_of_a_small_picture_are_there_and_whole() -> None:
    names = ["Hà Nội", "Viêng Chăn", "Liên hiệp các tổ chức hữu nghị thành phố Hà Nội và các hội hữu nghị thành viên"]
    told = texts(read(picture_of_names(*names)))
    assert {"Hà Nội", "Viêng Chăn"} <= set(told)
    assert names[2] in " ".join(told) and not [text for text in told if "có ghi tên" in text]


def test_names_that_find_no_room_are_left_out_and_that_is_told() -> None:
    told = texts(read(picture_of_names(*(f"Thành phố {number}" for number in range(300)), apart=20.0)))
    (sentence,) = [text for text in told if "có ghi tên" in text]
    named = len([text for text in told if text.startswith("Thành phố")])
    assert 0 < named < 300 and f"{named} trên 300 đối tác" in sentence


@pytest.mark.parametrize("names", [["Hà Nội"], ["x" * 3000, "Huế"], ["Hà Nội"] * 80])
def test_no_text_runs_out_of_the_page(names: list[str]) -> None:
    sentence = "Loại đối tác: Địa phương. " * 200
    long = {"title": "Đối tác " * 60, "address": "http://127.0.0.1/" + "x" * 3000, "sentences": (sentence,)}
    svg = read(picture_of_names(*names), **long)
    paper = A4 if len(names) <= 40 else A3
    for text in svg.iter(f"{SVG}text"):
        width = text_width(text.text or "", float(text.get("font-size", 0)), text.get("font-weight") == "600")
        start = float(text.get("x", 0)) - {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0) * width
        assert start > 0 and start + width < paper.width, text.text
        assert 0 < float(text.get("y", 0)) < paper.height


def test_an_empty_picture_says_so() -> None:
    assert "Không có đối tác nào để hiển thị." in texts(read(picture_of_names()))


def test_markup_and_letters_that_xml_does_not_know_are_text() -> None:
    name = "<b>Huế</b>\x00\x1b & “x”"
    page = picture_svg(picture_of_names(name), replace(COLOPHON, title="</title><script>alert(1)</script>"))
    assert "<b>" not in page and "<script" not in page
    assert "<b>Huế</b>\ufffd\ufffd & “x”" in texts(ElementTree.fromstring(page))


def test_its_letters_are_in_it() -> None:
    page = picture_svg(SMALL, COLOPHON)
    assert page.count("@font-face") == 2 and "data:font/woff;base64," in page
    assert "http://" not in page.replace("http://127.0.0.1", "").replace("http://www.w3.org", "")
    assert len(page) < 60_000


def test_letters_of_what_lies_behind_are_in_it_too() -> None:
    page = picture_svg(replace(SMALL, backdrop=Backdrop(texts=[(0, 0, "Ξ")])), COLOPHON)
    regular = re.findall(r"base64,([^)]*)", page)[0]
    with TTFont(io.BytesIO(base64.b64decode(regular))) as font:
        assert ord("Ξ") in font.getBestCmap()


def test_a_letter_that_the_font_lacks_is_told() -> None:
    sentence = "Ô trống thay cho chữ mà phông chữ không có."
    assert [text for text in texts(read(picture_of_names("ວຽງຈັນ"))) if sentence in text]
    assert not [text for text in texts(read(SMALL)) if sentence in text]


def test_the_backdrop_lies_behind_and_ends_at_the_frame() -> None:
    coast = [(-9e5, -9e5), (9e5, -9e5), (9e5, 9e5)]
    behind = Backdrop(polygons=[coast], circles=[(0, 0, 40)], lines=[(0, 0, 0, 90)], texts=[(0, -80, "Châu Á")])
    svg = read(replace(SMALL, backdrop=behind))
    window = svg.find(f"{SVG}svg")
    assert window is not None and [child.tag.removeprefix(SVG) for child in window] == [
        "path",
        "circle",
        "path",
        "text",
    ]
    assert window.get("viewBox") == " ".join(window.get(name, "") for name in ("x", "y", "width", "height"))
    assert list(svg).index(window) < min(list(svg).index(circle) for circle in svg.findall(f"{SVG}circle"))
