"""Partners counted by tier, region and network, and what is missing of the record; values as in values.csv."""

from __future__ import annotations

from datetime import date

from graph_app.engagement.portfolio import (
    PartnerChoice,
    active,
    by_region,
    by_tier,
    lacking,
    networks,
    newest_source,
    partners_chosen,
)
from graph_app.engagement.standing import Engagement, engagement
from graph_app.engagement.values import load_values
from tests.engagement.small_record import record_of

VALUES = load_values()
FACTS = """
m1 hanoi MET_WITH laos 2026-10-01 source_id=new
m2 hanoi MET_WITH japan 2010-01-01 source_id=old
m3 hanoi MET_WITH quiet source_id=old
b1 hanoi MEMBER_OF asean 2015
b2 laos MEMBER_OF asean
b3 japan MEMBER_OF club
b4 hanoi MEMBER_OF club 2030
"""
PARTNERS = (
    "laos country=LA tier=1\njapan country=JP tier=2\nquiet country=JP\nasean kind=Organisation\nclub kind=Organisation"
)


def on(day: date) -> Engagement:
    return engagement(record_of(FACTS, PARTNERS, {"new": "2026-09-30", "old": "2011"}), day, VALUES)


TODAY = on(date(2026, 11, 1))


def names(found: Engagement, choice: PartnerChoice) -> set[str]:
    return {found.record.snapshot.partners[place].id for place in partners_chosen(found, choice, VALUES).tolist()}


def test_partners_are_counted_by_tier_and_state_our_own_side_is_not() -> None:
    assert by_tier(TODAY) == {
        ("1", "on_track"): 1,
        ("2", "dormant"): 1,
        ("none", "unknown"): 3,  # quiet, asean, club
    }


def test_they_are_counted_by_region_and_unknown_ones_apart() -> None:
    assert by_region(TODAY) == {
        ("035", "on_track"): 1,
        ("030", "dormant"): 1,
        ("030", "unknown"): 1,
        ("none", "unknown"): 2,
    }


def test_a_network_is_ours_from_the_day_on_which_we_joined_and_holds_who_else_had() -> None:
    partners = TODAY.record.snapshot.partners
    [asean] = networks(TODAY)
    assert (partners[asean.body].id, [partners[member].id for member in asean.members]) == ("asean", ["laos"])
    later = networks(on(date(2031, 1, 1)))
    assert [partners[of.body].id for of in later] == ["asean", "club"]
    assert networks(on(date(2014, 1, 1))) == []


def test_active_is_who_was_in_touch_within_the_interval() -> None:
    assert names(TODAY, PartnerChoice(active=True)) == {"laos"}
    assert names(TODAY, PartnerChoice(active=False)) == {"japan", "quiet", "asean", "club"}
    asean = TODAY.record.snapshot.place("asean")
    assert names(TODAY, PartnerChoice(network=asean)) == {"laos"}
    assert names(TODAY, PartnerChoice(network=asean, active=False)) == set()
    assert int(active(TODAY).sum()) == 1


def test_what_is_missing_is_told_by_partner() -> None:
    missing = {
        what: {TODAY.record.snapshot.partners[place].id for place in lacking(TODAY, what, VALUES).nonzero()[0]}
        for what in ("tier", "contact", "source")
    }
    assert missing == {
        "tier": {"quiet", "asean", "club"},
        "contact": {"quiet", "asean", "club"},
        "source": {"japan", "quiet", "asean", "club"},  # that of the memberships has no day
    }


def test_the_newest_source_is_the_one_published_last_by_then() -> None:
    assert newest_source(TODAY) == ("new", date(2026, 9, 30).toordinal())
    assert newest_source(on(date(2020, 1, 1))) == ("old", date(2011, 12, 31).toordinal())
    assert newest_source(on(date(2000, 1, 1))) is None
