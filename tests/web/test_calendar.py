from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from flask.testing import FlaskClient

from graph_app.database.database import Database
from tests.exports.calendar_rules import broken_rules
from tests.small_network import load_small_network

# Seen from 25 November 2026 the known stage has: old twinned on 2016-06-15 and met last in 2015; recent met in October,
# and its agreement ended in 2025; net joined in 2017.
AS_OF = "as_of=2026-11-25"
MORE = """a3,hanoi,old,mou,2026-11-20,2027-02-28,"x; y, z",s,q
a4,hanoi,undated,twinning,2002-03-15,,t,s,q
a5,hanoi,alone,friendship,2022-03,,t,s,q
"""


@pytest.fixture
def staged(client: FlaskClient, database: Database, tmp_path: Path) -> FlaskClient:
    load_small_network(database, tmp_path, agreements=MORE)
    return client


def rows(client: FlaskClient, query: str) -> list[dict[str, Any]]:
    answer = client.get(f"/calendar.json?{query}")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.get_json()["rows"]
    return found


def told(client: FlaskClient, query: str) -> list[tuple[str, str, str]]:
    return [(row["due"], row["facts"][0], row["first_day"]) for row in rows(client, query)]


def test_it_lists_what_falls_due_soonest_first(staged: FlaskClient) -> None:
    coming = [row for row in rows(staged, AS_OF) if not row["still_open"]]
    assert [(row["due"], row["facts"][0], row["first_day"], row["last_day"]) for row in coming] == [
        ("duty", "a3", "2026-12-05", "2026-12-05"),
        ("anniversary", "b1", "2027-01-01", "2027-12-31"),
        ("expiry", "a3", "2027-02-28", "2027-02-28"),
        ("anniversary", "a5", "2027-03-01", "2027-03-31"),
        ("anniversary", "a4", "2027-03-15", "2027-03-15"),
        ("follow_up", "a3", "2027-11-20", "2027-11-20"),
    ]


def test_what_fell_due_before_is_still_open(staged: FlaskClient) -> None:
    still = [(row["due"], row["facts"][0], row["first_day"]) for row in rows(staged, AS_OF) if row["still_open"]]
    assert ("expiry", "a2", "2025-01-01") in still  # signed in 2019, ended in 2025, and nothing renewed it
    assert ("follow_up", "a4", "2003-03-15") in still
    assert not [about for due, about, _ in still if due in {"anniversary", "duty"}]


def test_a_proposal_is_shown_first_with_its_facts_and_can_be_copied(staged: FlaskClient) -> None:
    page = staged.get(f"/calendar?{AS_OF}").text
    sentence = "On 15 March 2027 it is 25 years with Undated (Twinning, 15 Mar 2002); "
    assert sentence in page and page.index(sentence) < page.index('<table class="month"')
    assert re.search(r'data-copy="proposal-1"', page) and 'href="/facts/a4"' in page
    proposals = staged.get(f"/calendar.json?{AS_OF}").get_json()["proposals"]
    assert {one["partner"]: one["last_met"] for one in proposals} == {"undated": None, "net": None, "alone": None}
    assert all(one["words_vi"] != one["words_en"] for one in proposals)


def test_a_month_is_a_grid_of_weeks_from_monday(staged: FlaskClient) -> None:
    page = staged.get(f"/calendar?{AS_OF}&month=2027-03").text
    assert re.findall(r'<th scope="col"><abbr title="(\w+)">', page) == [
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    ]
    grid = page[page.index('<table class="month"') : page.index("</table>")]
    cells = re.findall(r"<td.*?</td>", grid, re.DOTALL)
    assert len(cells) == 5 * 7 and 'datetime="2027-03-01"' in cells[0]  # 1 March 2027 is a Monday
    [filled] = [cell for cell in cells if "due-kind" in cell]
    assert 'datetime="2027-03-15"' in filled and "Undated" in filled


def test_a_day_that_nobody_knows_stands_in_no_day_of_the_grid(staged: FlaskClient) -> None:
    march = staged.get(f"/calendar?{AS_OF}&month=2027-03").text
    some_day = march[march.index("Some day this month") : march.index('<table class="month"')]
    assert "Alone" in some_day and "Net" not in some_day
    january = staged.get(f"/calendar?{AS_OF}&month=2027-01").text
    grid = january[january.index('<table class="month"') : january.index("</table>")]
    assert "Net" not in grid and "Net" in january[january.index("</table>") :]
    assert "Nothing falls due on a known day of this month." in january


