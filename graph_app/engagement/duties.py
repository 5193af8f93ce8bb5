"""Reporting duties that follow from facts on record, by the rules of the dated file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from graph_app.engagement.due import Due, Window, day_words, joined, put
from graph_app.engagement.duty_rules import COUNTED_FROM, UNITS, DutyRule
from graph_app.engagement.lasting_ties import LastingTie, read_day
from graph_app.engagement.working_days import Holidays, working_days_later
from graph_app.language.texts import Text
from graph_app.partner_history.days import Days, months_later, years_later
from graph_app.vocabulary.due_kinds import DUTY

SENTENCE = Text(
    "{duty}: {number} {unit} từ {property} ({day}), {legal}.",
    "{duty}: {number} {unit} from {property} ({day}), {legal}.",
)
ARTICLE = Text("{text}, Điều {article}", "{text}, article {article}")
UNCONFIRMED = Text("Chưa xác nhận.", "Unconfirmed.")
NO_HOLIDAYS = Text(
    "Chưa biết ngày nghỉ lễ của năm này: chỉ trừ thứ Bảy và Chủ nhật.",
    "The holidays of that year are not known: only weekends are left out.",
)


def duties(
    ties: Iterable[LastingTie], rules: Iterable[DutyRule], countries: frozenset[str], holidays: Holidays, window: Window
) -> Iterator[Due]:
    """What each rule asks for in the window. `countries` are those of our own side: a rule may leave them out.

    Whether a duty was done is on record nowhere, so those of before the window are not told.
    """
    reckoned = [rule for rule in rules if rule.reckoned]
    for tie in ties:
        for rule in reckoned:
            days = _counted_from(tie, rule, countries)
            if days and days.first <= window.first and tie.came_by(window.first):
                on = Days(*(later(day, rule, holidays) for day in days))
                if window.holds(on):
                    say = partial(_words, rule, days, on, holidays)
                    yield Due(DUTY, on, tie.partner, (tie.id,), say, rule.id)


def later(day: date, rule: DutyRule, holidays: Holidays) -> date:
    """The last day on which a duty that is counted from `day` can be done. The rule has a number."""
    number = rule.number or 0
    if rule.unit == "working_days":
        return working_days_later(day, number, holidays)
    if rule.unit == "months":
        return months_later(day, number)
    return years_later(day, number) if rule.unit == "years" else day + timedelta(days=number)


def _counted_from(tie: LastingTie, rule: DutyRule, countries: frozenset[str]) -> Days | None:
    """The days of the fact on which the rule is valid; None where it says nothing of this fact."""
    abroad = tie.partner.country not in countries
    if tie.fact["type"] != rule.applies_to or tie.partner.home or (rule.abroad and not abroad):
        return None
    days = tie.begun if rule.counted_from in {"signed_on", "since"} else read_day(str(tie.fact.get(rule.counted_from)))
    if days is None:
        return None
    first = max(days.first, rule.valid_from or date.min)
    last = min(days.last, rule.valid_to or date.max)
    return Days(last, first) if first <= last else None


def legal_words(rule: DutyRule) -> Text:
    """The legal text, with its article where that is known."""
    if not rule.article:
        return Text(rule.legal_text, rule.legal_text)
    return put(ARTICLE, text=rule.legal_text, article=rule.article)


def _words(rule: DutyRule, days: Days, on: Days, holidays: Holidays) -> Text:
    told = put(
        SENTENCE,
        duty=rule.duty,
        number=rule.number or 0,
        unit=UNITS[rule.unit],
        property=COUNTED_FROM[rule.counted_from],
        day=day_words(days),
        legal=legal_words(rule),
    )
    unknown = rule.unit == "working_days" and not holidays.known(days.first, on.last)
    return joined(told, None if rule.confirmed else UNCONFIRMED, NO_HOLIDAYS if unknown else None)
