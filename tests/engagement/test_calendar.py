"""Intervals that run out, and what holds for everything that falls due."""

from __future__ import annotations

from graph_app.vocabulary.due_kinds import ANNIVERSARY, CADENCE, EXPIRY, FOLLOW_UP
from tests.engagement.small_calendar import calendar_of, rule, told

FACTS = """
a hanoi HAS_AGREEMENT_WITH seoul 2016-06-15 agreement_type=twinning
b hanoi HAS_AGREEMENT_WITH seoul 2021-03-01 agreement_type=mou expires_on=2027-03-01
c hanoi MEMBER_OF net 2017
m hanoi MET_WITH seoul 2025-10-01
n tokyo MET_WITH hanoi 2019
"""


def test_an_interval_runs_out_on_the_day_that_the_model_has() -> None:
    calendar = calendar_of(FACTS, "2026-11-25", partners="seoul tier=2")
    assert told(calendar.open, CADENCE) == [("n", "2021-12-31"), ("m", "2026-10-01")]
    earlier = calendar_of(FACTS, "2026-09-25", partners="seoul tier=2")
    assert told(earlier.coming, CADENCE) == [("m", "2026-10-01")]
    [due] = [due for due in earlier.coming if due.kind == CADENCE]
    assert due.words.en == (
        "Contact wanted by 1 Oct 2026: the last one on record was 1 Oct 2025, the interval is 12 months."
    )


def test_an_open_date_and_an_assumed_interval_are_said() -> None:
    [due] = [due for due in calendar_of(FACTS, "2026-11-25").open if due.partner.id == "tokyo"]
    assert due.words.en.endswith(
        "the last one on record was 2019, the interval is 24 months. Counted from the last day that this contact can "
        "have been. The interval is assumed, as no tier is given."
    )


def test_everything_in_one_calendar_soonest_first() -> None:
    calendar = calendar_of(FACTS, "2026-01-01", months=11)
    assert [(due.kind, due.on.told) for due in calendar.coming] == [
        (ANNIVERSARY, "2026-03-01"),
        (ANNIVERSARY, "2026-06-15"),
    ]
    assert [(due.kind, due.on.told) for due in calendar.open] == [(CADENCE, "2021-12-31")]
    later = calendar_of(FACTS, "2026-11-25")
    assert [(due.kind, due.on.told) for due in later.coming] == [
        (ANNIVERSARY, "2027"),
        (EXPIRY, "2027-03-01"),
        (CADENCE, "2027-10-01"),
    ]
    assert told(later.dues, FOLLOW_UP) == []


def test_no_two_have_the_same_name_and_a_moved_day_keeps_it() -> None:
    calendar = calendar_of(FACTS, "2026-01-01", months=120, rules=[rule(7, "years"), rule(8, "years", id="other")])
    names = [due.name for due in calendar.dues]
    assert len(names) == len(set(names)) > 8
    moved = calendar_of(FACTS.replace("2016-06-15", "2016-06-16"), "2026-01-01", months=120)
    assert {due.name for due in moved.dues} < set(names)


def test_nothing_of_after_the_day_is_used() -> None:
    before = FACTS.replace("m hanoi MET_WITH seoul 2025-10-01\n", "")
    assert calendar_of(FACTS, "2022-01-01", months=24).dues == calendar_of(before, "2022-01-01", months=24).dues


def test_whose_silence_is_meant_is_not_asked_for_more() -> None:
    facts = "a hanoi HAS_AGREEMENT_WITH seoul 2016-12-01\nm hanoi MET_WITH seoul 2015"
    asked = {due.kind for due in calendar_of(facts, "2026-11-25").dues}
    assert asked == {ANNIVERSARY, CADENCE, FOLLOW_UP}
    aside = calendar_of(facts, "2026-11-25", partners="seoul status=suspended")
    assert {due.kind for due in aside.dues} == {ANNIVERSARY} and not aside.proposals


def test_without_facts_nothing_falls_due() -> None:
    assert calendar_of("", "2026-11-25").dues == () and calendar_of("", "2026-11-25").proposals == ()
