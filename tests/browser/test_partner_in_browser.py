"""A partner's page and briefing as people use them: without scripts, in a narrow window, on paper."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import screenshot


def test_the_history_is_chosen_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="en-GB", java_script_enabled=False)
    window = context.new_page()
    window.goto(f"{site}/partners/vientiane?lang=en")
    window.get_by_label("Type", exact=True).select_option("GAVE_AID_TO")
    window.get_by_label("Direction", exact=True).select_option("to_us")
    window.get_by_role("button", name="Choose").click()
    expect(window.get_by_role("status").first).to_contain_text("2 of 13 facts")
    fact = window.locator("#fact-aid-2021-cash-vientiane-hanoi")
    expect(fact.locator("blockquote")).to_be_hidden()
    fact.get_by_text("Source and quote").click()
    expect(fact.locator("blockquote")).to_contain_text("15000 USD")
    context.close()


def test_the_two_directions_stand_side_by_side_and_one_below_the_other_in_a_narrow_window(
    page: Page, site: str
) -> None:
    page.goto(f"{site}/partners/vientiane")
    ours, theirs = page.locator("#way-to_them"), page.locator("#way-to_us")
    wide = [each.bounding_box() for each in (ours, theirs)]
    assert wide[0] and wide[1] and wide[0]["y"] == wide[1]["y"]
    screenshot(page, "partner-history")
    page.set_viewport_size({"width": 360, "height": 740})
    narrow = [each.bounding_box() for each in (ours, theirs)]
    assert narrow[0] and narrow[1] and narrow[0]["x"] == narrow[1]["x"]
    for address in ("/partners/vientiane", "/partners/hanoi", "/partners/vientiane/briefing"):
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_briefing_prints_on_at_most_two_sheets(page: Page, site: str, language: str) -> None:
    for partner, sheets in (("vientiane", 2), ("hanoi", 2), ("iclei", 1)):
        page.goto(f"{site}/partners/{partner}/briefing?lang={language}")
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed.pages) <= sheets
        size = printed.pages[0].mediabox
        assert (round(size.width), round(size.height)) == (595, 842)  # A4
        screenshot(page, f"briefing-{partner}-{language}")
