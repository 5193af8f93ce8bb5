"""How partners stand, in hand-made cases: values as in graph_app/engagement/values.csv."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from graph_app.engagement.on_record import OnRecord
from graph_app.engagement.standing import Engagement, driving_facts, engagement, most_neglected_first
from graph_app.engagement.states import STATE_NAMES
from graph_app.engagement.values import load_values
from tests.engagement.small_record import record_of

VALUES = load_values()
TODAY = date(2026, 11, 1)


def standing(facts: str, partners: str = "", as_of: date = TODAY) -> Engagement:
    return engagement(record_of(facts, partners, {"s": "2026"}), as_of, VALUES)


def state(found: Engagement, partner: str) -> str:
    return STATE_NAMES[int(found.state[found.record.snapshot.place(partner)])]


def day(number: np.int64) -> date | None:
    return date.fromordinal(int(number)) if number else None


@pytest.mark.parametrize(
    ("met", "wanted"),
    [
        ("2026-10-01", "on_track"),  # a year to go
        ("2026-01-30", "on_track"),  # due 2027-01-30, that is in 90 days: the notice begins the day after
        ("2026-01-29", "due"),
        ("2025-11-01", "due"),  # due today
        ("2025-10-31", "overdue"),  # due yesterday
        ("2023-11-01", "overdue"),  # three intervals, to the day
        ("2023-10-31", "dormant"),
    ],
)
def test_the_state_follows_the_interval_of_the_tier(met: str, wanted: str) -> None:
    assert state(standing(f"m hanoi MET_WITH x {met}", "x tier=2"), "x") == wanted


def test_a_partner_of_its_own_interval_is_measured_by_that() -> None:
    found = standing("m hanoi MET_WITH x 2026-01-01", "x tier=3 cadence_months=4")
    assert (state(found, "x"), day(found.due_on[found.record.snapshot.place("x")])) == ("overdue", date(2026, 5, 1))


def test_without_a_tier_the_longest_interval_is_assumed_and_the_record_is_less_complete() -> None:
    told, untold = (standing("m hanoi MET_WITH x 2025-01-31", words) for words in ("x tier=3", ""))
    place = told.record.snapshot.place("x")
    assert told.due_on[place] == untold.due_on[place]
    assert (told.completeness.share[place], untold.completeness.share[place]) == pytest.approx((1.0, 0.85))


def test_an_interval_ends_on_the_last_day_of_a_shorter_month() -> None:
    found = standing("m hanoi MET_WITH x 2026-08-31", "x cadence_months=6")
    assert day(found.due_on[found.record.snapshot.place("x")]) == date(2027, 2, 28)


def test_a_year_alone_counts_from_its_last_possible_day() -> None:
    found = standing("m hanoi MET_WITH x 2024", "x tier=2")
    assert day(found.due_on[found.record.snapshot.place("x")]) == date(2025, 12, 31)


def test_the_running_year_counts_as_until_today_and_one_that_has_just_begun_not_yet() -> None:
    found = standing("m hanoi MET_WITH x 2026", "x tier=2")
    assert day(found.last_contact[found.record.snapshot.place("x")]) == TODAY
    early = standing("m hanoi MET_WITH x 2026", "x tier=2", date(2026, 2, 1))
    assert (state(early, "x"), day(early.last_contact[early.record.snapshot.place("x")])) == ("unknown", None)


def test_no_record_is_not_no_contact() -> None:
    found = standing("m hanoi MET_WITH x", "x tier=1\nalone tier=1")
    assert (state(found, "x"), state(found, "alone")) == ("unknown", "unknown")
    assert found.strength[found.record.snapshot.place("x")] == 0


def test_a_membership_is_no_contact() -> None:
    assert state(standing("b hanoi MEMBER_OF net 2026-09"), "net") == "unknown"


def test_what_others_do_among_themselves_is_no_contact_with_us() -> None:
    found = standing(
        "m x MET_WITH y 2026-10\nn hanoi MET_WITH y 2026-10\no hanoi MET_WITH haufo 2026-10", "haufo home=yes"
    )
    assert (state(found, "x"), state(found, "y")) == ("unknown", "on_track")


def test_half_as_many_contacts_as_in_the_window_before_is_cooling() -> None:
    four = "\n".join(f"m{n} hanoi MET_WITH x 2023-0{n}-01" for n in (1, 2, 3, 4))
    found = standing(f"{four}\na hanoi MET_WITH x 2025-01-01\nb hanoi MET_WITH x 2026-09-01")
    place = found.record.snapshot.place("x")
    assert (found.before[place], found.recent[place], state(found, "x")) == (4, 2, "cooling")
    assert found.to_warm[place] == 1
    assert STATE_NAMES[found.after_one[place]] == "on_track"


def test_one_event_with_two_of_our_bodies_is_one_contact_held_by_two() -> None:
    visit = "MET_WITH x 2026-09-01 event_id=e event_type=visit"
    event = f"a hanoi {visit}\nb haufo {visit}"
    found, one = standing(event, "haufo home=yes"), standing("a hanoi MET_WITH x 2026-09-01 event_type=visit")
    place = found.record.snapshot.place("x")
    assert (found.recent[place], found.our_bodies[place]) == (1, 2)
    assert found.strength[place] == one.strength[one.record.snapshot.place("x")]


def test_strength_of_a_visit_fades_by_half_in_its_half_life() -> None:
    now = standing("m hanoi MET_WITH x 2026-11-01 event_type=visit")
    place = now.record.snapshot.place("x")
    assert now.strength[place] == pytest.approx(39.35, abs=0.01)  # 100 (1 - e^(-30/60))
    half = standing("m hanoi MET_WITH x 2024-11-01 event_type=visit")  # 730 days, 0.5 less than 24 months of 30.4375
    assert half.points.sum() == pytest.approx(15.0, abs=0.02)


def test_balance_tells_who_hosts_and_who_gives() -> None:
    found = standing(
        "m hanoi MET_WITH x 2025\nn x MET_WITH hanoi 2024\no x MET_WITH hanoi 2023\n"
        "g hanoi GAVE_AID_TO x 2021 stage=disbursed\nh x GAVE_AID_TO hanoi"
    )
    place = found.record.snapshot.place("x")
    told = [column[place] for column in (found.hosted, found.visited, found.gave, found.received)]
    assert told == [1, 2, 1, 1]


def test_contacts_of_the_last_five_years() -> None:
    found = standing(
        "a hanoi MET_WITH x 2026-01-02\nb hanoi GAVE_AID_TO x 2026-03\nc hanoi MET_WITH x 2022\nd x MET_WITH hanoi 2021"
    )
    assert found.per_year[found.record.snapshot.place("x")].tolist() == [1, 0, 0, 0, 2]  # 2022 … 2026


def test_the_highest_rank_is_told() -> None:
    found = standing(
        "a hanoi MET_WITH x 2020 rank=officer\nb x MET_WITH hanoi 2021 rank=mayor\nc hanoi MET_WITH y 2021"
    )
    assert found.highest_rank[[found.record.snapshot.place(name) for name in "xy"]].tolist() == [2, -1]


def test_the_facts_that_weigh_most_drive_it() -> None:
    found = standing(
        "a hanoi MET_WITH x 2026-10-01 event_type=conference\nb hanoi MET_WITH x 2026-09-01 event_type=visit\n"
        "c hanoi MET_WITH x\nd hanoi HAS_AGREEMENT_WITH x 2025-01-01\ne hanoi MEMBER_OF x 2016"
    )
    facts = driving_facts(found, found.record.snapshot.place("x"))
    assert found.record.details.ids[facts].tolist() == ["b", "d", "a"]


def test_the_most_neglected_stand_first_and_the_unknown_apart_at_the_end() -> None:
    found = standing(
        "a hanoi MET_WITH dormant 2015\nb hanoi MET_WITH late 2024-01-01\nc hanoi MET_WITH later 2023-12-01\n"
        "d hanoi MET_WITH fine 2026-10-01\ne hanoi MET_WITH undated",
    )
    order = [found.record.snapshot.partners[place].id for place in most_neglected_first(found)]
    assert order == ["dormant", "later", "late", "fine", "undated"]


# Properties


def made_up(seed: int, facts: int = 60) -> list[str]:
    chance = np.random.default_rng(seed)
    types = ("MET_WITH", "GAVE_AID_TO", "MEMBER_OF", "HAS_AGREEMENT_WITH")
    lines = []
    for number in range(facts):
        ends = ["hanoi" if chance.random() < 0.8 else "haufo", f"p{chance.integers(6)}"]
        first, second = ends if chance.random() < 0.5 else ends[::-1]
        when = date(2015, 1, 1) + timedelta(days=int(chance.integers(4_000)))
        text = ("", f"{when.year}", f"{when:%Y-%m}", when.isoformat())[chance.integers(4)]
        lines.append(f"f{number:03} {first} {types[chance.integers(4)]} {second} {text}")
    return lines


def made_record(lines: list[str]) -> OnRecord:
    partners = "haufo home=yes\n" + "\n".join(f"p{number} tier={1 + number % 3}" for number in range(6))
    return record_of("\n".join(lines), partners, {"s": "2026"})


@pytest.mark.parametrize("seed", range(8))
def test_an_extra_contact_never_lowers_strength_and_changes_its_partner_only(seed: int) -> None:
    lines = made_up(seed)
    before = engagement(made_record(lines), TODAY, VALUES)
    after = engagement(made_record([*lines, "g hanoi MET_WITH p3 2025-05-05"]), TODAY, VALUES)
    place = before.record.snapshot.place("p3")
    assert after.strength[place] > before.strength[place]
    others = np.arange(len(before.strength)) != place
    for name in ("strength", "state", "last_contact", "due_on", "per_year", "hosted", "our_bodies"):
        assert np.array_equal(getattr(before, name)[others], getattr(after, name)[others]), name
    assert np.array_equal(before.completeness.share[others], after.completeness.share[others])


@pytest.mark.parametrize("seed", range(8))
def test_time_alone_never_raises_strength(seed: int) -> None:
    record = made_record(made_up(seed))
    days = [date(2026, 6, 1) + timedelta(days=step * 40) for step in range(20)]  # all facts have come by then
    told = [engagement(record, each, VALUES).strength for each in days]
    assert all((later <= earlier).all() for earlier, later in pairwise(told))


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_input_does_not_matter(seed: int) -> None:
    lines = made_up(seed)
    one, other = (engagement(made_record(told), TODAY, VALUES) for told in (lines, lines[::-1]))
    assert np.array_equal(one.strength, other.strength)
    assert np.array_equal(one.state, other.state)
    facts = [[of.record.details.ids[driving_facts(of, place)].tolist() for place in range(6)] for of in (one, other)]
    assert facts[0] == facts[1]


def test_two_equal_partners_are_equal() -> None:
    lines = [line for line in made_up(1) if " p0 " in f"{line} "]
    twins = [line.replace("p0", "p9").replace("f", "t", 1) for line in lines]
    found = engagement(made_record([*lines, *twins]), TODAY, VALUES)
    places = [found.record.snapshot.place(name) for name in ("p0", "p9")]
    assert len(lines) > 3
    assert found.strength[places[0]] == found.strength[places[1]]
    assert (found.per_year[places[0]] == found.per_year[places[1]]).all()


@pytest.mark.parametrize("seed", range(4))
def test_a_day_in_the_past_uses_no_fact_from_after_it(seed: int) -> None:
    lines, day_then = made_up(seed), date(2019, 1, 1)
    known = [line for line in lines if len(line.split()) < 5 or line.split()[4] < "2019"]
    whole, past = (engagement(made_record(told), day_then, VALUES) for told in (lines, known))
    assert len(known) < len(lines)
    for name in ("strength", "state", "last_contact", "due_on", "per_year", "recent", "before", "our_bodies"):
        assert np.array_equal(getattr(whole, name), getattr(past, name)), name


def test_an_interval_that_is_none_is_not_taken_and_one_beyond_all_days_ends_on_the_last() -> None:
    facts = "m hanoi MET_WITH x 2026-08-31\nn hanoi MET_WITH y 2026-08-31"
    found = standing(facts, "x cadence_months=-5 tier=1\ny cadence_months=9000000000")
    assert found.cadence_months[found.record.snapshot.place("x")] == 6
    assert day(found.due_on[found.record.snapshot.place("y")]) == date.max
