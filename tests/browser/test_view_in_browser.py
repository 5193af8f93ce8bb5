"""What a person does to the view, in odd orders: nothing is lost, and what is drawn is what the address says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from tests.browser.conftest import serving
from tests.browser.test_analyst_hour import names, settled
from tests.browser.test_network_in_browser import open_network, place_of

SEED = Path(SEED_FOLDER) / "partners.csv"


def many_pins() -> str:
    """A state too long for an address: 110 partners, each where a reader put it."""
    ids = [line.partition(",")[0] for line in SEED.read_text(encoding="utf-8").splitlines()[1:]]
    known = [one for one in ids if one.replace("-", "").isalnum() and one.islower()]
    return ",".join(f"{one}:{place * 10}:{place * 7}" for place, one in enumerate(known[:110]))


def test_a_change_under_a_short_address_is_drawn_and_undone(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?pin={many_pins()}")
    page.get_by_label("Organisations").first.uncheck()
    page.wait_for_url("**view=*")
    settled(page)
    assert len(names(page)) == 97
    page.get_by_label("Friendship associations").first.uncheck()
    expect(page.locator("#shown")).to_contain_text("92 of 136 partners")
    page.locator("#undo").click()
    expect(page.locator("#shown")).to_contain_text("97 of 136 partners")
    page.locator("#undo").click()
    expect(page.locator("#shown")).to_contain_text("Shown: 136 of 136")
    page.locator("#redo").click()
    expect(page.locator("#shown")).to_contain_text("97 of 136 partners")
    page.reload()
    expect(page.locator("#explore")).to_have_attribute("data-drawn", "true")
    expect(page.locator("#shown")).to_contain_text("97 of 136 partners")
    page.go_back()
    expect(page.locator("#shown")).to_contain_text("Shown: 136 of 136")


def test_two_changes_while_a_short_address_is_fetched_are_both_kept(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?pin={many_pins()}")
    page.evaluate("() => { actions.hide('hue'); viewState.go({ colour: 'region' }); }")
    page.wait_for_url("**view=*")
    settled(page)
    assert "hue" not in names(page)
    expect(page.locator("#legend")).to_contain_text("Southeast Asia")


def test_the_last_kind_and_the_last_type_stay(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?kind=FriendshipAssociation")
    page.get_by_label("Friendship associations").first.click()
    expect(page.get_by_label("Friendship associations").first).to_be_checked()
    page.locator("#legend .away").first.click()
    assert len(names(page)) == 5


def test_enter_in_the_search_box_takes_whoever_fits_best(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?kind=Organisation")
    page.locator("#search").fill("seoul")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Seoul")  # and it was filtered out
    settled(page)
    assert "seoul" in names(page)


def test_ctrl_and_a_click_choose_several(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?focus=vientiane")
    page.mouse.click(*place_of(page, "vientiane"))
    expect(page.locator("#panel h2")).to_contain_text("Vientiane")
    page.keyboard.down("Control")
    page.mouse.click(*place_of(page, "hanoi"))
    page.keyboard.up("Control")
    expect(page).to_have_url(f"{site}/network?focus=vientiane&selected=vientiane,hanoi")
    expect(page.locator("#panel h2").first).to_contain_text("What lies between them")


def test_whatever_else_is_done_ends_the_playing_of_years(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?type=GAVE_AID_TO,MET_WITH")
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "true")
    page.locator("select[name=colour]").select_option("region")
    expect(page.locator("#play")).to_have_attribute("aria-pressed", "false")
    settled(page)
    address = page.url
    page.wait_for_timeout(1300)  # longer than a year is shown
    assert page.url == address


def test_the_files_in_the_foot_are_of_what_is_seen(page: Page, site: str) -> None:
    open_network(page, f"{site}/network")
    page.locator("select[name=colour]").select_option("region")
    settled(page)
    link = page.locator("#bottom a", has_text="JSON").get_attribute("href")
    assert link and "colour=region" in link


@pytest.fixture
def crowded(database: Database) -> Iterator[str]:
    """The seed where no more than 50 partners may be drawn one by one."""
    load_seed(database, SEED_FOLDER)
    yield from serving(database, replace(database.settings, node_limit=50))


def test_a_click_opens_a_group(page: Page, crowded: str) -> None:
    open_network(page, f"{crowded}/network?grouped=kind")
    page.mouse.click(*place_of(page, "group:FriendshipAssociation"))
    expect(page.locator("#chips")).to_contain_text("group opened: Friendship associations")
    settled(page)
    assert len([name for name in names(page) if not name.startswith("group:")]) == 5