def test_a_full_day_leads_to_the_list(client: FlaskClient, database: Database, tmp_path: Path) -> None:
    lines = "".join(f"x{place},hanoi,undated,mou,2022-03-0{1 + place // 7},,t,s,q\n" for place in range(8))
    load_small_network(database, tmp_path, agreements=lines)
    page = client.get(f"/calendar?{AS_OF}&month=2027-03&due=anniversary").text
    grid = page[page.index('<table class="month"') : page.index("</table>")]
    assert grid.count('class="due ') == 5 + 1  # seven on the first of March, one on the second
    assert re.search(r'href="/calendar\?[^"]*view=list[^"]*">and 2 more</a>', grid)


def test_months_lead_to_their_neighbours_and_to_the_next_with_something_in_it(staged: FlaskClient) -> None:
    page = staged.get(f"/calendar?{AS_OF}&month=2027-01&due=anniversary").text
    links = dict(re.findall(r'rel="(\w+)" href="([^"]+)"', page))
    assert "month=2026-12" in links["prev"] and "month=2027-02" in links["next"]
    assert "as_of=2026-11-25" in links["next"] and "due=anniversary" in links["next"]
    assert re.search(r'href="[^"]*month=2027-03[^"]*">Next: Mar 2027', page)


def test_a_month_beyond_the_window_widens_it(staged: FlaskClient) -> None:
    assert ("anniversary", "a1", "2031-06-15") not in told(staged, AS_OF)
    assert ("anniversary", "a1", "2031-06-15") in told(staged, f"{AS_OF}&month=2031-06")


def test_the_list_stands_by_month_and_names_open_dates(staged: FlaskClient) -> None:
    page = staged.get(f"/calendar?{AS_OF}&view=list&due=anniversary").text
    heads = [re.sub(r"<.*", "", head).strip() for head in re.findall(r"<h2>(.*?)</h2>", page)]
    assert heads == ["2027", "March 2027"]
    assert '<table class="month"' not in page


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ("due=expiry", {"a2", "a3"}),
        ("due=expiry,duty&country=LA", {"a2", "a3"}),
        ("due=anniversary&country=fr", {"a4", "a5"}),
        ("due=anniversary&kind=Organisation", {"b1"}),
        ("due=anniversary&due=duty&kind=City", {"a3", "a4", "a5"}),
        ("country=JP", set()),
        ("due=anniversary&months=1", set()),
    ],
)
def test_it_can_be_filtered(staged: FlaskClient, query: str, facts: set[str]) -> None:
    assert {row["facts"][0] for row in rows(staged, f"{AS_OF}&{query}")} == facts
    feed = icalendar.Calendar.from_ical(staged.get(f"/calendar.ics?{AS_OF}&{query}").data)
    assert len(feed.walk("VEVENT")) == len(rows(staged, f"{AS_OF}&{query}"))


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("as_of=2026-02-30", "as_of"),
        ("as_of=0001-01-01", "as_of"),
        ("as_of=9999-12-31", "as_of"),
        ("months=0", "months"),
        ("months=121", "months"),
        ("month=2027-13", "month"),
        ("month=2027", "month"),
        ("month=1899-12", "month"),
        ("month=2999-01", "month"),
        ("due=payday", "due"),
        ("kind=Town", "kind"),
        ("view=week", "view"),
    ],
)
def test_it_rejects_what_does_not_exist(client: FlaskClient, query: str, field: str) -> None:
    for ending in ("", ".json", ".ics"):
        answer = client.get(f"/calendar{ending}?{query}")
        assert answer.status_code == 400 and field in answer.text


def test_an_empty_database_has_an_empty_calendar(client: FlaskClient) -> None:
    assert "Nothing falls due" in client.get("/calendar").text
    assert "Nothing falls due" in client.get("/calendar?view=list").text
    assert rows(client, "") == []
    assert broken_rules(client.get("/calendar.ics").data) == []


def test_all_that_falls_due_is_a_table_in_the_reader_s_language(staged: FlaskClient) -> None:
    file = staged.get(f"/calendar.csv?{AS_OF}&due=anniversary&lang=vi").data.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(file)))
    assert [row["facts"] for row in table] == ["b1", "a5", "a4"]
    assert table[2]["words"] == "Tròn 25 năm: Thành phố kết nghĩa (15/3/2002)."
    assert table[2]["proposal"].startswith("Ngày 15 tháng 3 năm 2027 tròn 25 năm ngày ký với Undated")


