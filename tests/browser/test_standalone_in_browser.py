"""The network in one HTML file, opened from disk with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from graph_app.drawing.picture import Backdrop, Picture
from graph_app.exports.multigraph import Part
from graph_app.exports.standalone.standalone_html import standalone_html
from graph_app.partner_graph.snapshot import build_snapshot
from graph_app.web.static_files import drawing_scripts
from tests.browser.conftest import screenshot
from tests.drawing.small_pictures import COLOPHON, in_a_row
from tests.partner_graph.small_snapshot import fact_tables, partner_row

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
FACTS: list[dict[str, Any]] = [
    {"id": "g1", "type": "GAVE_AID_TO", "source": "hanoi", "target": "vientiane", "date": "2021-05-04"}
    | {"date_to": "2021-05-04", "title_vi": "Hà Nội gửi tặng gạo", "quote": "gửi tặng gạo", "source_id": "s"},
    {"id": "g2", "type": "GAVE_AID_TO", "source": "hanoi", "target": "vientiane", "quote": HOSTILE, "source_id": "s"},
    {"id": "m1", "type": "MET_WITH", "source": "hanoi", "target": "zzz", "title_vi": HOSTILE, "quote": "q"},
]


ROWS = [
    partner_row("hanoi", name_vi="Hà Nội"),
    partner_row("vientiane", name_vi="Viêng Chăn", aliases="Vientiane"),
    partner_row("zzz", name_vi=HOSTILE, name_en=HOSTILE),
]
SNAPSHOT = build_snapshot(12, ROWS, fact_tables([f"{f['source']} {f['type']} {f['target']}" for f in FACTS]))
PICTURE = replace(
    in_a_row(SNAPSHOT, 300.0, "vi"), backdrop=Backdrop([[(0, 0), (99, 0), (0, 99)]], [(0, 0, 9, 9)], [], [(0, 0, "Á")])
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return written(PICTURE, tmp_path)


def written(picture: Picture, folder: Path) -> str:
    path = folder / "mạng lưới.html"
    part = Part(SNAPSHOT, FACTS, COLOPHON)
    text = standalone_html(part, picture, {"s": {"title": "Báo"}}, drawing_scripts())
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    """A window without a network. Any request but for a file, dialog, error or breach of the page's policy fails."""
    context = browser.new_context(locale="vi", viewport={"width": 1200, "height": 800}, offline=True)
    window = context.new_page()
    wrong: list[str] = []
    window.on("request", lambda request: wrong.append(f"request: {request.url}"))
    window.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    window.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    window.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    yield window
    context.close()
    assert [what for what in wrong if not what.startswith("request: file:")] == []


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("body")).to_have_attribute("data-ready", "true")


def place_of(page: Page, id: str) -> tuple[float, float]:
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    spot = page.evaluate("id => network.canvasToDOM(network.getPosition(id))", f"p:{id}")
    return box["x"] + spot["x"], box["y"] + spot["y"]


def test_by_keyboard_alone_a_partner_is_found_without_diacritics_and_its_ledger_read(offline: Page, file: str) -> None:
    opened(offline, file)
    offline.keyboard.press("Tab")
    offline.keyboard.type("vieng chan")
    expect(offline.locator("#found [role=option]").first).to_contain_text("Viêng Chăn")
    offline.keyboard.press("ArrowDown")
    offline.keyboard.press("Enter")
    expect(offline.locator("#panel h2")).to_have_text("Viêng Chăn")
    expect(offline.locator("#panel h3")).to_have_text("Viện trợ (2)")
    for _ in range(3):  # the button that closes, the other partner, its facts
        offline.keyboard.press("Tab")
    offline.keyboard.press("Enter")
    expect(offline.locator("#panel h2")).to_have_text("Hà Nội – Viêng Chăn")
    expect(offline.locator("#panel .facts > li")).to_have_count(2)
    expect(offline.locator("#panel .when")).to_have_text("4/5/2021")
    expect(offline.locator("#panel blockquote").first).to_have_text("“gửi tặng gạo”")
    screenshot(offline, "standalone_ledger")
    offline.keyboard.press("Escape")
    expect(offline.locator("#panel")).to_contain_text("Nhấn vào một đối tác")


