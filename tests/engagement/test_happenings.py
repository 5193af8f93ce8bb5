"""What a portfolio counts: each event once, in its quarter, region and direction, as the lists behind have it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from graph_app.engagement.contacts import dated
from graph_app.engagement.happenings import (
    HappeningChoice,
    Happenings,
    by_moment,
    by_region,
    chosen,
    happenings,
    taking_part,
)
from graph_app.engagement.on_record import AGREEMENT, AID, MEETING, MEMBERSHIP, OnRecord
from tests.engagement.small_record import record_of

TODAY = date(2026, 11, 1)
# Laos and Japan came to one conference; the year of one gift is told, the day of another not at all.
RECORD = record_of(
    """
    m1 hanoi MET_WITH laos 2024-05-02 event_id=e1
    m2 hanoi MET_WITH japan 2024-05-02 event_id=e1
    m3 japan MET_WITH hanoi 2025-07
    g1 hanoi GAVE_AID_TO laos 2024
    g2 laos GAVE_AID_TO hanoi
    g3 nowhere GAVE_AID_TO hanoi 2019-01-01
    a1 hanoi HAS_AGREEMENT_WITH laos 2027-01-01
    b1 hanoi MEMBER_OF japan 2024-01-01
    x1 laos MET_WITH japan 2024-05-02
    """,
    "laos country=LA\njapan country=JP",
)


def on(day: date = TODAY, record: OnRecord = RECORD) -> Happenings:
    return happenings(record, dated(record, day), day)


def ids(of: Happenings, choice: HappeningChoice) -> list[str]:
    return [str(name) for name in RECORD.details.ids[of.facts[chosen(of, choice)]].tolist()]


def test_an_event_with_two_partners_is_one_contact_of_its_quarter() -> None:
    assert by_moment(on()) == {
        ("2024-Q2", MEETING): 1,  # m1 and m2 are one
        ("2025-Q3", MEETING): 1,
        ("2024", AID): 1,  # g1: no quarter
        ("undated", AID): 1,
        ("before", AID): 1,  # g3 lies before 2021; the membership is no contact, the agreement has not come
    }


def test_in_each_region_it_counts_once_by_who_gave_or_was_the_host() -> None:
    assert by_region(on()) == {
        ("035", MEETING, True): 1,  # the conference counts in both regions
        ("030", MEETING, True): 1,
        ("030", MEETING, False): 1,
        ("035", AID, True): 1,
        ("035", AID, False): 1,  # of unknown day
        ("none", AID, False): 1,  # nowhere: no country is told
        ("030", MEMBERSHIP, True): 1,
    }


def test_the_lists_hold_what_was_counted_newest_first() -> None:
    assert ids(on(), HappeningChoice()) == ["m3", "g1", "m1", "g3", "g2"]
    assert ids(on(), HappeningChoice(when="2024-Q2", type=MEETING)) == ["m1"]
    assert ids(on(), HappeningChoice(when="2024-Q2", type=MEETING, region="030")) == ["m2"]
    assert ids(on(), HappeningChoice(when="before")) == ["g3"]
    assert ids(on(), HappeningChoice(when="undated", ours=False)) == ["g2"]


def test_every_number_is_the_length_of_its_list() -> None:
    of = on()
    for (when, kind), count in by_moment(of).items():
        assert len(chosen(of, HappeningChoice(when=when, type=kind))) == count
    for (region, kind, ours), count in by_region(of).items():
        assert len(chosen(of, HappeningChoice(type=kind, region=region, ours=ours))) == count


def test_the_past_knows_nothing_of_what_came_later() -> None:
    """In June 2024 the conference was over; of a gift in 2024 most days lay ahead, so it had not come."""
    assert by_moment(on(date(2024, 6, 1))) == Counter(
        {("2024-Q2", MEETING): 1, ("2019-Q1", AID): 1, ("undated", AID): 1}
    )
    assert by_moment(on(date(2027, 6, 1)))["2027-Q1", AGREEMENT] == 1


def test_an_event_whose_day_one_source_tells_has_that_day() -> None:
    record = record_of("m1 hanoi MET_WITH x event_id=e\nm2 hanoi MET_WITH y 2025-02-03 event_id=e")
    assert by_moment(on(record=record)) == {("2025-Q1", MEETING): 1}


def test_who_took_part_in_an_event_is_found() -> None:
    of = on()
    [place] = chosen(of, HappeningChoice(when="2024-Q2", type=MEETING))
    [together] = taking_part(of, chosen(of, HappeningChoice(when="2024-Q2", type=MEETING)))
    assert place in together
    assert RECORD.details.ids[of.facts[together]].tolist() == ["m1", "m2"]
