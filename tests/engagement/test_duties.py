from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph_app.engagement.duty_rules import COLUMNS, DEFAULT_FILE, load_duty_rules
from graph_app.engagement.working_days import load_holidays, working_days_later
from graph_app.errors import WrongDutyRule
from graph_app.vocabulary.due_kinds import DUTY
from tests.engagement.small_calendar import calendar_of, rule, told

AS_OF = "2026-11-25"


def due(signed: str, *rules: object, partners: str = "", facts: str = "") -> list[tuple[str, str]]:
    line = f"a hanoi HAS_AGREEMENT_WITH seoul {signed}\n{facts}"
    calendar = calendar_of(line, AS_OF, partners=partners, rules=rules)  # type: ignore[arg-type]
    assert told(calendar.open, DUTY) == []  # whether it was done is on record nowhere
    return told(calendar.coming, DUTY)


@pytest.mark.parametrize(
    ("signed", "number", "unit", "on"),
    [
        ("2026-11-20", 15, "days", "2026-12-05"),
        ("2026-11-10", 15, "days", "2026-11-25"),  # today is its last day
        ("2026-11-09", 15, "days", None),
        ("2026-11", 15, "days", "2026-11-16/2026-12-15"),  # of unknown day in November
        ("2026-11-26", 15, "days", None),  # not yet signed
        ("2024-02-29", 3, "years", "2027-02-28"),
        ("2026-08-31", 6, "months", "2027-02-28"),
        ("2026-11-20", 7, "working_days", "2026-12-01"),  # 23, 24, 25, 26, 27, 30 November, 1 December
        ("", 15, "days", None),
    ],
)
def test_a_deadline_is_counted_from_its_day(signed: str, number: int, unit: str, on: str | None) -> None:
    assert due(signed, rule(number, unit)) == ([("a", on)] if on else [])


@pytest.mark.parametrize(
    ("valid", "on"),
    [
        ({"valid_from": date(2026, 11, 20)}, "2026-12-05"),
        ({"valid_from": date(2026, 11, 21)}, None),
        ({"valid_to": date(2026, 11, 20)}, "2026-12-05"),
        ({"valid_to": date(2026, 11, 19)}, None),
        ({"off": True}, None),
        ({"number": None, "unit": ""}, None),
        ({"counted_from": "request"}, None),  # a day that no fact has
        ({"applies_to": "MEMBER_OF"}, None),
    ],
)
def test_a_rule_asks_for_nothing_where_it_does_not_apply(valid: dict[str, object], on: str | None) -> None:
    assert due("2026-11-20", rule(**valid)) == ([("a", on)] if on else [])  # type: ignore[arg-type]


def test_of_an_open_date_only_the_days_count_on_which_the_rule_is_valid() -> None:
    assert due("2026", rule(valid_from=date(2026, 11, 15))) == [("a", "2026-11-30/2027-01-15")]


def test_an_agreement_within_the_country_is_no_international_one() -> None:
    at_home = "hanoi country=VN\nseoul country=VN"
    assert due("2026-11-20", rule(abroad=True), partners=at_home) == []
    assert due("2026-11-20", rule(abroad=True), partners="hanoi country=VN\nseoul country=KR") == [("a", "2026-12-05")]
    assert due("2026-11-20", rule(abroad=False), partners=at_home) == [("a", "2026-12-05")]


def test_a_membership_may_end_and_ask_for_something() -> None:
    leaving = rule(2, "months", counted_from="until", applies_to="MEMBER_OF")
    calendar = calendar_of("b hanoi MEMBER_OF net 2020 until=2026-10-31", AS_OF, rules=[leaving])
    assert told(calendar.coming, DUTY) == [("b", "2026-12-31")]