def test_by_mouse_partners_and_lines_open_and_back_goes_back(offline: Page, file: str) -> None:
    opened(offline, file)
    offline.mouse.click(*place_of(offline, "hanoi"))
    expect(offline.locator("#panel h2")).to_have_text("Hà Nội")
    offline.locator("#fit").click()
    (x1, y1), (x2, y2) = place_of(offline, "hanoi"), place_of(offline, "vientiane")
    offline.mouse.click(x1 + (x2 - x1) * 0.4, y1 + (y2 - y1) * 0.4)
    expect(offline.locator("#panel h2")).to_have_text("Hà Nội – Viêng Chăn")
    offline.go_back()
    expect(offline.locator("#panel h2")).to_have_text("Hà Nội")


def test_it_zooms_and_pans_and_positions_stay(offline: Page, file: str) -> None:
    opened(offline, file)
    before = offline.evaluate("network.getScale()")
    offline.locator("#zoom-in").click()
    assert offline.evaluate("network.getScale()") == pytest.approx(before * 1.3)
    assert offline.evaluate("network.getPosition('p:vientiane')") == {"x": 300, "y": 0}


def test_a_name_that_is_markup_is_shown_and_never_run(offline: Page, file: str) -> None:
    opened(offline, file + "#partner/zzz")
    expect(offline.locator("#panel h2")).to_have_text(HOSTILE)
    offline.locator("#panel a").last.click()
    expect(offline.locator("#panel .title")).to_have_text(HOSTILE)
    offline.locator("#search").fill("img src")
    expect(offline.locator("#found [role=option]").first).to_contain_text("<img src=x")
    offline.mouse.move(*place_of(offline, "zzz"))
    expect(offline.locator(".vis-tooltip")).to_contain_text(HOSTILE)
    assert offline.locator("img").count() == 0


@pytest.mark.parametrize("typed", ["VIÊNG CHĂN", "viengchan", "chăn viêng", "vientiane"])
def test_a_name_is_found_however_it_is_typed(offline: Page, file: str, typed: str) -> None:
    opened(offline, file)
    offline.locator("#search").fill(typed)
    expect(offline.locator("#found [role=option]")).to_have_count(1)
    expect(offline.locator("#found [role=option]")).to_contain_text("Viêng Chăn")
    offline.locator("#search").fill("nobody")
    expect(offline.locator("#found")).to_have_text("Không có đối tác nào mang tên này.")


def test_groups_that_stand_for_partners_open_too(offline: Page, tmp_path: Path) -> None:
    hanoi, vientiane, other = PICTURE.nodes
    disc = replace(other, id="group:asia", name="Châu Á (2)", about="Châu Á · 2", partner=None, partner_count=2)
    line = replace(PICTURE.edges[0], id="hanoi~group:asia~", target=2, type="", about="Hà Nội – Châu Á (2) · 9")
    opened(offline, written(replace(PICTURE, nodes=[hanoi, vientiane, disc], edges=[line]), tmp_path))
    offline.mouse.click(*place_of(offline, "group:asia"))
    expect(offline.locator("#panel h2")).to_have_text("Châu Á · 2")
    offline.locator("#fit").click()
    (x1, y1), (x2, y2) = place_of(offline, "hanoi"), place_of(offline, "group:asia")
    offline.mouse.click(x1 + (x2 - x1) * 0.75, y1 + (y2 - y1) * 0.75)
    expect(offline.locator("#panel h2")).to_have_text("Hà Nội – Châu Á (2)")
    expect(offline.locator("#panel")).to_contain_text("Hà Nội – Châu Á (2) · 9")
    offline.locator("#search").fill("vieng")
    offline.keyboard.press("Enter")
    expect(offline.locator("#panel h3")).to_have_text("Viện trợ (2)")


def test_it_fits_a_narrow_window(offline: Page, file: str) -> None:
    offline.set_viewport_size({"width": 360, "height": 700})
    opened(offline, file)
    assert offline.evaluate("document.documentElement.scrollWidth") <= 360
