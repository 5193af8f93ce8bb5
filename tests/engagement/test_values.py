"""The file of the engagement model's values."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_app.engagement.values import DEFAULT_FILE, load_values
from graph_app.errors import WrongEngagementValue

TEXT = DEFAULT_FILE.read_text(encoding="utf-8")


def test_the_first_intervals_are_those_of_the_vocabulary() -> None:
    values = load_values()
    assert [values[f"cadence.tier_{tier}"] for tier in (1, 2, 3)] == [6, 12, 24]


def test_every_value_has_its_reason_in_both_languages() -> None:
    assert [row.name for row in load_values().rows if not (row.reason.vi and row.reason.en)] == []


def test_a_steward_changes_a_value_as_data(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text(TEXT.replace("cadence.tier_1,6,", "cadence.tier_1,3,"), encoding="utf-8-sig")
    assert load_values(file)["cadence.tier_1"] == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "cadence.tier_1,6,",
            "cadence.tier_1,six,",
            "row 2: cadence.tier_1 is “six”; it takes a number from 1 to 1200",
        ),
        ("cadence.tier_1,6,", "cadence.tier_1,nan,", "row 2: cadence.tier_1 is “nan”"),
        ("cadence.tier_1,6,months", "cadence.tier_1,6,days", "row 2: cadence.tier_1 is counted in months, not in days"),
        ("cadence.tier_1,", "cadence.tier_9,", "row 2: cadence.tier_9 is no value of the model"),
        ("cadence.tier_2,12", "cadence.tier_1,12", "cadence.tier_1 is given more than once"),
        ("strength.scale,60,", "strength.scale,0,", "strength.scale cannot be 0"),
        ("name,value", "nom,value", "name, value, unit, reason_vi, reason_en are not the columns of its first line"),
    ],
)
def test_what_is_wrong_stops_the_start_with_file_and_row(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "ours.csv"
    file.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(WrongEngagementValue) as problem:
        load_values(file)
    assert said in str(problem.value)
    assert str(file) in str(problem.value)


def test_a_missing_value_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    kept = [line for line in TEXT.splitlines() if not line.startswith("half_life.aid")]
    file.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(WrongEngagementValue, match=r"half_life\.aid is missing"):
        load_values(file)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(WrongEngagementValue, match="cannot be read"):
        load_values(tmp_path / "none.csv")
