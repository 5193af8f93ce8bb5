"""A fact is edited without a mouse: from field to field with Tab, saved with Enter."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def tab_to(page: Page, field: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == field:
            return
    raise AssertionError(f"Tab never leads to {field}")


def test_a_fact_is_edited_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/facts/aid-2021-rice-havana/edit?lang=en")
    tab_to(page, "recipient")
    page.keyboard.press("Control+a")
    page.keyboard.type("vieng chan")
    expect(page.locator("#recipient-suggestions li[data-id=vientiane]")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, "date")
    page.keyboard.press("Control+a")
    page.keyboard.type("31/2/2021")
    page.keyboard.press("Escape")  # what is written is not lost unseen
    expect(page.locator("#leaving button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#leaving")).to_be_hidden()
    expect(page.locator("#date")).to_be_focused()
    tab_to(page, "who")
    page.keyboard.type("Lan")
    tab_to(page, "why")
    page.keyboard.type("a letter")
    page.keyboard.press("Enter")
    expect(page.locator("#date")).to_be_focused()
    expect(page.locator("#wrong-date")).to_contain_text("not a date that exists")
    expect(page.locator("#recipient")).to_have_value("Vientiane")
    page.keyboard.press("Control+a")
    page.keyboard.type("2021")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/partners/vientiane\?.*saved=1"))
    expect(page.locator(".saved")).to_contain_text("Saved as change 1.")
    page.goto(f"{site}/partners/vientiane/edit?lang=en")
    tab_to(page, "name_vi")
    page.keyboard.press("Escape")  # nothing was written
    expect(page).to_have_url(re.compile(r"/partners/vientiane$"))
