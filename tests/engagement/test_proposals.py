from __future__ import annotations

from datetime import date

import pytest

from graph_app.partner_history.anniversaries import round_years
from graph_app.partner_history.days import partial
from graph_app.vocabulary.due_kinds import ANNIVERSARY
from tests.engagement.small_calendar import calendar_of, told

TWINNED = "a hanoi HAS_AGREEMENT_WITH seoul 1997 agreement_type=twinning"


def test_an_anniversary_and_a_long_silence_make_a_line_for_a_plan() -> None:
    calendar = calendar_of(f"{TWINNED}\nm hanoi MET_WITH seoul 2019", "2026-11-25", partners="seoul")
    [line] = calendar.proposals
    assert line.facts == ("a", "m") and line.last_met and line.last_met.told == "2019"
    assert line.words.en == (
        "In 2027 it is 30 years with seoul (Twinning, 1997); last meeting on record: 2019. "
        "Proposal: send or invite a delegation for it, or write a letter."
    )
    assert line.words.vi == (
        "Năm 2027 tròn 30 năm ngày ký với seoul (Thành phố kết nghĩa, 1997); cuộc gặp gần nhất được ghi nhận: 2019. "
        "Đề xuất nhân dịp này cử hoặc mời đoàn, hoặc gửi thư chúc mừng."
    )


@pytest.mark.parametrize(
    ("met", "partners", "proposed"),
    [
        ("2024-11-24", "", True),  # no tier: 24 months, and a day more
        ("2024-11-25", "", False),
        ("2024", "", False),  # perhaps on its last day
        ("2025-11-24", "seoul tier=2", True),  # 12 months
        ("2025-11-26", "seoul tier=2", False),
        ("2019", "seoul cadence_months=120", False),  # an interval of its own
    ],
)
def test_silence_is_longer_than_the_interval_of_the_partner(met: str, partners: str, proposed: bool) -> None:
    calendar = calendar_of(f"{TWINNED}\nm hanoi MET_WITH seoul {met}", "2026-11-25", partners=partners)
    assert bool(calendar.proposals) is proposed
    assert told(calendar.coming, ANNIVERSARY) == [("a", "2027")]


def test_no_record_of_a_meeting_is_not_called_silence() -> None:
    undated = calendar_of(f"{TWINNED}\nm hanoi MET_WITH seoul", "2026-11-25").proposals[0]
    assert "meetings are on record, but none with a known day" in undated.words.en
    none = calendar_of(TWINNED, "2026-11-25").proposals[0]
    assert "no meeting is on record (which does not say that there was none)" in none.words.en
    assert none.last_met is None and none.facts == ("a",)


def test_the_longest_silence_stands_first_and_what_nobody_knows_last() -> None:
    facts = "\n".join(
        f"{name} hanoi HAS_AGREEMENT_WITH {name}-city 2017-0{place}-01"
        + (f"\nm-{name} hanoi MET_WITH {name}-city {met}" if met else "")
        for place, (name, met) in enumerate([("x", "2021"), ("y", ""), ("z", "2019-05")], start=1)
    )
    lines = calendar_of(facts, "2026-11-25").proposals
    assert [line.round_years.tie.id for line in lines] == ["z", "x", "y"]


def test_a_membership_is_told_as_one_and_an_ended_agreement_as_ended() -> None:
    facts = "b hanoi MEMBER_OF net 2017\na hanoi HAS_AGREEMENT_WITH old 2017-03-30 expires_on=2019"
    calendar = calendar_of(facts, "2026-11-25")
    words = {line.round_years.tie.id: line.words.en for line in calendar.proposals}
    assert words["b"].startswith("In 2027 it is 10 years of membership in net (2017); no meeting is on record")
    assert "On 30 March 2027 it is 10 years with old (Agreement, 30 Mar 2017)" in words["a"]
    assert "It ended 2019." in words["a"]


def test_a_tie_among_our_own_has_its_anniversary_and_no_proposal() -> None:
    calendar = calendar_of("b hanoi MEMBER_OF union 2017", "2026-11-25", partners="union home=yes")
    assert told(calendar.coming, ANNIVERSARY) == [("b", "2027")] and not calendar.proposals


@pytest.mark.parametrize(
    ("began", "last", "years"),
    [
        ("2017-01-01", "2026-12-31", []),  # 10 years come the day after the window
        ("2017-01-01", "2027-01-01", [(10, "2027-01-01")]),
        ("2016-11-25", "2026-12-31", [(10, "2026-11-25")]),  # on the first day of the window
        ("2016-11-24", "2026-12-31", []),
        ("2016", "2026-12-31", [(10, "2026")]),
        ("2012-02-29", "2032-12-31", [(15, "2027-02-28"), (20, "2032-02-29")]),
        ("2016-12", "2037-01-01", [(10, "2026-12"), (15, "2031-12"), (20, "2036-12")]),
        ("2026-11-26", "2037-01-01", []),  # not begun
    ],
)
def test_every_round_year_of_a_window(began: str, last: str, years: list[tuple[int, str]]) -> None:
    found = round_years(partial(began), date(2026, 11, 25), date.fromisoformat(last))
    assert [(count, on.told) for count, on in found] == years


def test_round_years_end_with_the_last_year_there_is() -> None:
    assert list(round_years(partial("9990"), date(9998, 1, 1), date.max)) == []
    assert [count for count, _ in round_years(partial("9990"), date(9991, 1, 1), date.max)] == [5]
