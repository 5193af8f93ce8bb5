from __future__ import annotations

from graph_app.drawing.row_timeline import row_timeline


def test_years_between_have_an_empty_bar_and_what_is_not_known_stands_apart() -> None:
    found = row_timeline(["2019", "2021-05", "2021-05-03", None, "", "2021"])
    assert found and not found.by_month
    assert [(bar.when, bar.count) for bar in found.bars] == [("2019", 1), ("2020", 0), ("2021", 3)]
    assert (found.undated, found.unsure) == (2, 0)
    assert found.bars[2].height == 3 * found.bars[0].height > 0 == found.bars[1].height


def test_near_each_other_they_are_counted_by_month_unless_one_tells_only_its_year() -> None:
    near = row_timeline(["2021-11", "2022-01-04", "2022-01"])
    assert near and [(bar.when, bar.count) for bar in near.bars] == [("2021-11", 1), ("2021-12", 0), ("2022-01", 2)]
    mixed = row_timeline(["2021-11", "2022"])
    assert mixed and [bar.when for bar in mixed.bars] == ["2021", "2022"]


def test_one_moment_is_no_timeline_and_what_is_no_day_is_passed_over() -> None:
    assert row_timeline(["2021", "2021-03", None]) is None
    assert row_timeline(["soon", None]) is None
    assert row_timeline([]) is None


def test_labels_never_stand_closer_than_a_twelfth() -> None:
    found = row_timeline(["1900", "2020"])
    assert found and len(found.bars) == 121 and sum(bool(bar.label) for bar in found.bars) == 11
