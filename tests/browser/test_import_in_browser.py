"""A file is brought, its columns corrected, looked at, imported and undone without a mouse; axe reads each state."""

from __future__ import annotations

import re

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from graph_app.changes.checksum import checksum
from graph_app.database.database import Database
from tests.browser.test_accessibility import found_here
from tests.browser.test_edit_in_browser import tab_to

FILE = "Chủ trì,Đoàn,Ngày,Tiêu đề\nhanoi,vientiane,14/9/2025,Hội đàm\nHà Nội,bangkok,31/2/2025,Làm việc\n"


def choose(page: Page, field: str, value: str) -> None:
    """As a keyboard does it: the letters of the choice, in a list that has the focus."""
    tab_to(page, field)
    told = page.locator(f"#{field} option[value='{value}']").inner_text()
    page.keyboard.type(told)
    expect(page.locator(f"#{field}")).to_have_value(value)


def test_a_file_is_imported_and_undone_by_keyboard_alone(page: Page, site: str, database: Database) -> None:
    before, found = checksum(database), []
    page.add_init_script(AXE_SCRIPT)
    page.goto(f"{site}/imports?lang=en")
    tab_to(page, "file")  # the dialog of the system is opened with Enter; what it gives stands here
    page.locator("#file").set_input_files({"name": "2025.csv", "mimeType": "text/csv", "buffer": FILE.encode("utf-8")})
    tab_to(page, "rows")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#s0-target")).to_be_visible()
    found += found_here(page)
    choose(page, "s0-target", "meetings")
    tab_to(page, "read-it")
    page.keyboard.press("Enter")
    expect(page.locator("#s0-field-0")).to_be_visible()
    for place, field in enumerate(("host", "guest", "date", "title_vi")):
        choose(page, f"s0-field-{place}", field)
    tab_to(page, "s0-constant-source_id")
    page.keyboard.type("hanoi-external-relations-2021")
    tab_to(page, "s0-constant-quote")
    page.keyboard.type("from the list")
    tab_to(page, "remember_as")
    page.keyboard.type("Danh sách đoàn")
    page.keyboard.press("Enter")
    expect(page.locator("#rows + nav .chip.wrong")).to_contain_text("1")
    expect(page.locator(".preview")).to_contain_text("31/2/2025")
    expect(page.locator("section.page")).to_contain_text("is remembered as “Danh sách đoàn”")
    found += found_here(page)
    page.set_viewport_size({"width": 390, "height": 900})
    for whole in (".chip.wrong", ".preview .way.wrong", ".tick"):  # no word is broken, nothing stretched or cut
        box = page.locator(whole).last.bounding_box()
        assert box and box["height"] < 40 and box["x"] + box["width"] <= 390, (whole, box)
    sentence = page.locator(".preview p.wrong").bounding_box()
    assert sentence and sentence["x"] + sentence["width"] <= 390
    for select in page.locator(".columns-to-fields select").all():
        box = select.bounding_box()
        assert box and box["x"] + box["width"] <= 390
    found += found_here(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.locator("input[name=wrong][value='']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#import")).to_be_visible()
    tab_to(page, "who")
    page.keyboard.type("Lan")
    tab_to(page, "why")
    page.keyboard.type("last year's delegations")
    page.keyboard.press("Enter")
    expect(page.locator("#done a").first).to_be_visible()
    found += found_here(page)
    page.locator("#done a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/changes/1\b"))
    tab_to(page, "why")
    page.keyboard.type("a try")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/changes/2\b"))
    assert checksum(database) == before
    assert not found, "\n".join(found)
