"""Forms for partners, facts and sources: saved, refused with a sentence at the field, merged, deleted."""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph_app.changes.checksum import checksum
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from tests.changes.edits import LAN, record
from tests.small_network import load_small_network

SIGNED = {"who": "Lan", "why": "a letter of the embassy"}


@pytest.fixture
def stage(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path)
    return client


def fields_in(page: str) -> dict[str, str]:
    """What a browser would send of the first form of a page, were it only signed."""
    form = page[page.index('class="card edit"') :]
    form = form[: form.index("</form>")]
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        own = {name: html.unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if own.get("type") != "radio" or " checked" in tag:
            found[own["name"]] = own.get("data-partner") or own.get("value", "")
    for name, inner in re.findall(r'<select[^>]*name="([\w.]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        found[name] = chosen[1] if chosen else re.findall(r'value="([^"]*)"', inner)[0]
    for name, inner in re.findall(r'<textarea[^>]*name="([\w.]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        found[name] = html.unescape(inner)
    return {**found, **SIGNED}


def sent(client: FlaskClient, address: str, /, **changed: str) -> TestResponse:
    """Opens a form, fills in what is given, and sends it."""
    return client.post(address, data={**fields_in(client.get(address).text), **changed})


def own(database: Database, what: str, name: str) -> dict[str, Any]:
    found: Any = record(database, what, name)["properties"]
    return dict(found)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "address",
    [
        *(f"/facts/{fact}/edit" for fact in ("m1", "m4", "g1", "g6", "b1", "a1")),
        "/partners/old/edit",
        "/sources/s/edit",
    ],
)
def test_a_form_that_is_sent_as_it_was_opened_changes_nothing(
    stage: FlaskClient, database: Database, address: str, language: str
) -> None:
    before = checksum(database)
    answer = sent(stage, f"{address}?lang={language}")
    assert answer.status_code == 400
    assert ("Nothing would change" if language == "en" else "Không có gì thay đổi") in answer.text
    assert checksum(database) == before


def test_a_partner_is_edited_and_a_field_cleared(stage: FlaskClient, database: Database) -> None:
    answer = sent(
        stage, "/partners/old/edit", name_vi="Cũ", country="Lào", tier="1", aliases="O; Olden", status="active"
    )
    assert (answer.status_code, answer.location) == (303, "/partners/old?saved=1")
    now = own(database, "partner", "old")
    assert (now["name_vi"], now["country"], now["tier"], now["status"]) == ("Cũ", "LA", 1, "active")
    assert now["aliases"] == ["O", "Olden"]
    page = stage.get("/partners/old?saved=1").text
    assert "Saved as change 1." in page and 'href="/changes/1"' in page
    sent(stage, "/partners/old/edit", name_vi="", tier="", aliases="")
    assert not {"name_vi", "tier", "aliases"} & own(database, "partner", "old").keys()


def test_a_fact_is_edited_with_dates_and_numbers_as_people_write_them(stage: FlaskClient, database: Database) -> None:
    answer = sent(stage, "/facts/g1/edit?lang=vi", date="tháng 9/2021", amount="1.000,5", recipient="Recent")
    assert (answer.status_code, answer.location) == (303, "/facts/g1?saved=1")
    now = own(database, "fact", "g1")
    assert (now["date"], now["date_from"], now["date_to"]) == ("2021-09", "2021-09-01", "2021-09-30")
    assert now["amount"] == 1000.5
    assert record(database, "fact", "g1")["target"] == "recent"
    assert "saved=1" in stage.get("/facts/g1?saved=1").location


@pytest.mark.parametrize(
    ("language", "day", "month", "amount"),
    [("vi", "14/9/2021", "9/2021", "1.234.567,0625"), ("en", "14 Sep 2021", "Sep 2021", "1,234,567.0625")],
)
def test_boxes_hold_dates_and_numbers_as_pages_write_them_and_read_them_back(
    stage: FlaskClient, database: Database, language: str, day: str, month: str, amount: str
) -> None:
    address = f"/facts/g1/edit?lang={language}"
    for written, kept in ((day, "2021-09-14"), (month, "2021-09"), ("2021", "2021")):
        assert sent(stage, address, date=written, amount=amount).status_code == 303
        assert (own(database, "fact", "g1")["date"], own(database, "fact", "g1")["amount"]) == (kept, 1234567.0625)
        form = fields_in(stage.get(address).text)
        assert (form["date"], form["amount"]) == (written, amount)
        assert stage.post(address, data=form).status_code == 400  # nothing would change
    # Whoever changes the language meanwhile has the notation of the form still.
    other = "en" if language == "vi" else "vi"
    form["quote"] = "another"
    assert stage.post(f"/facts/g1/edit?lang={other}", data=form).status_code == 303
    assert own(database, "fact", "g1")["amount"] == 1234567.0625


