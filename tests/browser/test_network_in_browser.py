"""What only a browser knows: clicks, keys, the address while one explores, and that no name runs as a script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph_app.database.database import Database
from graph_app.ingest.seed import load_seed
from tests.browser.conftest import serving
from tests.tables import write_tables


def open_network(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#explore")).to_have_attribute("data-drawn", "true")


def place_of(page: Page, partner: str) -> tuple[float, float]:
    """Where a partner's node stands in the window."""
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    spot = page.evaluate("id => network.canvasToDOM(network.getPosition(id))", f"p:{partner}")
    return box["x"] + spot["x"], box["y"] + spot["y"]


def test_a_click_on_a_partner_opens_its_panel_and_is_in_the_address(page: Page, site: str) -> None:
    open_network(page, f"{site}/network")
    page.mouse.click(*place_of(page, "hanoi"))
    expect(page.locator("#panel h2")).to_contain_text("Hanoi")
    expect(page).to_have_url(f"{site}/network?partner=hanoi")
    page.go_back()
    expect(page.locator("#panel .panel-hint").first).to_be_visible()


def test_a_click_on_a_line_opens_the_ledger_of_its_facts(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?type=GAVE_AID_TO&kind=City")
    (x1, y1), (x2, y2) = place_of(page, "hanoi"), place_of(page, "havana")
    page.mouse.click(x1 + (x2 - x1) * 0.62, y1 + (y2 - y1) * 0.62)
    expect(page.locator("#panel .fact-title").first).to_contain_text("2,000 tonnes of rice")
    expect(page.locator("#panel blockquote").first).to_contain_text("2.000 tấn gạo")
    expect(page.locator("#panel .fact-source a").first).to_be_visible()


# How many lines get dashes and how many get heads of arrows in a frame of this scale.
FINE = """scale => {
  const counts = { dashes: 0, heads: 0 };
  const { setLineDash } = CanvasRenderingContext2D.prototype;
  const sort = Object.getPrototypeOf(Object.values(network.body.edges)[0]);
  const { drawArrows } = sort;
  CanvasRenderingContext2D.prototype.setLineDash = function (pattern) { counts.dashes += pattern.length > 0; };
  sort.drawArrows = () => { counts.heads += 1; };
  network.moveTo({ scale });
  network.redraw();
  Object.assign(CanvasRenderingContext2D.prototype, { setLineDash });
  Object.assign(sort, { drawArrows });
  return counts;
}"""


def test_what_is_finer_than_a_pixel_is_not_drawn(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?type=MEMBER_OF")
    near, far = page.evaluate(FINE, 1), page.evaluate(FINE, 0.05)
    assert near["dashes"] > 0 and near["heads"] > 0
    assert far == {"dashes": 0, "heads": 0}
    assert page.evaluate(FINE, 1) == near  # and is there again


def test_a_link_reopens_what_was_seen(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?tie=hanoi~havana~GAVE_AID_TO")
    expect(page.locator("#panel .fact-title").first).to_contain_text("rice")


def test_the_keyboard_gets_to_a_partner(page: Page, site: str) -> None:
    open_network(page, f"{site}/network")
    page.locator("#search").focus()
    page.keyboard.type("vieng chan")
    expect(page.locator("#search-suggestions [role=option]").first).to_contain_text("Vientiane")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Vientiane")


def test_a_filter_acts_at_once_and_keeps_the_language(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?lang=vi")
    page.get_by_label("Tổ chức").first.uncheck()
    page.wait_for_url("**kind=City**")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_label("Tổ chức").first).not_to_be_checked()


def test_a_changed_picture_is_the_same_as_one_opened_anew(page: Page, site: str) -> None:
    lines = "JSON.stringify(edges.get().sort((one, other) => one.id < other.id ? -1 : 1))"
    places = "JSON.stringify(nodes.get().map(({ id, x, y, size }) => [id, x, y, size]).sort())"
    open_network(page, f"{site}/network")
    opened = page.evaluate(lines), page.evaluate(places)
    # Without meetings other lines between the same two become straight, and when they are back, bent again.
    for wanted in (page.get_by_label("Meeting"), page.get_by_label("Meeting")):
        wanted.first.click()
        expect(page.locator("#explore")).to_have_attribute("data-drawn-for", page.evaluate("location.search"))
        changed = page.evaluate(lines), page.evaluate(places)
        fresh = page.context.new_page()
        open_network(fresh, page.url)
        assert changed == (fresh.evaluate(lines), fresh.evaluate(places))
        fresh.close()
    assert changed == opened


def test_a_narrow_window_shows_everything_without_sliding_sideways(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 375, "height": 720})
    for address in ("/", "/network", "/partners/vientiane", "/queries/last_contact?kind=City", "/centrality"):
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address


@pytest.fixture
def hostile_site(database: Database, tmp_path: Path) -> Iterator[str]:
    name = "<img src=x onerror=alert(1)>"
    files = {
        "sources": "id,title\ns1,<b>title</b>\n",
        "partners": "id,kind,name_vi,name_en,home,source_id,quote\n"
        f"home,City,Hà Nội,Hanoi,true,s1,q\nmarkup,City,{name},{name},false,s1,q\n",
        "meetings": "id,host,guest,event_id,event_type,date,title_en,source_id,quote\n"
        f"m1,home,markup,e1,talks,2021,{name},s1,{name}\n",
    }
    load_seed(database, write_tables(tmp_path, **files))
    yield from serving(database)


def test_a_name_that_is_markup_is_shown_and_never_run(page: Page, hostile_site: str) -> None:
    open_network(page, f"{hostile_site}/network?partner=markup")
    expect(page.locator("#panel h2")).to_contain_text("<img src=x onerror=alert(1)>")
    page.mouse.move(*place_of(page, "markup"))
    expect(page.locator(".vis-tooltip")).to_contain_text("<img src=x onerror=alert(1)>")
    page.goto(f"{hostile_site}/network?tie=home~markup~MET_WITH")
    expect(page.locator("#panel blockquote")).to_contain_text("<img src=x onerror=alert(1)>")
    page.locator("#search").fill("img src")
    expect(page.locator("#search-suggestions [role=option]").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("img[src=x]").count() == 0
