from __future__ import annotations

import pytest

from graph_app.briefing.widths import cut_short, width


def test_letters_of_the_east_and_capitals_are_wider_and_marks_take_no_room() -> None:
    assert width("a") == 1 and width("A") > 1 and width("漢") > 2 and width("\u0301") == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [("", ""), ("short", "short"), ("a" * 11, "a" * 11), ("a" * 12, "a" * 10 + "…"), ("漢" * 6, "漢" * 5 + "…")],
)
def test_a_text_is_cut_where_it_grows_too_wide(text: str, told: str) -> None:
    assert cut_short(text, 10) == told
