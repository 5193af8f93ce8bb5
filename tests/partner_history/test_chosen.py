from __future__ import annotations

from datetime import date

import pytest

from graph_app.partner_history.chosen import DIRECTIONS, Wanted, chosen, direction_of
from tests.partner_history.small_history import OURS, agreement, gift, meeting, membership

FACTS = [
    gift("given", "us", "they", "2021", recorded_on="2026-11-01"),
    gift("got", "they", "us", "2020-05", recorded_on="2026-11-20"),
    meeting("met", "2019-11-01/2020-02-01"),
    meeting("undated"),
    membership("theirs", "they", "net"),
    membership("within", "us", "our-union", "2018"),
]


def ids(wanted: Wanted) -> list[str]:
    return [str(each["id"]) for each in chosen(FACTS, wanted, OURS).facts]


def test_each_fact_goes_one_way_seen_from_our_side() -> None:
    ways = ["to_them", "to_us", "both_ways", "both_ways", "among_others", "among_us"]
    assert [direction_of(each, OURS) for each in FACTS] == ways
    assert set(ways) == set(DIRECTIONS)
    assert direction_of(agreement("a"), OURS) == "both_ways"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["given", "got", "met", "undated", "theirs", "within"]),
        (Wanted(type="GAVE_AID_TO"), ["given", "got"]),
        (Wanted(direction="to_us"), ["got"]),
        (Wanted(type="MET_WITH", direction="to_us"), []),
        (Wanted(first=2021), ["given"]),
        (Wanted(last=2019), ["met", "within"]),  # November 2019 to February 2020 can mean either year
        (Wanted(first=2020, last=2020), ["got", "met"]),
        (Wanted(recorded_since=date(2026, 11, 20)), ["got"]),
        (Wanted(recorded_since=date(2026, 11, 1)), ["given", "got"]),
    ],
)
def test_facts_are_chosen(wanted: Wanted, found: list[str]) -> None:
    assert ids(wanted) == found
    assert wanted.everything == (wanted == Wanted())


def test_what_cannot_be_judged_is_counted_not_dropped_in_silence() -> None:
    assert chosen(FACTS, Wanted(first=2020), OURS).no_day == 2  # “undated” and “theirs”
    assert chosen(FACTS, Wanted(), OURS).no_day == 0
    found = chosen(FACTS, Wanted(last=2020, recorded_since=date(2026, 1, 1)), OURS)
    assert ([each["id"] for each in found.facts], found.no_record_day) == (["got"], 2)  # “met” and “within”
