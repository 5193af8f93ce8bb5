"""The engagement lens by keyboard: the slider moves the day, and nobody in the picture."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.test_network_in_browser import open_network

RINGS = "() => JSON.stringify([...canvas.halos].map(([id, halo]) => [id, halo.name]).sort())"
PLACES = "() => JSON.stringify(network.getPositions())"
SEEN_LINES = "() => network.body.edgeIndices.length"


def painted(page: Page, day: str) -> None:
    """Waits until the picture is the one of that day."""
    expect(page.locator("#lens-day")).to_have_value(day)
    expect(page.locator("#explore")).to_have_attribute("aria-busy", "false")
    assert f"as_of={day}" in page.url


def test_the_slider_moves_the_day_by_keyboard_and_nobody_in_the_picture(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?lens=engagement&as_of=2024-06-30")
    places, rings, lines = (page.evaluate(what) for what in (PLACES, RINGS, SEEN_LINES))
    node_count = page.evaluate("nodes.length")
    slider = page.locator("#lens-month")
    expect(slider).to_have_attribute("aria-valuetext", "30 June 2024")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    painted(page, "2024-05-31")
    expect(slider).to_have_attribute("aria-valuetext", "31 May 2024")
    expect(page.locator("#shown")).to_contain_text("Engagement as of 31 May 2024")
    for _ in range(2):
        page.keyboard.press("PageDown")  # a tenth of the years each
    page.keyboard.press("ArrowRight")
    expect(page.locator("#explore")).to_have_attribute("aria-busy", "false")
    assert page.evaluate(PLACES) == places and page.evaluate("nodes.length") == node_count
    assert page.evaluate(RINGS) != rings and page.evaluate(SEEN_LINES) < lines
    count = page.locator("#legend [data-entry=state-on_track] .count").first.inner_text()
    assert int(count) == page.evaluate(
        "[...canvas.halos.values()].filter(({ name }) => name === 'state-on_track').length"
    )
    day = page.locator("#lens-day").input_value()
    assert f"as_of={day}" in (page.locator("#toolbar a", has_text="SVG").get_attribute("href") or "")


def test_a_day_is_undone_kept_by_other_changes_and_told_by_the_panel(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?lens=engagement&as_of=2024-06-30&partner=vientiane")
    expect(page.locator("#panel .standing")).to_contain_text("As of 30 Jun 2024")
    page.get_by_role("button", name="One year earlier").click()
    painted(page, "2023-06-30")
    expect(page.locator("#panel .standing")).to_contain_text("As of 30 Jun 2023")
    page.locator("select[name=size]").select_option("pagerank")
    expect(page).to_have_url(f"{site}/network?lens=engagement&as_of=2023-06-30&partner=vientiane&size=pagerank")
    page.locator("#undo").click()
    page.locator("#undo").click()
    painted(page, "2024-06-30")
    expect(page.locator("#lens-said")).to_have_text("30 June 2024")
    page.locator("select[name=lens]").select_option("")
    expect(page.locator("#lens-bar")).to_be_hidden()
    assert page.evaluate("canvas.halos.size") == 0


def test_without_scripts_a_date_field_does_the_same(page: Page, site: str) -> None:
    context = page.context.browser.new_context(java_script_enabled=False, locale="en-GB")  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{site}/network?lens=engagement&as_of=2024-06-30&lang=en")
    plain.locator("#lens-day").fill("2021-01-01")
    plain.locator("#lens-bar button[type=submit]").click()
    expect(plain.locator("#shown")).to_contain_text("Engagement as of 1 Jan 2021")
    context.close()
