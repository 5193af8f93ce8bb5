"""Every page, in both languages, read by axe-core: it finds nothing to mend."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

# Addresses below the site's own: of long tables a few rows, which look like all others; the network page in every
# layout and in each state of its panel.
PAGES = (
    "/",
    "/network",
    "/network?partner=vientiane&pin=hanoi:10:10&hide=havana&expand=vientiane:MET_WITH:20",
    "/network?tie=hanoi~havana~GAVE_AID_TO",
    "/network?selected=hanoi,vientiane,ascn",
    "/network?focus=vientiane&hops=2&at_least=degree:1&kind=City&from=2020&to=2022",
    "/network?from=2100",
    "/network?layout=shown&colour=region",
    "/network?lens=engagement&as_of=2022-06-30&partner=vientiane",
    "/network?layout=region&colour=community&size=betweenness",
    "/network?layout=time&thickness=recency",
    "/network?layout=rings&colour=last_contact",
    "/network?layout=map&colour=degree",
    "/network?view=nobody-saved-this",
    "/network/embed?layout=map",
    "/network/tie?source=hanoi&target=havana&type=GAVE_AID_TO",
    "/network/between",
    "/network/between?partner=hanoi,vientiane",
    "/network/between?partner=hanoi,vientiane,ascn",
    "/network/compare?before=2010-2015&after=2016-2022",
    "/network/compare?before=2015-2010",
    "/network/views",
    "/partners?kind=FriendshipAssociation",
    "/partners?q=zzz",
    "/partners/vientiane",
    "/partners/vientiane/briefing",
    "/centrality?kind=FriendshipAssociation",
    "/calendar?as_of=2026-11-01&month=2027-03",
    "/calendar?as_of=2026-11-01&view=list",
    "/calendar?as_of=2026-11-01&country=JP&kind=Organisation",
    "/engagement?as_of=2026-11-01&country=LA",
    "/portfolio?as_of=2026-11-01",
    "/portfolio/facts?quarter=2023-Q3&as_of=2026-11-01",
    "/portfolio/partners?network=aimf&as_of=2026-11-01",
    "/engagement/compare?as_of=2026-11-01&before=2023-01-01&country=CN",
    "/structure",
    "/structure/without?partner=hanoi",
    "/structure/without?tie=hanoi,ascn",
    "/structure/warm-path?to=ulaanbaatar",
    "/structure/suggestions?country=MY",
    "/duplicates",
    "/duplicates?least=100",
    "/duplicates/haufo/ho-chi-minh-city",
    "/queries",
    "/queries/last_contact?kind=FriendshipAssociation",
    "/queries/partners_by_kind_and_country",
    "/queries/last_contact?kind=Town",
    "/queries/shortest_path?first=havana&second=ascn",
    "/cypher",
    "/api",
    "/changes",
    "/users",
    "/audit",
    "/imports",
    "/imports/mappings",
    "/inbox?as_of=2026-11-01",
    "/inbox?severity=contradiction",
    "/changes/1",
    "/partners/vientiane/edit",
    "/partners/vientiane/facts/new?type=GAVE_AID_TO",
    "/facts/aid-2021-rice-havana/edit",
    "/sources/new",
    "/persons",
    "/persons/erase",
    "/partners/vientiane/persons/new",
    "/sources",
    "/sources/aseanrecords-ascn",
    "/partners/nobody",
)
READERS = pytest.mark.parametrize(("language", "width"), [("en", 1400), ("vi", 360)])

# What axe-core found, a line for each element: how bad, which rule, where, what to mend.
ASK = """() => axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap((rule) =>
  rule.nodes.map((node) => `${rule.impact} ${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))"""


def found_here(window: Page) -> list[str]:
    return [f"{window.url}\n  {words}" for words in window.evaluate(ASK)]


def open_page(window: Page, address: str) -> None:
    window.goto(address)
    if window.locator("#explore").count():
        expect(window.locator("#explore")).to_have_attribute("data-drawn", "true")
        expect(window.locator("#panel[aria-busy=true]")).to_have_count(0)


@READERS
def test_axe_finds_nothing_on_any_page_nor_a_page_that_slides_sideways(
    page: Page, site: str, language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(AXE_SCRIPT)
    page.request.post(f"{site}/network/views", data={"state": "kind=City", "name": "Thành phố"})
    page.goto(f"{site}/?lang={language}")  # the site keeps to it from here on
    found = []
    for path in PAGES:
        open_page(page, site + path)
        found += found_here(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{page.url} slides sideways")
    assert not found, "\n".join(found)


@READERS
def test_axe_finds_nothing_in_what_opens_on_the_network_page(page: Page, site: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(AXE_SCRIPT)
    open_page(page, f"{site}/network?hide=havana&lang={language}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = found_here(page)
    page.locator("#search").fill("vieng")
    expect(page.locator("#search-suggestions [role=option]").first).to_be_visible()
    found += found_here(page)
    open_page(page, f"{site}/network")
    page.locator("#save-view").click()
    found += found_here(page)
    assert not found, "\n".join(found)
