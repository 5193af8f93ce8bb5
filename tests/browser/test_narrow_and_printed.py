"""The network page on a telephone and on paper."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import screenshot
from tests.browser.test_network_in_browser import open_network, place_of


def test_on_a_telephone_filters_fold_and_what_is_chosen_comes_up(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_network(page, f"{site}/network?lang=vi&colour=region")
    unfold = page.get_by_role("button", name="Bộ lọc")
    expect(page.locator("#filters fieldset").first).to_be_hidden()
    unfold.click()
    expect(unfold).to_have_attribute("aria-expanded", "true")
    page.locator("#filters [name=kind][value=Organisation]").uncheck()
    expect(page.locator("#shown")).to_contain_text("97 trên 136")
    expect(unfold).to_have_attribute("aria-expanded", "true")
    unfold.click()
    expect(page.locator("#filters fieldset").first).to_be_hidden()
    for menu in ("#toolbar .menu", "#keys"):
        page.locator(f"{menu} > summary").click()
        box = page.locator(f"{menu} .menu-body").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360, menu
        page.keyboard.press("Escape")
    canvas = page.locator("#canvas")
    canvas.scroll_into_view_if_needed()
    size = canvas.bounding_box()
    assert size and size["height"] > 740 / 2
    page.mouse.click(*place_of(page, "vientiane"))
    expect(page.locator("#panel h2")).to_contain_text("Viêng Chăn")
    expect(page.locator("#panel h2")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    screenshot(page, "telephone")


def test_no_name_is_cut_by_the_edge_of_the_picture(page: Page, site: str) -> None:
    for width in (360, 1400):
        page.set_viewport_size({"width": width, "height": 800})
        open_network(page, f"{site}/network?lang=vi")
        named = page.evaluate(
            "nodes.get().filter(({ label }) => label.trim()).map(({ id }) => network.getBoundingBox(id))"
            ".map(({ left, right, top, bottom }) => [network.canvasToDOM({ x: left, y: top }),"
            " network.canvasToDOM({ x: right, y: bottom })])"
        )
        size = page.locator("#canvas").bounding_box()
        assert size and len(named) > 10
        for low, high in named:
            assert low["x"] >= 0 and high["x"] <= size["width"] and low["y"] >= 0 and high["y"] <= size["height"]


def test_on_paper_there_is_the_picture_in_grey_and_what_it_says_in_words(page: Page, site: str, tmp_path: Path) -> None:
    open_network(page, f"{site}/network?kind=City&from=2020&partner=vientiane")
    page.locator("#as-table > summary").click()
    page.emulate_media(media="print")
    for gone in (".top", "#toolbar", ".canvas-tools", "#filter-fields", "#unfold", ".panel .act", "#legend .away"):
        expect(page.locator(gone).first).to_be_hidden()
    for kept in (
        "#canvas canvas",
        "#shown",
        "#legend .pick",
        "#panel h2",
        "#as-table caption",
        "#as-table thead .sort",
    ):
        expect(page.locator(kept).first).to_be_visible()
    assert page.locator("#canvas canvas").evaluate("(canvas) => getComputedStyle(canvas).filter") == "grayscale(1)"
    printed = tmp_path / "network.pdf"
    page.pdf(path=printed, format="A4")
    sheets = PdfReader(printed).pages
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for sentence in (
        "Shown: ",
        "Partners: Cities and regions.",
        "Years: 2020–…",
        "Vientiane: 13 facts",
        "Tied partners",
    ):
        assert sentence in words, sentence
    assert "Save view" not in words and "Apply" not in words
    assert len(sheets[0].images) >= 1
