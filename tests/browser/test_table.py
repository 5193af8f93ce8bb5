"""The table that says the same as the picture: it sorts, and a row and its node are chosen together."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from graph_app.language.ordering import sorting_key
from tests.browser.test_network_in_browser import open_network, place_of

ROWS = "#as-table tbody tr"


def open_table(page: Page, address: str) -> None:
    open_network(page, address)
    page.locator("#as-table > summary").click()


def column(page: Page, number: int) -> list[str]:
    return [text.strip() for text in page.locator(f"{ROWS} > :nth-child({number})").all_inner_texts()]


def sort_by(page: Page, head: str) -> str | None:
    """Presses a column's head by keyboard; answers how the column stands then."""
    button = page.get_by_role("button", name=head, exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_focused()
    return page.locator("#as-table thead th", has=button).get_attribute("aria-sort")


def test_columns_sort_by_keyboard_names_in_vietnamese_order_and_numbers_by_value(page: Page, site: str) -> None:
    open_table(page, f"{site}/network?lang=vi")
    assert sort_by(page, "Đối tác") == "ascending"
    names = column(page, 1)
    assert names == sorted(names, key=sorting_key)
    assert names.index("Cà Mau") < names.index("Đà Nẵng") < names.index("Hà Nội") < names.index("Huế")
    assert sort_by(page, "Đối tác") == "descending"
    assert column(page, 1) == names[::-1]
    assert sort_by(page, "Sự kiện") == "descending"
    assert page.locator("#as-table thead [aria-sort]").count() == 1
    counts = [int(text) for text in column(page, 4)]
    assert counts == sorted(counts, reverse=True) and counts[0] == 127


def test_thousands_with_their_separators_are_numbers(page: Page, site: str) -> None:
    open_table(page, f"{site}/network?lang=vi&kind=FriendshipAssociation")
    written = {"1.234": 1234, "999": 999, "12": 12}
    for row, (text, value) in enumerate(written.items()):
        page.locator(f"{ROWS} > :nth-child(4)").nth(row).evaluate(
            "(cell, [text, value]) => { cell.textContent = text; cell.dataset.value = value; }", [text, value]
        )
    sort_by(page, "Sự kiện")
    assert column(page, 4)[:3] == ["1.234", "999", "12"]


def test_a_row_chooses_its_partner_in_picture_panel_and_address(page: Page, site: str) -> None:
    open_table(page, f"{site}/network")
    page.locator(f"{ROWS}[data-partner=vientiane] td").first.click()
    expect(page).to_have_url(f"{site}/network?partner=vientiane")
    expect(page.locator("#panel h2")).to_contain_text("Vientiane")
    assert page.evaluate("network.getSelectedNodes()") == ["p:vientiane"]
    page.locator(f"{ROWS}[data-partner=havana] th a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/network?partner=havana")
    expect(page.locator(f"{ROWS}[aria-current]")).to_have_attribute("data-partner", "havana")
    expect(page.locator(f"{ROWS}[data-partner=havana] th a")).to_be_focused()


def test_a_node_marks_its_row_and_brings_it_into_view(page: Page, site: str) -> None:
    open_table(page, f"{site}/network")
    sort_by(page, "Partner")
    page.evaluate("window.scrollTo(0, 0)")
    page.mouse.click(*place_of(page, "vinamilk"))
    row = page.locator(f"{ROWS}[aria-current]")
    expect(row).to_have_attribute("data-partner", "vinamilk")
    frame = page.locator("#as-table .table-frame")
    above, below = frame.evaluate("(frame) => [frame.scrollTop, frame.scrollTop + frame.clientHeight]")
    assert above < row.evaluate("(row) => row.offsetTop") < below and above > 0
    assert page.evaluate("window.scrollY") == 0


def test_another_picture_keeps_the_order(page: Page, site: str) -> None:
    open_table(page, f"{site}/network")
    sort_by(page, "Partner")
    page.locator("#filters [name=kind][value=Organisation]").uncheck()
    expect(page.locator(f"{ROWS}[data-partner=ascn]")).to_have_count(0)
    names = column(page, 1)
    assert len(names) == 97
    assert names == sorted(names, key=lambda name: sorting_key(name))
    assert page.locator("#as-table thead th").first.get_attribute("aria-sort") == "ascending"
