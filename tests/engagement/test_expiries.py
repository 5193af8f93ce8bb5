from __future__ import annotations

import pytest

from graph_app.vocabulary.due_kinds import EXPIRY
from tests.engagement.small_calendar import calendar_of, told

AGREED = "hanoi HAS_AGREEMENT_WITH seoul"


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ("2026-11-25", True),  # today is the last day
        ("2027-11-25", True),  # a year from today, to the day
        ("2027-11-26", False),
        ("2026", True),  # the year lasts
        ("2027", True),  # it may lie within
        ("2027-11", True),
        ("2027-12", False),
        ("2028-02-29", False),
        ("no-day", False),  # a database of one's own may hold anything
    ],
)
def test_an_agreement_ends_on_its_day_or_in_all_of_its_year(ends: str, found: bool) -> None:
    calendar = calendar_of(f"a {AGREED} 2020-01-01 expires_on={ends}", "2026-11-25")
    assert told(calendar.coming, EXPIRY) == ([("a", ends)] if found else [])
    assert told(calendar.open, EXPIRY) == []


def test_what_ended_and_was_not_renewed_is_still_open() -> None:
    calendar = calendar_of(f"a {AGREED} 2020 expires_on=2025", "2026-11-25")
    assert told(calendar.open, EXPIRY) == [("a", "2025")]
    [due] = [due for due in calendar.open if due.kind == EXPIRY]
    assert due.words.en == "Agreement, signed 2020: ended 2025; no renewal is on record."


def test_an_agreement_on_its_leap_day() -> None:
    calendar = calendar_of(f"a {AGREED} 2024-02-29 expires_on=2028-02-29", "2028-02-28", months=1)
    assert told(calendar.coming, EXPIRY) == [("a", "2028-02-29")]


@pytest.mark.parametrize(
    ("newer", "renewed"),
    [
        ("2024-06 agreement_type=mou", True),
        ("2024-06 agreement_type=mou expires_on=2029", True),
        ("2024-06 agreement_type=mou expires_on=2025", False),  # ends no later than the one before
        ("2024-06 agreement_type=twinning", False),  # of another kind
        ("2020-01-01 agreement_type=mou", False),  # of the same day
        ("2020 agreement_type=mou", False),  # perhaps earlier
        ("2027-01-01 agreement_type=mou", False),  # not yet signed
        ("agreement_type=mou", False),  # of unknown day
    ],
)
def test_a_newer_one_of_the_same_kind_renews_it(newer: str, renewed: bool) -> None:
    facts = f"old {AGREED} 2020-01-01 agreement_type=mou expires_on=2025\nnew {AGREED} {newer}"
    calendar = calendar_of(facts, "2026-11-25")
    assert (("old", "2025") in told(calendar.open, EXPIRY)) is not renewed


def test_a_newer_one_with_somebody_else_renews_nothing() -> None:
    facts = f"old {AGREED} 2020 expires_on=2025\nnew hanoi HAS_AGREEMENT_WITH tokyo 2024"
    assert told(calendar_of(facts, "2026-11-25").open, EXPIRY) == [("old", "2025")]


def test_a_term_of_unknown_signing_is_renewed_by_one_signed_from_its_end_on() -> None:
    facts = f"old {AGREED} agreement_type=action_plan expires_on=2021\nnew {AGREED} 2022-02 agreement_type=action_plan"
    assert told(calendar_of(facts, "2026-11-25").open, EXPIRY) == []
    early = facts.replace("2022-02", "2020-02")
    assert told(calendar_of(early, "2026-11-25").open, EXPIRY) == [("old", "2021")]


def test_one_that_ends_soon_and_has_a_newer_one_says_so() -> None:
    facts = f"old {AGREED} 2020-01-01 expires_on=2027-01-31\nnew {AGREED} 2026-06-01"
    [due] = [due for due in calendar_of(facts, "2026-11-25").coming if due.kind == EXPIRY]
    assert due.facts == ("old", "new")
    assert due.words.en == (
        "Agreement, signed 1 Jan 2020: ends 31 Jan 2027. A newer one is on record, signed 1 Jun 2026."
    )
    assert due.words.vi == "Thỏa thuận, ký 1/1/2020: hết hiệu lực 31/1/2027. Đã có thỏa thuận mới, ký 1/6/2026."


def test_what_was_signed_after_the_day_is_not_there_yet() -> None:
    calendar = calendar_of(f"a {AGREED} 2022-05-01 expires_on=2022-12-31", "2022-01-01")
    assert told(calendar.dues, EXPIRY) == []


def test_agreements_of_others_are_none_of_ours() -> None:
    assert told(calendar_of("a tokyo HAS_AGREEMENT_WITH seoul 2020 expires_on=2027", "2026-11-25").dues, EXPIRY) == []
