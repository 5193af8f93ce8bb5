from __future__ import annotations

from datetime import date

from graph_app.partner_graph.contacts import (
    NO_DAY_KNOWN,
    NO_MEETING,
    days_since_contact,
    last_contact,
    last_contacts,
)
from tests.partner_graph.small_snapshot import snapshot_of

MET = snapshot_of(
    """
    home MET_WITH a 2019-05-01
    a MET_WITH home 2021-01-01 2021-12-31
    home MET_WITH b 2020-02-03
    home MET_WITH c 2030-01-01
    home MET_WITH d
    home GAVE_AID_TO e 2022-01-01
    """
)
TODAY = date(2026, 11, 23)


def test_the_newest_meeting_counts_whoever_was_the_host() -> None:
    assert last_contacts(MET, TODAY) == {"home": "2021", "a": "2021", "b": "2020-02-03"}


def test_a_meeting_to_come_one_of_unknown_day_and_aid_are_no_contact() -> None:
    assert [last_contact(MET, MET.place(partner), TODAY) for partner in "cde"] == [None] * 3


def test_one_partner_s_contact_is_that_of_the_whole_list() -> None:
    assert last_contact(MET, MET.place("a"), TODAY) == last_contacts(MET, TODAY)["a"]


def test_days_are_counted_from_the_last_possible_one_and_unknown_is_not_never() -> None:
    days = dict(zip([partner.id for partner in MET.partners], days_since_contact(MET, TODAY).tolist(), strict=True))
    assert days == {"home": 1788, "a": 1788, "b": 2485, "c": NO_MEETING, "d": NO_DAY_KNOWN, "e": NO_MEETING}
    assert days_since_contact(MET, date(2021, 6, 1))[MET.place("a")] == 0  # in the midst of the days that it can mean