def test_a_rule_that_nobody_checked_says_so() -> None:
    def words(**checked: object) -> str:
        facts = "a hanoi HAS_AGREEMENT_WITH seoul 2026-11-20"
        [one] = [one for one in calendar_of(facts, AS_OF, rules=[rule(**checked)]).coming if one.kind == DUTY]  # type: ignore[arg-type]
        return one.words.en

    sentence = "Report: 15 days from the signing (20 Nov 2026), A law, article 19."
    assert words() == f"{sentence} Unconfirmed."
    assert words(checked_by="N.") == f"{sentence} Unconfirmed."
    assert words(checked_by="N.", checked_on=date(2026, 11, 1)) == sentence


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        # Tết 2026: free from Monday 16 to Friday 20 February.
        ("2026-02-12", 1, "2026-02-13"),
        ("2026-02-12", 2, "2026-02-23"),
        ("2026-02-12", 7, "2026-03-02"),
        ("2026-02-17", 1, "2026-02-23"),  # from within Tết
        ("2025-01-24", 1, "2025-02-03"),  # Tết 2025: from Saturday 25 January to Sunday 2 February
        # The day off on Friday 2 May 2025 was worked on Saturday 26 April.
        ("2025-04-25", 1, "2025-04-26"),
        ("2025-04-25", 4, "2025-05-05"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-03-06", 0, "2026-03-06"),
    ],
)
def test_working_days_over_holidays(day: str, count: int, later: str) -> None:
    assert working_days_later(date.fromisoformat(day), count, load_holidays()).isoformat() == later


def test_years_whose_holidays_nobody_wrote_down_are_not_known() -> None:
    holidays = load_holidays()
    assert holidays.known(date(2021, 1, 1), date(2026, 12, 31))
    assert not holidays.known(date(2026, 12, 31), date(2027, 1, 1))
    facts, seven = "a hanoi HAS_AGREEMENT_WITH seoul 2026-12-30", [rule(7, "working_days")]
    [one] = [one for one in calendar_of(facts, "2026-12-31", rules=seven, holidays=holidays).coming if one.kind == DUTY]
    assert one.words.en.endswith("The holidays of that year are not known: only weekends are left out.")


def test_the_shipped_rules_are_all_unconfirmed_and_the_replaced_decree_is_off() -> None:
    rules = {one.id: one for one in load_duty_rules()}
    assert len(rules) == 10 and not any(one.confirmed for one in rules.values())
    assert [one.id for one in rules.values() if one.off] == ["aid-start"]
    assert [one.id for one in rules.values() if one.reckoned] == ["report-signing"]
    report = rules["report-signing"]
    assert (report.number, report.unit, report.counted_from, report.abroad) == (15, "days", "signed_on", True)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("duty_en", "", "a text"),
        ("number", "many", "1 … 10000"),
        ("number", "0", "1 … 10000"),
        ("unit", "weeks", "days, working_days, months, years"),
        ("counted_from", "payday", "signed_on, "),
        ("valid_from", "2021", "2026-11-25"),
        ("off", "perhaps", "nothing, yes"),
        ("applies_to", "MEETS", "nothing, GAVE_AID_TO"),
        ("id", "own-data", "each id once"),
    ],
)
def test_a_wrong_row_is_told_with_its_field(tmp_path: Path, column: str, value: str, expected: str) -> None:
    lines = DEFAULT_FILE.read_text(encoding="utf-8").splitlines()
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {"id": "new", "duty_vi": "Báo cáo", "duty_en": "Report", "counted_from": "signed_on", "number": "3"}
    cells |= {"unit": "days", "legal_text": "A law", column: value}
    file = tmp_path / "duties.csv"
    file.write_text("\n".join([*lines, ",".join(cells.values())]), encoding="utf-8")
    with pytest.raises(WrongDutyRule) as wrong:
        load_duty_rules(file)
    assert (wrong.value.facts["field"], wrong.value.facts["value"]) == (column, value)
    assert str(wrong.value.facts["expected"]).startswith(expected)
    assert wrong.value.facts["row"] in (12, 10)


@pytest.mark.parametrize("content", [b"id,duty\n", b"\xff\xfe"])
def test_a_file_that_holds_no_rules_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "duties.csv").write_bytes(content)
    with pytest.raises(WrongDutyRule):
        load_duty_rules(tmp_path / "duties.csv")
