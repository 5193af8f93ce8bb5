"""Two partners are found, compared and merged without a mouse."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from graph_app.changes.make import make_change
from graph_app.database.database import Database
from tests.browser.test_edit_in_browser import tab_to
from tests.changes.edits import LAN, new_partner


def test_two_are_merged_by_keyboard_alone(page: Page, site: str, database: Database) -> None:
    make_change(database, [new_partner("twin", name_en="Wientiane", country="LA", tier=3)], LAN)
    page.goto(f"{site}/duplicates?lang=en&country=LA")
    page.locator("ol.twins a.button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("One partner or two?")
    expect(page.locator("thead")).to_contain_text("Vientiane")
    page.locator("input[name='keep.name_en']:checked").focus()
    page.keyboard.press("ArrowRight")
    tab_to(page, "who")
    page.keyboard.type("Lan")
    tab_to(page, "why")
    page.keyboard.type("one city")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/partners/vientiane\?.*saved=2"))
    expect(page.locator("h1")).to_contain_text("Wientiane")
    expect(page.locator(".names")).to_contain_text("Vientiane")