def test_rules_that_nobody_checked_are_unconfirmed_and_those_off_are_shown_as_off(staged: FlaskClient) -> None:
    page = staged.get(f"/calendar?{AS_OF}").text
    rules = page[page.index('id="rules"') :]
    assert rules.count("unconfirmed</span>") == 10 and "<td>off</td>" in rules
    [duty] = rows(staged, f"{AS_OF}&due=duty")
    assert duty["words"].endswith("Law 70/2020/QH14, article 19. Unconfirmed.")


def test_the_feed_opens_in_calendar_programs(staged: FlaskClient) -> None:
    answer = staged.get(f"/calendar.ics?{AS_OF}&lang=en")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert broken_rules(answer.data) == []
    events = {str(event["summary"]): event for event in icalendar.Calendar.from_ical(answer.data).walk("VEVENT")}
    assert len(events) == len(rows(staged, AS_OF)) == len(vobject.readOne(answer.text).vevent_list)
    known = events["25 years: Undated"]
    assert known.decoded("dtstart").isoformat() == "2027-03-15" and known["status"] == "CONFIRMED"
    assert known["url"] == "http://localhost/partners/undated"
    text = str(known["description"])
    assert "meetings are on record, but none with a known day" in text and "http://localhost/facts/a4" in text
    year = events["In 2027 (day unknown): 10 years: Net"]
    assert (year.decoded("dtstart").isoformat(), year["status"]) == ("2027-01-01", "TENTATIVE")
    assert "In March 2027 (day unknown): 5 years: Alone" in events


def test_the_feed_is_the_same_bytes_twice_and_speaks_the_language_asked_for(
    staged: FlaskClient, database: Database
) -> None:
    from graph_app import create_app

    english, vietnamese = (staged.get(f"/calendar.ics?{AS_OF}&lang={lang}").data for lang in ("en", "vi"))
    again = create_app(database.settings, database).test_client().get(f"/calendar.ics?{AS_OF}&lang=en").data
    assert english == again != vietnamese
    assert "Tròn 25 năm: Undated" in vietnamese.decode().replace("\r\n ", "")

    def ids(file: bytes) -> list[str]:
        return [str(event["uid"]) for event in icalendar.Calendar.from_ical(file).walk("VEVENT")]

    assert ids(english) == ids(vietnamese) and len(set(ids(english))) == len(ids(english))


def test_the_link_to_the_feed_keeps_the_filters_and_moves_with_the_day(staged: FlaskClient) -> None:
    page = staged.get(f"/calendar?{AS_OF}&due=expiry&due=duty&country=LA&month=2027-03").text
    [link] = re.findall(r'href="(/calendar\.ics[^"]*)"', page)
    assert link.replace("&amp;", "&") == "/calendar.ics?due=expiry&due=duty&country=LA&lang=en"


@pytest.mark.parametrize("year", ["2024", "2026", "2027", "2029"])
def test_round_years_are_those_of_the_ready_made_query(seeded: FlaskClient, year: str) -> None:
    """On the known seed; the query knows no day, so it is asked for all of the year."""
    asked = seeded.get(f"/queries/anniversaries_in_year.json?year={year}").get_json()["rows"]
    window = f"as_of={year}-01-01&months=1&month={year}-12&due=anniversary"
    assert {row["facts"][0] for row in rows(seeded, window)} == {row["fact"] for row in asked} != set()


def test_the_seed_seen_from_november_2026(seeded: FlaskClient) -> None:
    found = rows(seeded, "as_of=2026-11-01&due=anniversary&due=expiry&due=follow_up")
    assert [(row["facts"][0], row["first_day"], row["last_day"]) for row in found if not row["still_open"]] == [
        ("agreement-twinning-seoul", "2026-01-01", "2026-12-31"),  # since 1996
        ("agreement-cooperation-toulouse-1996", "2026-01-01", "2026-12-31"),
        ("agreement-plan-ile-de-france-2022", "2027-02-16", "2027-02-16"),
        ("agreement-mou-beijing-cppcc-2017", "2027-03-30", "2027-03-30"),
        ("agreement-cooperation-vientiane-2022", "2027-04-04", "2027-04-04"),
    ]
    ended = [row["facts"][0] for row in found if row["due"] == "expiry"]
    assert "agreement-plan-ile-de-france-2018" not in ended  # renewed in 2022
    assert "agreement-plan-ile-de-france-2022" in ended  # to 2025, nothing since


def test_seen_from_2022_it_knows_nothing_that_came_later(seeded: FlaskClient) -> None:
    page = seeded.get("/calendar.json?as_of=2022-01-01&months=24").text
    assert not re.findall(r"agreement-[a-z-]*202[2-6]|meeting-202[2-6]", page)