def test_dates_and_numbers_of_a_form_are_told_without_a_table(stage: FlaskClient) -> None:
    page = stage.get("/facts/g1/edit?lang=en").text
    assert "Decimals behind a point: 1,000.5" in page and "Phần thập phân sau dấu phẩy: 1.000,5" not in page
    for language, amount, told in (
        ("en", "1.000,5", "The decimals stand behind a point here, like 1,000.5."),
        ("vi", "1,000.5", "Ở đây phần thập phân viết sau dấu phẩy, như 1.000,5."),
    ):
        wrong = sent(stage, f"/facts/g1/edit?lang={language}", date="9/14/2021", amount=amount).text
        assert f"“{amount}”" in wrong and told in wrong and "“9/14/2021”" in wrong
        assert not re.search("table|bảng", wrong[wrong.index('id="wrong-amount"') :][:300])
    late = sent(stage, "/facts/a1/edit?lang=en", signed_on="14/9/2022", expires_on="1/2020").text
    assert "“1/2020” is before" in late and "(“14/9/2022”)" in late


def test_what_is_wrong_is_said_at_its_field_and_all_else_kept(stage: FlaskClient, database: Database) -> None:
    before = checksum(database)
    answer = sent(
        stage, "/facts/g1/edit", date="31/2/2021", amount="lots", title_en="Rice", recipient="hanoi", quote=""
    )
    assert answer.status_code == 400
    for field, sentence in (
        ("date", "not a date that exists"),
        ("amount", "not a number"),
        ("quote", "must be filled"),
    ):
        assert re.search(rf'id="wrong-{field}">[^<]*{sentence}', answer.text)
    assert 'value="lots"' in answer.text and 'value="Rice"' in answer.text
    assert re.search(r'name="amount"[^>]* autofocus', answer.text) and answer.text.count("autofocus") == 1
    assert checksum(database) == before
    vietnamese = sent(stage, "/facts/g1/edit?lang=vi", currency="")
    assert "“100”" in vietnamese.text and "Tiền tệ" in vietnamese.text
    unsigned = sent(stage, "/facts/g1/edit?lang=en", title_en="Rice", who="")
    assert unsigned.status_code == 400 and "Say who you are." in unsigned.text and 'value="Rice"' in unsigned.text
    assert "Choose one from the list" in sent(stage, "/facts/g1/edit", donor="Nobody").text


def test_a_form_takes_of_letters_what_an_import_takes(stage: FlaskClient, database: Database) -> None:
    decomposed, long = unicodedata.normalize("NFD", "Hội hữu nghị"), "x" * 100_000
    saved = sent(stage, "/partners/recent/edit", name_vi=decomposed, note=f"{decomposed}\r\nmột\u200b  hai\r\nba ")
    assert saved.status_code == 303
    assert own(database, "partner", "recent")["name_vi"] == "Hội hữu nghị"
    assert own(database, "partner", "recent")["note"] == "Hội hữu nghị\nmột  hai\nba"
    again = fields_in(stage.get("/partners/recent/edit").text)
    as_browsers_do = {name: text.replace("\n", "\r\n") for name, text in again.items()}
    assert stage.post("/partners/recent/edit", data={**as_browsers_do, "name_en": "Later"}).status_code == 303
    before = checksum(database)
    for field, text, sentence in (
        ("note", "abc\u202egnp.exe", r"At letter 4 stands U\+202E, which turns"),
        ("note", "a\x9fb", r"At letter 2 stands U\+009F, a control character"),
        ("note", "a\0b", r"At letter 2 stands U\+0000"),
        ("note", long, "That is too long: 32767 letters at most"),
        ("aliases", "a; b\u2066c", "U\\+2066"),
        ("who", "La\u202en", r"U\+202E"),
        ("why", "w" * 501, "500 letters at most"),
    ):
        answer = sent(stage, "/partners/recent/edit?lang=en", **{field: text})
        assert answer.status_code == 400, field
        assert re.search(rf'id="wrong-{field}">[^<]*{sentence}', answer.text), field
        assert text.replace("\0", "") in answer.text.replace("\0", "")  # what was typed is still there
    wrong = sent(stage, "/facts/g1/edit?lang=en", **{"new_source.title": "A\u202eB", "new_source.kind": "news"})
    assert wrong.status_code == 400 and re.search(r'id="wrong-new_source.title">[^<]*U\+202E', wrong.text)
    assert checksum(database) == before


