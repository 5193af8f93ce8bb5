"""The network page without a mouse: along ties, into the panel and back, and no redraw that loses the keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.test_network_in_browser import open_network


def spoken(page: Page) -> str:
    return page.locator("#spoken").inner_text()


def focused(page: Page) -> str:
    """The control that the keyboard is on: its id, else its name or what it says."""
    found: str = page.evaluate(
        "(({ id, name, textContent }) => id || name || textContent.trim())(document.activeElement)"
    )
    return found


def walk_in(page: Page, address: str, start: str = "Home") -> None:
    """Opens a network and goes into its picture with the Tab key."""
    open_network(page, address)
    expect(page.locator("#panel[aria-busy=true]")).to_have_count(0)  # what it says, when it comes, is spoken, too
    page.locator("#fit").focus()
    page.keyboard.press("Tab")  # the list of keys
    page.keyboard.press("Tab")
    assert focused(page) == "canvas"
    page.keyboard.press(start)


def pressed(page: Page, key: str) -> str:
    page.keyboard.press(key)
    return spoken(page)


def steps(page: Page, key: str, count: int) -> list[str]:
    """What is spoken after each of so many presses, which are made within the page, where they take no time."""
    found: list[str] = page.evaluate(
        "([key, count]) => Array.from({ length: count }, () => {"
        " place.dispatchEvent(new KeyboardEvent('keydown', { key }));"
        " return document.getElementById('spoken').textContent; })",
        [key, count],
    )
    return found


def neighbours(page: Page) -> dict[str, set[str]]:
    """What is spoken of each node -> what is spoken of those it is tied to."""
    found: dict[str, list[str]] = page.evaluate(
        "Object.fromEntries(nodes.map((node) => [node.spoken,"
        " network.getConnectedNodes(node.id).map((id) => nodes.get(id).spoken)]))"
    )
    return {node: set(others) for node, others in found.items()}


def test_the_tab_key_leads_to_the_picture_and_says_where_one_stands(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network")
    assert spoken(page).startswith("Hanoi: 127 facts, last contact ")
    assert page.evaluate("document.querySelector('#canvas').matches(':focus-visible')")
    page.goto(f"{site}/network?lang=vi&partner=vientiane")
    walk_in(page, f"{site}/network?lang=vi&partner=vientiane", start="Shift")
    assert spoken(page) == "Viêng Chăn: 13 sự kiện, liên hệ gần nhất ngày 11 tháng 3 năm 2024"


def place_of_whom(page: Page, words: str) -> tuple[float, float]:
    spot = page.evaluate("words => network.getPosition(nodes.get().find((node) => node.spoken === words).id)", words)
    return spot["x"], spot["y"]


def test_arrow_keys_go_to_the_tied_partner_that_lies_that_way(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network")
    hanoi = spoken(page)
    x, y = place_of_whom(page, hanoi)
    tied = neighbours(page)[hanoi]
    there = {}
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press("Home")
        there[key] = pressed(page, key)
    assert set(there.values()) <= tied
    assert place_of_whom(page, there["ArrowLeft"])[0] < x < place_of_whom(page, there["ArrowRight"])[0]
    assert place_of_whom(page, there["ArrowUp"])[1] < y < place_of_whom(page, there["ArrowDown"])[1]


def test_who_is_tied_comes_before_who_is_near(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network?partner=vientiane", start="Shift")
    vientiane = spoken(page)
    tied = neighbours(page)[vientiane]
    there = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        there.add(pressed(page, key))
        assert pressed(page, "Backspace") == vientiane
    assert there & tied
    assert all(words in tied or words.startswith("Not tied to Vientiane: ") for words in there)


def test_where_no_tie_leads_on_it_says_so(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network?focus=havana&hops=1")
    assert spoken(page).startswith("Hanoi")
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        pressed(page, key)
        if spoken(page).startswith("Havana"):
            break
    ways = {pressed(page, key).partition(":")[0] for key in (key, key)}
    assert ways == {"Nobody stands that way."}


def test_n_goes_round_all_neighbours_and_page_down_through_everybody(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network")
    hanoi = spoken(page)
    tied = neighbours(page)
    around = steps(page, "n", len(tied[hanoi]))
    assert set(around) == tied[hanoi]
    assert pressed(page, "n") == around[0]
    assert pressed(page, "Shift+N") == around[-1]
    everybody = [pressed(page, "Home"), *steps(page, "PageDown", len(tied) - 1)]
    assert everybody[0] == hanoi
    assert sorted(everybody) == sorted(page.evaluate("nodes.map((node) => node.spoken)"))


def test_enter_goes_into_the_panel_and_escape_back_into_the_picture(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#panel h2")).to_contain_text("Hanoi")
    expect(page).to_have_url(f"{site}/network?partner=hanoi")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert focused(page) == "canvas"
    expect(page).to_have_url(f"{site}/network")
    pressed(page, "n")
    pressed(page, "t")
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#panel .fact-title").first).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")  # the button that closes
    assert focused(page) == "canvas"


def test_letters_act_on_whom_one_stands_on(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network?partner=vientiane", start="Shift")
    assert pressed(page, "p") == "Vientiane pinned"
    expect(page).to_have_url(f"{site}/network?partner=vientiane&pin=" + pin(page))
    assert pressed(page, "p") == "Vientiane no longer pinned"
    pressed(page, "e")
    expect(page).to_have_url(f"{site}/network?partner=vientiane&expand=vientiane:any:20")
    pressed(page, "c")
    expect(page).to_have_url(f"{site}/network?partner=vientiane&collapse=vientiane")
    page.keyboard.press("Control+z")
    expect(page).to_have_url(f"{site}/network?partner=vientiane&expand=vientiane:any:20")
    pressed(page, "f")
    expect(page.locator("#shown")).to_contain_text("Shown: 4 of 136 partners")
    pressed(page, "h")
    expect(page.locator("#shown")).to_contain_text("Shown: 3 of 136 partners")


def pin(page: Page) -> str:
    found: str = page.evaluate(
        "(({ x, y }) => `vientiane:${Math.round(x)}:${Math.round(y)}`)(network.getPosition('p:vientiane'))"
    )
    return found


def test_where_one_stood_is_gone_the_nearest_takes_its_place(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network")
    page.keyboard.press("h")
    expect(page.locator("#chips")).to_contain_text("Hanoi hidden")
    expect(page.locator("#spoken")).not_to_contain_text("Hanoi: 127")
    assert focused(page) == "canvas"
    assert spoken(page) in neighbours(page)


def test_s_chooses_several_and_tells_what_lies_between_them(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network?partner=havana", start="Shift")
    page.keyboard.press("Home")
    page.keyboard.press("s")
    expect(page).to_have_url(f"{site}/network?selected=havana,hanoi")
    expect(page.locator("#panel h2")).to_have_text("What lies between them")
    expect(page.locator("#spoken")).to_have_text("2 chosen")
    assert page.evaluate("network.getSelectedNodes().sort()") == ["p:hanoi", "p:havana"]
    page.keyboard.press("s")
    expect(page).to_have_url(f"{site}/network?selected=havana")
    expect(page.locator("#panel h2")).to_contain_text("Havana")


def test_a_question_mark_lists_the_keys(page: Page, site: str) -> None:
    walk_in(page, f"{site}/network?lang=vi")
    page.keyboard.press("?")
    expect(page.locator("#keys dl").first).to_be_visible()
    expect(page.locator("#keys")).to_contain_text("Phím mũi tên")
    page.keyboard.press("Escape")
    expect(page.locator("#keys dl").first).to_be_hidden()
    assert focused(page) == "canvas"


# Controls that another picture replaces, and the key that works each.
STAYING = {
    "#filters [name=type][value=MEMBER_OF]": "Space",
    "#filters [name=from]": "ArrowUp",
    "#histogram input.from": "ArrowRight",
    "select[name=colour]": "ArrowDown",
    "#filters [name=largest]": "Space",
    "#undo": "Enter",
}
# Controls that are gone with what they did; of the two chips none is left.
GOING = ["#chips a >> nth=0", "#chips a >> nth=0", "#legend .away >> nth=0"]


def test_no_redraw_loses_the_keyboard(page: Page, site: str) -> None:
    open_network(page, f"{site}/network?hide=havana,vientiane&colour=region")
    for control, key in [*STAYING.items(), *((control, "Enter") for control in GOING)]:
        page.locator(control).focus()
        search, sign = page.evaluate("[window.location.search, signOf(document.activeElement)]")
        page.keyboard.press(key)
        page.wait_for_function("search => window.location.search !== search", arg=search)
        redrawn(page)
        on = page.evaluate("document.activeElement === document.body ? '' : signOf(document.activeElement)")
        assert on == sign if control in STAYING else on, control
        assert page.evaluate("document.activeElement.getClientRects().length"), control


def redrawn(page: Page) -> None:
    search = page.evaluate("window.location.search")
    expect(page.locator("#explore")).to_have_attribute("data-drawn-for", search)
    expect(page.locator("#explore")).to_have_attribute("aria-busy", "false")


def test_nothing_flies_for_whoever_wants_nothing_to_move(page: Page, site: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_network(page, f"{site}/network")
    moved = page.evaluate(
        "() => { const before = network.getScale(); document.getElementById('zoom-in').click();"
        " const zoomed = network.getScale() / before; flyTo('vientiane');"
        " const at = network.getPosition('p:vientiane'); const { x, y } = network.getViewPosition();"
        " return [zoomed, x - at.x, y - at.y].map((number) => Math.round(number * 10)); }"
    )
    assert moved == [13, 0, 0]
