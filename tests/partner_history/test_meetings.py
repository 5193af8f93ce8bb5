from __future__ import annotations

from datetime import date

from graph_app.partner_history.days import partial
from graph_app.partner_history.meetings import Met, last_meetings, meetings
from tests.partner_history.small_history import fact, gift, meeting

AS_OF = date(2026, 11, 25)
FACTS = [
    meeting("first", "2015", rank="mayor", event_type="visit"),
    meeting("talks", "2020-05-01", rank="party_secretary", event_type="talks", event_id="e"),
    fact("talks-other-pair", "MET_WITH", "our-union", "they", "2020-05-01", event_id="e", rank="party_secretary"),
    meeting("month", "2024-03", rank="mayor", event_type="visit"),
    meeting("day", "2024-03-31", event_type="visit"),
    meeting("undated", rank="officer"),
    meeting("announced", "2027-01-01", rank="national_leader"),
    gift("gift", "us", "they", "2026"),
]


def test_first_and_last_contact_tell_how_exact_they_are() -> None:
    found = meetings(FACTS, AS_OF)
    assert found.first and found.last
    assert (found.first[0].told, found.first[0].exact, found.first[1]["id"]) == ("2015", False, "first")
    assert (found.last[0].told, found.last[0].exact, found.last[1]["id"]) == ("2024-03-31", True, "day")


def test_an_event_of_several_pairs_is_one_and_one_to_come_is_apart() -> None:
    found = meetings(FACTS, AS_OF)
    assert (found.event_count, found.undated, found.later) == (5, 1, 1)


def test_ranks_stand_highest_first_with_their_last_time() -> None:
    assert meetings(FACTS, AS_OF).ranks == (
        Met("party_secretary", 1, partial("2020-05-01")),
        Met("mayor", 2, partial("2024-03")),
        Met("officer", 1, None),
        Met("", 1, partial("2024-03-31")),
    )


def test_kinds_of_event_stand_most_frequent_first() -> None:
    assert [(met.word, met.count) for met in meetings(FACTS, AS_OF).kinds] == [("visit", 3), ("talks", 1), ("", 1)]


def test_a_meeting_of_a_year_that_lasts_had_begun_as_everywhere_on_the_site() -> None:
    found = meetings([meeting("this-year", "2026")], AS_OF)
    assert found.last and (found.last[0].told, found.later) == ("2026", 0)


def test_no_record_is_no_contact_of_any_day() -> None:
    found = meetings([gift("gift", "us", "they", "2026"), meeting("undated")], AS_OF)
    assert (found.first, found.last, found.event_count) == (None, None, 1)


def test_the_last_ones_are_newest_first_and_the_others_are_counted() -> None:
    found, more = last_meetings(FACTS, AS_OF, 2)
    assert ([each["id"] for each in found], more) == (["day", "month"], 2)