def test_two_editors_the_second_sees_what_the_first_changed_and_chooses(stage: FlaskClient, database: Database) -> None:
    mine = fields_in(stage.get("/partners/old/edit").text)
    sent(stage, "/partners/old/edit", name_en="Older", note="theirs")
    late = stage.post("/partners/old/edit", data={**mine, "name_en": "Oldest", "name_vi": "Cũ"})
    assert late.status_code == 409 and "Somebody changed this record" in late.text
    # Who it was, when and what for, with the way to all of it.
    assert f"<li>{SIGNED['who']}, <time" in late.text and f'“{SIGNED["why"]}” (<a href="/changes/1">' in late.text
    for words in (">Old</td>", " Older</label>", " Oldest</label>"):
        assert words in late.text
    assert own(database, "partner", "old")["name_en"] == "Older"
    again = fields_in(late.text)
    assert (again["choose.name_en"], again["choose.note"]) == ("yours", "theirs")
    assert stage.post("/partners/old/edit", data=again).status_code == 303
    now = own(database, "partner", "old")
    assert (now["name_en"], now["name_vi"], now["note"]) == ("Oldest", "Cũ", "theirs")
    # All that came since, and not what this form showed already.
    mine = fields_in(stage.get("/partners/old/edit").text)
    sent(stage, "/partners/old/edit", note="once more")
    sent(stage, "/partners/old/edit", note="again", who="Minh", why="a <b>call</b>")
    told = stage.post("/partners/old/edit", data={**mine, "note": "mine"}).text
    notice = told[told.index('class="notice"') :][:600]
    assert re.findall(r"/changes/(\d)", notice) == ["4", "3"] and "“a &lt;b&gt;call&lt;/b&gt;”" in notice
    unsaid = stage.post("/partners/old/edit", data={**mine, "note": "mine", "seen": "x"}).text
    assert "<li>Minh, <time" in unsaid


def test_the_choice_between_two_is_in_the_notation_of_the_reader(stage: FlaskClient, database: Database) -> None:
    address = "/facts/g1/edit?lang=vi"
    sent(stage, address, amount="12.000,5", date="14/9/2021")
    mine = fields_in(stage.get(address).text)
    sent(stage, address, amount="12500,75", date="9/2021")
    late = stage.post(address, data={**mine, "amount": "13000", "date": "2020"})
    assert late.status_code == 409
    for words in (
        ">12.000,5</td>",
        " 12.500,75</label>",
        " 13.000</label>",
        ">14/9/2021</td>",
        " 9/2021</label>",
    ):
        assert words in late.text, words
    again = fields_in(late.text)
    assert (again["choose.amount"], again["choose.date"]) == ("yours", "yours")
    assert stage.post(address, data={**again, "choose.amount": "theirs"}).status_code == 303
    assert (own(database, "fact", "g1")["amount"], own(database, "fact", "g1")["date"]) == (12500.75, "2020")


def test_who_deletes_what_was_changed_meanwhile_sees_it_first(stage: FlaskClient, database: Database) -> None:
    [seen] = set(re.findall(r'name="seen" value="(\d+)"', stage.get("/facts/m1/edit").text))
    sent(stage, "/facts/m1/edit", title_en="Other", who="Minh")
    refused = stage.post("/facts/m1/delete", data={**SIGNED, "seen": seen})
    assert refused.status_code == 409 and "changed this record after you opened it" in refused.text
    assert 'href="/changes/1"' in refused.text and "Other" in refused.text
    [now] = set(re.findall(r'name="seen" value="(\d+)"', refused.text))
    assert stage.post("/facts/m1/delete", data={**SIGNED, "seen": now}).location == "/changes/2"


