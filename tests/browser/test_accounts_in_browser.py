"""Signing in, one's own page, the accounts and the audit, as a person with a browser does it, with axe-core looking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from graph_app.access.access import Access
from graph_app.access.roles import ADMINISTRATOR
from graph_app.database.database import Database
from graph_app.settings import Settings
from tests.access.people import CHEAP, PASSWORD, add
from tests.browser.conftest import screenshot, serving
from tests.browser.test_accessibility import found_here

OTHER = "bốn từ chẳng liên quan"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[str]:
    """A site with an administrator; its pages here ask no database."""
    settings = Settings.from_environment({"GRAPH_APP_INSTANCE": str(tmp_path)})
    access = Access.of(settings, CHEAP)
    add(access, "lan", ADMINISTRATOR, shown="Nguyễn Thị Lan")
    yield from serving(Database(settings), settings, access)


def test_a_person_signs_in_adds_a_colleague_and_signs_out(page: Page, office: str) -> None:
    page.add_init_script(AXE_SCRIPT)
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{office}/users?lang=vi")
    expect(page).to_have_url(f"{office}/sign-in?next=/users?lang%3Dvi")
    found = found_here(page)
    page.keyboard.type("lan")
    page.keyboard.press("Tab")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    found += found_here(page)
    expect(page.locator("#password")).to_be_focused()  # the cursor waits there
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{office}/users?lang=vi")
    page.fill("#name", "minh")
    page.fill("#shown", "Trần Minh")
    page.click("form.users button")
    first = page.locator(".notice code").inner_text()
    for address in ("", "/account", "/audit"):
        if address:
            page.goto(office + address)
        screenshot(page, "access" + address.replace("/", "-"))
        found += found_here(page)
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), page.url
    page.click(".signed-in button")
    expect(page).to_have_url(f"{office}/sign-in")
    for name, value in {"name": "minh", "password": first}.items():
        page.fill(f"#{name}", value)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{office}/account")
    for name, value in {"old": first, "new": OTHER, "again": OTHER}.items():
        page.fill(f"#{name}", value)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{office}/account?done=password")
    page.fill("#label", "báo cáo")
    page.locator("form", has=page.locator("#label")).get_by_role("button").click()
    expect(page.locator(".notice code")).to_contain_text("pre_")
    found += found_here(page)
    assert not found, "\n".join(found)
