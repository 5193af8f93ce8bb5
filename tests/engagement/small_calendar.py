"""Calendars made of a few words, for tests that know by hand what falls due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from graph_app.engagement.calendar import Calendar, calendar
from graph_app.engagement.due import Due
from graph_app.engagement.duty_rules import DutyRule
from graph_app.engagement.lasting_ties import LastingTie, lasting_ties
from graph_app.engagement.standing import engagement
from graph_app.engagement.values import load_values
from graph_app.engagement.working_days import Holidays
from graph_app.language.partial_dates import span
from graph_app.language.texts import Text
from graph_app.partner_history.days import months_later
from tests.engagement.small_record import record_of

NO_HOLIDAYS = Holidays(frozenset(), frozenset(), frozenset())


def calendar_of(
    facts: str,
    as_of: str,
    months: int = 12,
    partners: str = "",
    rules: Iterable[DutyRule] = (),
    holidays: Holidays = NO_HOLIDAYS,
) -> Calendar:
    """What falls due by facts as `record_of` takes them, with `expires_on=`, `until=` and `agreement_type=` besides."""
    day = date.fromisoformat(as_of)
    record = record_of(facts, partners, published={"s": as_of})
    found = engagement(record, day, load_values())
    lines = [_fact(line.split()) for line in facts.strip().splitlines()]
    lasting = [line for line in lines if line["type"] in ("HAS_AGREEMENT_WITH", "MEMBER_OF")]
    ties: tuple[LastingTie, ...] = lasting_ties(lasting, record.snapshot)
    return calendar(found, ties, rules, holidays, months_later(day, months))


def told(dues: Iterable[Due], kind: str) -> list[tuple[str, str]]:
    """What a kind has: (what it is about, the days on which it falls due)."""
    return [((due.facts or ("",))[0], due.on.told) for due in dues if due.kind == kind]


def rule(number: int | None = 15, unit: str = "days", **more: Any) -> DutyRule:
    """A rule that asks for something so long after a signing, but for what is said otherwise."""
    own: dict[str, Any] = {
        **{"id": "report", "duty": Text("Báo cáo", "Report"), "applies_to": "HAS_AGREEMENT_WITH", "abroad": False},
        **{"counted_from": "signed_on", "number": number, "unit": unit, "legal_text": "A law", "article": "19"},
        **{"valid_from": None, "valid_to": None, "off": False, "source": "s", "checked_on": None, "checked_by": ""},
    }
    return DutyRule(**{**own, **more})


def _fact(words: list[str]) -> dict[str, str]:
    fact, source, of, target, *more = words
    days = [span(word) for word in more if "=" not in word for word in word.split("/")]
    dated = {"date_from": days[0][0].isoformat(), "date_to": days[-1][1].isoformat()} if days else {}
    said = dict(word.split("=") for word in more if "=" in word)
    return {"id": fact, "type": of, "source": source, "target": target, **dated, **said}