def test_what_was_typed_into_the_form_of_a_record_that_was_deleted_meanwhile_is_kept(
    stage: FlaskClient, database: Database
) -> None:
    typed = {**fields_in(stage.get("/facts/m1/edit").text), "title_en": "Typed for long"}
    stage.post("/facts/m1/delete", data={**SIGNED, "why": "told twice"})
    kept = stage.post("/facts/m1/edit", data=typed)
    assert kept.status_code == 409 and "Typed for long" in kept.text
    assert "deleted meanwhile (change 1, Lan)" in kept.text and "told twice" in kept.text
    undo(database, 1, LAN)
    assert stage.post("/facts/m1/edit", data=fields_in(kept.text)).status_code == 303
    assert own(database, "fact", "m1")["title_en"] == "Typed for long"
    assert stage.post("/facts/never/edit", data=typed).status_code == 404


def test_a_new_partner_gets_an_id_made_of_its_name(stage: FlaskClient, database: Database) -> None:
    told = {"kind": "City", "source_id": "s", "quote": "q"}
    answer = sent(stage, "/partners/new", name_vi="Viêng Chăn", **told)
    assert answer.location == "/partners/vieng-chan?saved=1"
    assert own(database, "partner", "vieng-chan")["home"] is False
    assert sent(stage, "/partners/new", name_en="Vieng Chan", **told).location == "/partners/vieng-chan-2?saved=2"
    assert sent(stage, "/partners/new", name_en="New", **told).location == "/partners/new-2?saved=3"
    nameless = sent(stage, "/partners/new", **told)
    assert nameless.status_code == 400 and "Give at least one" in nameless.text


@pytest.mark.parametrize("address", ["/partners/new", "/facts/g1/edit", "/sources/s/edit"])
def test_each_box_that_must_be_filled_says_so(stage: FlaskClient, address: str) -> None:
    page = stage.get(f"{address}?lang=en").text
    labels = dict(re.findall(r'<label for="([\w.-]+)">(.*?)</label>', page))
    asked = {re.search(r'id="([\w.-]+)"', tag)[1] for tag in re.findall(r"<[^>]* required[^>]*>", page)}  # type: ignore[index]
    assert {"who", "why"} <= asked
    assert all("(needed)" in labels[name] for name in asked)
    for name in {"source_id", "new_source.title", "title"} & labels.keys():
        assert "(needed)" in labels[name]
    for name in {"name_vi", "name_en", "title_vi", "title_en"} & labels.keys():
        assert "(one of the two)" in labels[name]


def test_a_new_fact_with_a_new_source_is_one_change(stage: FlaskClient, database: Database) -> None:
    page = stage.get("/partners/alone/facts/new?type=MET_WITH").text
    assert 'data-partner="alone"' in page
    answer = sent(
        stage,
        "/partners/alone/facts/new?type=MET_WITH",
        **{"host": "Hanoi", "date": "14/9/2026", "title_en": "A talk", "quote": "met", "rank": "mayor"},
        **{"new_source.title": "A new paper", "new_source.url": "https://example.org/a"},
    )
    assert answer.status_code == 303
    fact = record(database, "fact", "meeting-2026-09-14-hanoi-alone")
    assert (fact["source"], fact["target"]) == ("hanoi", "alone")
    assert own(database, "fact", str(fact["id"]))["source_id"] == "a-new-paper"
    assert own(database, "source", "a-new-paper")["url"] == "https://example.org/a"
    assert stage.get("/changes/1.json").get_json()["made"] == 2
    assert "recorded_on" in own(database, "fact", str(fact["id"]))


def test_a_fact_needs_a_source_and_a_wrong_new_one_is_told(stage: FlaskClient) -> None:
    told = {"host": "hanoi", "title_en": "t", "quote": "q"}
    without = sent(stage, "/partners/alone/facts/new?type=MET_WITH", **told)
    assert without.status_code == 400 and 'id="wrong-source_id"' in without.text
    wrong = sent(
        stage,
        "/partners/alone/facts/new?type=MET_WITH",
        **told,
        **{"new_source.title": "A paper", "new_source.url": "nowhere"},
    )
    assert wrong.status_code == 400 and 'id="wrong-new_source.url"' in wrong.text
    assert 'value="nowhere"' in wrong.text and "<details open>" in wrong.text
    assert sent(stage, "/partners/alone/facts/new?type=MET_WITH", **told, source_id="A newspaper").status_code == 303


