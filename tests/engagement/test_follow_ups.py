from __future__ import annotations

import pytest

from graph_app.vocabulary.due_kinds import DUE_KINDS, FOLLOW_UP
from tests.engagement.small_calendar import calendar_of, told

AGREED = "a hanoi HAS_AGREEMENT_WITH seoul 2024-05-10 "


@pytest.mark.parametrize(
    ("event", "followed", "perhaps"),
    [
        ("", False, False),
        ("m hanoi MET_WITH seoul 2024-05-11", True, False),
        ("m seoul MET_WITH hanoi 2025", True, False),
        ("m seoul GAVE_AID_TO hanoi 2024-06", True, False),
        ("m hanoi MET_WITH seoul 2024-05-10", False, False),  # the signing itself
        ("m hanoi MET_WITH seoul 2023", False, False),
        ("m hanoi MET_WITH seoul 2024", False, True),  # before or after
        ("m hanoi MET_WITH seoul", False, True),  # of unknown day
        ("m tokyo MET_WITH seoul 2025", False, False),  # not with us
        ("m hanoi MET_WITH seoul 2026-12", False, False),  # announced, not yet held
        ("m hanoi MET_WITH net 2025", False, False),  # with somebody else
    ],
)
def test_an_agreement_is_followed_by_what_surely_came_after_it(event: str, followed: bool, perhaps: bool) -> None:
    calendar = calendar_of(f"{AGREED}\n{event}", "2026-11-25")
    found = [due for due in calendar.open if due.kind == FOLLOW_UP]
    assert [(due.facts, due.on.told) for due in found] == ([] if followed else [(("a",), "2025-05-10")])
    assert [("may have come after" in due.words.en) for due in found] == ([] if followed else [perhaps])


@pytest.mark.parametrize(
    ("signed", "more", "coming"),
    [
        ("2026-03-01", "", [("a", "2027-03-01")]),
        ("2026", "", [("a", "2027")]),  # in all of the year
        ("2024-02-29", "", []),
        ("2026-03-01", "expires_on=2026-06-30", []),  # over
        ("2026-03-01", "expires_on=2027-06-30", [("a", "2027-03-01")]),
        ("2026-12-01", "", []),  # not yet signed
        ("", "", []),  # of unknown day
    ],
)
def test_it_falls_due_a_year_after_the_signing(signed: str, more: str, coming: list[tuple[str, str]]) -> None:
    calendar = calendar_of(f"a hanoi HAS_AGREEMENT_WITH seoul {signed} {more}", "2026-11-25")
    assert told(calendar.coming, FOLLOW_UP) == coming


def test_a_leap_day_is_kept_on_the_28th() -> None:
    assert told(calendar_of("a hanoi HAS_AGREEMENT_WITH seoul 2024-02-29", "2024-12-01").coming, FOLLOW_UP) == [
        ("a", "2025-02-28")
    ]


def test_of_an_agreement_and_its_renewal_only_the_newer_one_is_waited_for() -> None:
    facts = AGREED + "\nb hanoi HAS_AGREEMENT_WITH seoul 2025-05-10"
    assert told(calendar_of(facts, "2026-11-25").open, FOLLOW_UP) == [("b", "2026-05-10")]


def test_the_kinds_have_names_in_both_languages() -> None:
    assert all(caption.vi and caption.en and caption.vi != caption.en for caption in DUE_KINDS.values())
