"""The console as a person uses it: by keyboard, with the schema, history and Stop."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_query_is_run_by_keyboard_drawn_and_remembered_as_text(page: Page, site: str) -> None:
    page.goto(f"{site}/cypher?lang=en")
    page.fill("#query", "MATCH (p {id: 'havana'})-[r]-(q) RETURN p, r, q, '<img src=x onerror=alert(1)>' AS text")
    page.press("#query", "Control+Enter")
    page.wait_for_selector("#explore[data-drawn]")
    expect(page.locator("#answer tbody tr")).to_have_count(1)
    assert "query=MATCH" in page.url  # can be sent to a colleague
    page.reload()
    expect(page.locator("#history li")).to_have_count(1)
    expect(page.locator("#history li").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("#answer tbody tr").count() == 0  # opened, and not run


def test_a_refusal_is_marked_and_the_text_stays(page: Page, site: str) -> None:
    page.goto(f"{site}/cypher?lang=en")
    page.fill("#query", "MATCH (n)\nSET n.x = 1")
    page.click("#run")
    expect(page.locator("#answer [role=alert]")).to_contain_text("Line 2, column 1: “SET” changes or administers")
    expect(page.locator(".mark")).to_contain_text("2 | SET n.x = 1")
    assert page.input_value("#query") == "MATCH (n)\nSET n.x = 1"


def test_a_click_in_the_schema_inserts_a_name_where_the_cursor_stands(page: Page, site: str) -> None:
    page.goto(f"{site}/cypher?lang=en")
    page.fill("#query", "MATCH (p) RETURN p")
    page.evaluate("document.getElementById('query').setSelectionRange(8, 8)")
    page.click("button[data-insert=':City']")
    assert page.input_value("#query") == "MATCH (p:City) RETURN p"


def test_stop_gives_the_page_back(page: Page, site: str) -> None:
    page.goto(f"{site}/cypher?lang=en")
    page.fill("#query", "MATCH ()-[a]->(), ()-[b]->(), ()-[c]->(), ()-[d]->() RETURN count(*) AS count")
    page.click("#run")
    page.click("#stop")
    expect(page.locator("#running")).to_have_text("Stopped.")
    expect(page.locator("#stop")).to_be_hidden()
