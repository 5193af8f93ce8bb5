"""A partner's page as the office's memory: Viêng Chăn counted by hand in seed/*.csv, a hub, one without facts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph_app.database.database import Database
from graph_app.partner_graph.contacts import last_contacts
from graph_app.partner_history.chosen import DIRECTIONS
from graph_app.web.answers import explorer
from tests.small_network import load_small_network

DAY = "as_of=2026-11-25"


def data(client: FlaskClient, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.get_json()
    return found


def ids(client: FlaskClient, query: str) -> set[str]:
    return {row["id"] for row in data(client, f"/partners/vientiane.json?{query}")["rows"]}


def test_vientiane_s_history_is_what_the_tables_of_the_seed_say(seeded: FlaskClient) -> None:
    found = data(seeded, f"/partners/vientiane.json?{DAY}")
    assert len(found["rows"]) == found["facts_on_record"] == 13  # 6 of aid, 3 meetings, 2 memberships, 2 agreements
    assert found["timeline"]["years"] == {
        **{str(year): {} for year in range(1993, 2024)},
        "1992": {"MEMBER_OF": 1},
        "2021": {"GAVE_AID_TO": 6, "MET_WITH": 1},
        "2022": {"MET_WITH": 1, "HAS_AGREEMENT_WITH": 1},
        "2024": {"MET_WITH": 1},
    }
    assert found["timeline"]["undated"] == {"MEMBER_OF": 1, "HAS_AGREEMENT_WITH": 1}
    meetings = found["meetings"]
    assert (meetings["events"], meetings["first"], meetings["last"]) == (3, "2021-11-17", "2024-03-11")
    assert meetings["ranks"] == [{"word": "party_secretary", "count": 3, "last": "2024-03-11"}]
    assert found["partner"]["last_contact"] == "2024-03-11"


def test_what_went_each_way_is_told_apart_and_never_added_up(seeded: FlaskClient) -> None:
    aid = data(seeded, "/partners/vientiane.json")["aid"]
    ours, theirs = aid["to_them"], aid["to_us"]
    assert [(each["amount"], each["currency"], each["stage"]) for each in ours["money"]] == [
        (40000, "USD", "disbursed")
    ]
    assert [(each["item"], each["quantity"]) for each in ours["goods"]] == [("face masks", 30000), ("test kits", 10000)]
    assert [(each["form"], each["fact_count"]) for each in ours["unvalued"]] == [("in_kind", 1)]
    assert [(each["amount"], each["currency"]) for each in theirs["money"]] == [(15000, "USD")]
    assert [(each["form"], each["fact_count"]) for each in theirs["unvalued"]] == [("", 1)]
    page = seeded.get("/partners/vientiane").text
    assert page.index("We gave") < page.index("30,000") < page.index("They gave") < page.index("15,000")


def test_agreements_have_state_and_age(seeded: FlaskClient) -> None:
    told = {one["fact"]: one for one in data(seeded, f"/partners/vientiane.json?{DAY}")["agreements"]}
    ended = told["agreement-cooperation-vientiane-2022"]
    assert (ended["state"], ended["age_years"], ended["met_since"]) == ("ended", 4, True)
    twinning = told["agreement-twinning-vientiane"]
    assert (twinning["state"], twinning["age_years"], twinning["met_since"]) == ("no_end_known", None, None)
    before = data(seeded, "/partners/vientiane.json?as_of=2025-12-31")["agreements"]
    assert {one["state"] for one in before} == {"in_force", "no_end_known"}


def test_the_address_chooses_by_type_direction_years_and_day_of_record(seeded: FlaskClient) -> None:
    assert ids(seeded, "type=GAVE_AID_TO&direction=to_us") == {
        "aid-2021-covid-support-from-vientiane",
        "aid-2021-cash-vientiane-hanoi",
    }
    assert ids(seeded, "direction=among_others") == {"membership-vientiane-ascn", "membership-vientiane-aimf"}
    assert ids(seeded, "from=2022&to=2023") == {
        "meeting-2022-04-04-vientiane",
        "agreement-cooperation-vientiane-2022",
    }
    assert data(seeded, "/partners/vientiane.json?from=2022")["chosen"]["no_day"] == 2
    assert len(ids(seeded, "since=2026-11-23")) == 13 and ids(seeded, "since=2026-11-24") == set()


def test_directions_add_up_to_everything(seeded: FlaskClient) -> None:
    for partner in ("vientiane", "hanoi", "aimf"):
        counts = [len(data(seeded, f"/partners/{partner}.json?direction={way}")["rows"]) for way in DIRECTIONS]
        assert sum(counts) == data(seeded, f"/partners/{partner}.json")["facts_on_record"]


def test_the_form_keeps_what_was_chosen_and_works_without_a_script(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/vientiane?type=MET_WITH&direction=both_ways&from=2022&since=2026-11-01").text
    for kept in ('value="MET_WITH" selected', 'value="both_ways" selected', 'name="from" value="2022"'):
        assert kept in page
    assert 'name="since" value="2026-11-01"' in page and "2 of 13 facts" in page


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("direction=up", "direction"),
        ("since=2026-02-30", "since"),
        ("from=abc", "from"),
        ("show=0", "show"),
        ("as_of=tomorrow", "as_of"),
        ("type=Friend", "type"),
    ],
)
def test_a_wrong_value_is_told_with_its_field(seeded: FlaskClient, query: str, field: str) -> None:
    answer = seeded.get(f"/partners/vientiane.json?{query}")
    assert answer.status_code == 400 and answer.get_json()["error"].startswith(f"{field}: ")


def test_a_hub_is_shown_in_pages_and_its_data_are_whole(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/hanoi").text
    assert len(re.findall(r'<li class="fact"', page)) == 40  # twenty dated, twenty of unknown day
    more = seeded.get("/partners/hanoi?show=40").text
    assert len(re.findall(r'<li class="fact"', more)) > 60 and "Show 20 more" in page
    assert len(data(seeded, "/partners/hanoi.json")["rows"]) == 127


def test_the_timeline_says_the_same_in_picture_and_table(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/vientiane").text
    picture = page[page.index('<svg class="timeline"') : page.index("</svg>", page.index('<svg class="timeline"'))]
    assert re.findall(r'class="count">(\d+)<', picture) == ["1", "7", "2", "1"]
    assert "Years without a fact on record: 28" in picture  # 1993 to 2020
    table = page[page.index("The same as a table") :]
    assert [re.search(rf">{year}</th>", table) is not None for year in (1992, 2021, 2022, 2024, 2023)] == [True] * 4 + [
        False
    ]


def test_source_and_quote_are_one_click_away(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/vientiane").text
    fact = page[page.index('id="fact-meeting-2024-03-11-vientiane"') :]
    fact = fact[: fact.index("</details>")]
    assert fact.index("<details") < fact.index("Anouphap Tounalom") < fact.index("/sources/einpresswire-695101154")


def test_a_partner_with_nothing_on_record_has_a_page_that_says_so(seeded: FlaskClient) -> None:
    page = seeded.get("/partners/iclei").text
    assert "No fact is on record with this partner" in page and 'id="history"' not in page
    found = data(seeded, "/partners/iclei.json")
    assert (found["rows"], found["agreements"], found["meetings"]["last"]) == ([], [], None)


def test_the_last_meeting_is_that_of_every_other_page(seeded: FlaskClient) -> None:
    with seeded.application.app_context():
        snapshot = explorer().snapshot()
    contacts = last_contacts(snapshot, date(2026, 11, 25))
    for partner in snapshot.partners[::7]:
        found = data(seeded, f"/partners/{partner.id}.json?{DAY}")
        assert found["partner"]["last_contact"] == contacts.get(partner.id)


def test_shared_networks_and_friends_are_told(client: FlaskClient, database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path)
    found = data(client, "/partners/old.json")
    assert found["shared_networks"] == [{"body": "net", "ours": ["hanoi"]}] and found["friends_in_common"] == []
    assert "Networks that both belong to" in client.get("/partners/old").text
