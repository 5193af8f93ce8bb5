"""An analyst's hour in one script: find, walk, filter, colour, pin, undo, hand the address on, take files along."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import screenshot
from tests.browser.test_network_in_browser import open_network, place_of


def picture(page: Page) -> dict[str, Any]:
    """Node id -> its place, of what is in the picture now."""
    found: dict[str, Any] = page.evaluate("network.getPositions(nodes.getIds())")
    return found


def names(page: Page) -> set[str]:
    return {node.removeprefix("p:") for node in picture(page)}


def settled(page: Page) -> None:
    """Waits until the picture is the one of the address."""
    search = page.evaluate("window.location.search")
    expect(page.locator("#explore")).to_have_attribute("data-drawn-for", search)
    expect(page.locator("#explore")).to_have_attribute("aria-busy", "false")


def landed(page: Page, partner: str) -> None:
    """Waits for the flight of the camera: until a partner stands in the same place of the window twice in a row."""
    before = place_of(page, partner)
    for _ in range(40):
        page.wait_for_timeout(150)
        now = place_of(page, partner)
        if now == before:
            return
        before = now


def drag(page: Page, partner: str, across: int, down: int) -> None:
    x, y = place_of(page, partner)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across / 2, y + down / 2, steps=4)
    page.mouse.move(x + across, y + down, steps=4)
    page.mouse.up()


def explore(page: Page, site: str) -> list[str]:
    """Finds, walks, filters, colours and pins; answers the address after each step."""
    addresses = []

    def step() -> None:
        settled(page)
        addresses.append(page.url)

    open_network(page, f"{site}/network?lang=vi")
    page.locator("#search").fill("vieng chan")
    expect(page.locator("#search-suggestions [role=option]").first).to_contain_text("Viêng Chăn")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Viêng Chăn")
    page.locator("#panel [data-focus]").click()
    step()
    assert names(page) == {"vientiane", "hanoi", "ascn", "aimf"}
    page.locator("#panel a[data-partner=hanoi]").first.click()
    expect(page.locator("#panel h2")).to_contain_text("Hà Nội")
    page.locator("#panel [data-expand^='hanoi:GAVE_AID_TO']").click()
    step()
    assert len(names(page)) > 20
    for noun in ("Gặp gỡ", "Thành viên", "Thỏa thuận"):
        page.locator("#filters").get_by_label(noun, exact=False).first.uncheck()
        step()
    page.locator("#filters input[name=from]").fill("2020")
    page.keyboard.press("Enter")
    step()
    page.locator("#filters input[name=to]").fill("2022")
    page.keyboard.press("Enter")
    step()
    assert "havana" in names(page) and "ascn" not in names(page)
    page.locator("select[name=colour]").select_option("community")
    step()
    expect(page.locator("#legend")).to_contain_text("Nhóm 1")
    before = picture(page)
    page.locator("#fit").click()
    landed(page, "havana")
    drag(page, "havana", 70, 40)
    step()
    assert picture(page)["p:havana"] != before["p:havana"]
    assert {node: at for node, at in picture(page).items() if node != "p:havana"} == {
        node: at for node, at in before.items() if node != "p:havana"
    }
    return addresses


def test_an_analysts_hour(page: Page, browser: Browser, site: str, tmp_path: Path) -> None:
    addresses = explore(page, site)
    pinned = picture(page)
    screenshot(page, "analyst-hour")
    # undo five steps, and go forward again
    page.locator("#canvas").focus()
    for back in range(1, 6):
        page.keyboard.press("Control+z")
        expect(page).to_have_url(addresses[-1 - back])
        settled(page)
    assert page.url.endswith("type=GAVE_AID_TO,HAS_AGREEMENT_WITH")  # before years, colour and pin
    expect(page.locator("#legend")).not_to_contain_text("Nhóm 1")
    for forward in range(4, -1, -1):
        page.keyboard.press("Control+y")
        expect(page).to_have_url(addresses[-1 - forward])
        settled(page)
    assert picture(page) == pinned
    # the address in a fresh browser
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#copy-link").click()
    expect(page.locator("#copy-link")).to_have_text("Đã sao chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    with browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 900}) as other:
        fresh = other.new_page()
        open_network(fresh, copied)
        assert picture(fresh) == pinned
        expect(fresh.locator("#legend")).to_contain_text("Nhóm 1")
    take_along(page, browser, tmp_path)


def take_along(page: Page, browser: Browser, folder: Path) -> None:
    page.locator("#toolbar summary").get_by_text("Tải về").click()
    links = page.locator("#toolbar .menu-body a[download]").evaluate_all("links => links.map((link) => link.href)")
    files = {link.split("/network.")[1].partition("?")[0]: fetched(page.context, link) for link in links}
    assert set(files) == {"png", "svg", "pdf", "html", "graphml", "gexf", "node-link.json", "zip", "tables.xlsx"}
    assert files["png"].startswith(b"\x89PNG") and files["pdf"].startswith(b"%PDF")
    assert "La Habana" in files["svg"].decode()
    shown = names(page)
    facts = sum(page.evaluate("edges.map((edge) => edge.fact_count)"))
    graphs = {
        "graphml": nx.read_graphml(io.BytesIO(files["graphml"])),
        "gexf": nx.read_gexf(io.BytesIO(files["gexf"])),
        "node-link.json": nx.node_link_graph(json.loads(files["node-link.json"]), edges="edges"),
    }
    for form, graph in graphs.items():
        assert set(graph) == shown, form
        assert graph.number_of_edges() == facts, form
        assert graph.nodes["havana"]["name_vi"] == "La Habana", form
    with zipfile.ZipFile(io.BytesIO(files["zip"])) as pair:
        partners = csv.DictReader(io.StringIO(pair.read("partners.csv").decode("utf-8-sig")))
        assert {row["id"] for row in partners} == shown
        assert len(list(csv.DictReader(io.StringIO(pair.read("facts.csv").decode("utf-8-sig"))))) == facts
    path = folder / "mạng lưới.html"
    path.write_bytes(files["html"])
    with browser.new_context(offline=True, viewport={"width": 1200, "height": 800}) as away:
        page_on_disk = away.new_page()
        page_on_disk.goto(path.as_uri())
        page_on_disk.locator("input[type=search]").fill("la habana")
        page_on_disk.keyboard.press("Enter")
        expect(page_on_disk.get_by_role("heading", name="La Habana")).to_be_visible()
        page_on_disk.locator("a[href^='#tie/hanoi~havana']").first.click()
        expect(page_on_disk.locator("body")).to_contain_text("2.000 tấn gạo")


def fetched(context: BrowserContext, address: str) -> bytes:
    answer = context.request.get(address)
    assert answer.ok, address
    return answer.body()
