"""Ties before and after, in a network of a few facts with days known by hand."""

from __future__ import annotations

import pytest

from graph_app.partner_graph.periods import Period, following, last_years, period, preceding, usual_length
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.tie_changes import FactCounts, fact_counts, partners_of_both, tie_changes
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from tests.partner_graph.small_snapshot import snapshot_of

BEFORE, AFTER = Period(2015, 2019), Period(2020, 2024)
NET = snapshot_of(
    """
    home MET_WITH kept 2016-05-01
    kept MET_WITH home 2021-05-01
    kept MET_WITH home 2022-05-01
    home MET_WITH lost 2015-01-01
    home MET_WITH lost 2019-12-31
    home GAVE_AID_TO new 2020-01-01
    new GAVE_AID_TO home 2024-12-31
    home GAVE_AID_TO kept 2024-01-01
    home MET_WITH unsure 2019-01-01 2020-12-31
    home MET_WITH old 2014-12-31
    home MET_WITH later 2025-01-01
    home MET_WITH undated
    home MET_WITH home 2016-01-01
    """
)


def told(snapshot: Snapshot, before: Period = BEFORE, after: Period = AFTER) -> list[tuple[str, str, str, str]]:
    ids = [partner.id for partner in snapshot.partners]
    return [
        (
            tie.state,
            ids[tie.source],
            f"{RELATIONSHIP_TYPES[tie.type].name} {ids[tie.target]}",
            f"{tie.before} > {tie.after}",
        )
        for tie in tie_changes(snapshot, before, after)
    ]


def test_ties_are_new_lost_or_kept_for_each_pair_and_type() -> None:
    assert told(NET) == [
        ("new", "home", "GAVE_AID_TO kept", "0 > 1"),  # another type between the same two is another tie
        ("new", "home", "GAVE_AID_TO new", "0 > 1"),
        ("new", "new", "GAVE_AID_TO home", "0 > 1"),  # and so is the other direction
        ("lost", "home", "MET_WITH lost", "2 > 0"),
        ("either", "home", "MET_WITH unsure", "1 > 1"),
        ("kept", "home", "MET_WITH kept", "1 > 2"),  # whoever was the host
    ]


def test_facts_are_counted_where_they_can_lie_and_those_of_unknown_day_nowhere() -> None:
    assert fact_counts(NET, BEFORE, AFTER) == FactCounts(before=5, after=6, either=1, undated=1, elsewhere=2)


def test_a_tie_of_sure_facts_and_one_that_may_lie_in_either_period_is_kept_and_says_so() -> None:
    net = snapshot_of("a MET_WITH b 2016-01-01\na MET_WITH b 2019-06-01 2020-05-31")
    [tie] = tie_changes(net, BEFORE, AFTER)
    assert (tie.state, tie.before, tie.after, tie.either) == ("kept", 2, 1, 1)


def test_only_partners_of_the_two_periods_are_of_interest() -> None:
    assert [partner.id for partner in partners_of_both(NET, BEFORE, AFTER).partners] == [
        *("home", "kept", "lost", "new", "unsure")
    ]
    assert told(partners_of_both(NET, BEFORE, AFTER)) == told(NET)


def test_periods_without_facts_have_no_ties() -> None:
    assert told(NET, Period(1990, 1991), Period(1992, 1993)) == []
    assert partners_of_both(NET, Period(1990, 1991), Period(1992, 1993)).partners == ()
    assert told(snapshot_of("")) == []


@pytest.mark.parametrize(
    ("text", "found"), [("2015-2019", Period(2015, 2019)), (" 2019 ", Period(2019, 2019)), ("2015 – 2019", BEFORE)]
)
def test_a_period_is_read_as_it_is_written(text: str, found: Period) -> None:
    assert period(text) == found == period(str(found))


@pytest.mark.parametrize("text", ["2020-2015", "last year", "", "20-21", "2015-", "2015-2019-2020", "0999", "٢٠١٥"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        period(text)


def test_periods_beside_each_other_have_as_many_years() -> None:
    assert following(BEFORE) == AFTER and preceding(AFTER) == BEFORE
    assert following(Period(2019, 2019)) == Period(2020, 2020)
    assert last_years(2024, 5) == AFTER
    assert [usual_length(*years) for years in ((1990, 2024), (2020, 2025), (2024, 2024))] == [5, 3, 1]