def test_a_source_is_made_edited_and_suggested(stage: FlaskClient, database: Database) -> None:
    assert sent(stage, "/sources/new", title="Báo Hà Nội mới", published_on="2021").location == (
        "/sources/bao-ha-noi-moi?saved=1"
    )
    sent(stage, "/sources/bao-ha-noi-moi/edit", publisher="HNM", published_on="")
    assert own(database, "source", "bao-ha-noi-moi") == {
        "id": "bao-ha-noi-moi",
        "title": "Báo Hà Nội mới",
        "publisher": "HNM",
    }
    [hit] = stage.get("/search/sources.json?q=ha+noi").get_json()["rows"]
    assert (hit["id"], hit["name"]) == ("bao-ha-noi-moi", "Báo Hà Nội mới")


def test_what_something_hangs_on_is_not_deleted(stage: FlaskClient, database: Database) -> None:
    before = checksum(database)
    page = stage.get("/partners/old/edit").text
    assert "9 records hang on it" in page and page.count('<a href="/facts/') == 9 and " more</a>" not in page
    page = stage.get("/sources/s/edit").text
    count = int(re.search(r"(\d+) records hang on it", page)[1])  # type: ignore[index]
    assert page.count('<a href="/facts/') == 10 and f"and {count - 10} more" in page
    refused = stage.post("/partners/old/delete", data=SIGNED)
    assert refused.status_code == 409 and "facts hang on it" in refused.text
    assert stage.post("/sources/s/delete", data=SIGNED).status_code == 409
    assert checksum(database) == before


def test_a_fact_and_a_lonely_partner_are_deleted_with_a_reason(stage: FlaskClient) -> None:
    assert stage.post("/facts/m1/delete", data={"who": "Lan", "why": ""}).status_code == 400
    assert stage.post("/facts/m1/delete", data=SIGNED).location == "/changes/1"
    assert stage.get("/facts/m1").status_code == 404
    assert stage.post("/partners/alone/delete", data=SIGNED).location == "/changes/2"
    assert stage.get("/partners/alone").status_code == 404


@pytest.mark.parametrize("address", ["/partners/old/edit", "/facts/m1/edit", "/sources/s/edit", "/facts/m1/delete"])
def test_a_form_of_another_site_changes_nothing(stage: FlaskClient, database: Database, address: str) -> None:
    before = checksum(database)
    answer = stage.post(address, data=SIGNED, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403 and checksum(database) == before


@pytest.mark.parametrize(
    "address", ["/partners/nobody/edit", "/facts/nothing/edit", "/sources/nothing/edit", "/partners/nobody/facts/new"]
)
def test_what_is_not_there_is_told(stage: FlaskClient, address: str) -> None:
    assert stage.get(address).status_code == 404


def test_an_unknown_type_of_fact_is_told(stage: FlaskClient) -> None:
    assert stage.get("/partners/old/facts/new?type=LIKES").status_code == 400


def test_hostile_texts_are_text(stage: FlaskClient) -> None:
    markup = '"><script>alert(1)</script>'
    wrong = sent(stage, "/partners/old/edit", name_en=markup, note=markup, tier=markup, who=markup)
    assert wrong.status_code == 400 and "<script>alert" not in wrong.text
    assert sent(stage, "/partners/old/edit", name_en=markup, note="</textarea>" + markup).status_code == 303
    for address in ("/partners/old/edit", "/partners/old", "/changes/1"):
        assert "<script>alert" not in stage.get(address).text


def test_saved_is_said_only_of_what_the_log_knows(stage: FlaskClient) -> None:
    assert "Saved as change" not in stage.get("/partners/old?saved=1").text
    form = fields_in(stage.get("/partners/old/edit").text)
    saved = stage.post("/partners/old/edit", data={**form, **SIGNED, "note": "x"}).location
    assert saved == "/partners/old?saved=1" and "Saved as change 1." in stage.get(saved).text
    for other in (
        "/partners/recent?saved=1",
        "/partners/old?saved=2",
        "/partners?saved=1",
        "/partners/old?saved=99999999999999999999",
    ):
        assert "Saved as change" not in stage.get(other).text
    stage.post("/changes/1/undo", data=SIGNED)
    assert "Saved as change" not in stage.get(saved).text


@pytest.mark.parametrize(
    ("address", "section"),
    [("/partners/old/edit", "/partners"), ("/facts/m1/edit", "/partners"), ("/sources/s/edit", "/sources")],
)
def test_its_pages_belong_to_a_section_of_the_menu(stage: FlaskClient, address: str, section: str) -> None:
    menu = re.search(r'<nav class="main".*?</nav>', stage.get(address).text, re.DOTALL)
    assert menu and f'<a href="{section}" aria-current="true"' in menu[0]
