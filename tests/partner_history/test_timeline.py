from __future__ import annotations

from graph_app.partner_history.timeline import OpenYears, timeline
from tests.partner_history.small_history import agreement, gift, meeting


def test_facts_are_counted_by_year_and_type_and_empty_years_stand_between() -> None:
    found = timeline([gift("a", "us", "they", "2021"), meeting("b", "2021-05-01"), meeting("c", "2019-03")])
    assert found.years == {2019: {"MET_WITH": 1}, 2020: {}, 2021: {"GAVE_AID_TO": 1, "MET_WITH": 1}}
    assert (found.most, found.several_years, found.undated) == (2, (), {})


def test_a_date_that_can_mean_several_years_is_counted_in_none() -> None:
    open_years = [meeting("b", "2019-11-01/2020-02-01"), meeting("c", "2019-12-01/2020-01-05")]
    found = timeline([meeting("a", "2021"), *open_years])
    assert found.years == {2021: {"MET_WITH": 1}}
    assert found.several_years == (OpenYears("MET_WITH", 2019, 2020, 2),)


def test_unknown_days_stand_apart_and_nothing_makes_an_empty_timeline() -> None:
    assert timeline([agreement("a"), agreement("b"), meeting("c")]).undated == {"HAS_AGREEMENT_WITH": 2, "MET_WITH": 1}
    assert (timeline([]).years, timeline([]).most) == ({}, 0)
