"""Agreements of a partner: their age, whether they are in force, and what happened since they were signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph_app.language.texts import Text
from graph_app.partner_history.days import Days, Fact, days_of, full_years, months_later, partial

IN_FORCE, NO_END_KNOWN, ENDED, NOT_YET = "in_force", "no_end_known", "ended", "not_yet_signed"
STATES = {
    IN_FORCE: Text("còn hiệu lực", "in force"),
    NO_END_KNOWN: Text("chưa rõ ngày hết hiệu lực", "no end known"),
    ENDED: Text("đã hết hiệu lực", "ended"),
    NOT_YET: Text("chưa ký", "not yet signed"),
}


@dataclass(frozen=True)
class Agreement:
    """`signed` and `ends` are None where unknown. `age_years` counts from the last day that the signing can have been.

    `ends_soon`: in force, but its last day comes within a year. `met_since` is whether a meeting of known day lies
    wholly after the signing; None where the day of the signing is unknown.
    """

    fact: Fact
    state: str
    signed: Days | None
    ends: Days | None
    age_years: int | None
    ends_soon: bool
    met_since: bool | None


def agreements(facts: Iterable[Fact], as_of: date) -> tuple[Agreement, ...]:
    """Those in force first, then without a known end, then ended; in each the oldest first, unknown days last."""
    told = list(facts)
    met = [days for days in (days_of(fact) for fact in told if fact["type"] == "MET_WITH") if days]
    found = [_agreement(fact, as_of, met) for fact in told if fact["type"] == "HAS_AGREEMENT_WITH"]
    return tuple(sorted(found, key=_order))


def _order(one: Agreement) -> tuple[int, bool, date, str]:
    return list(STATES).index(one.state), one.signed is None, one.signed.last if one.signed else date.min, _id(one)


def _id(one: Agreement) -> str:
    return str(one.fact["id"])


def _agreement(fact: Fact, as_of: date, met: list[Days]) -> Agreement:
    signed, end = days_of(fact), fact.get("expires_on")
    ends = partial(str(end)) if end else None
    state = _state(signed, ends, as_of)
    return Agreement(
        fact,
        state,
        signed,
        ends,
        full_years(signed.last, as_of) if signed and signed.last <= as_of else None,
        ends is not None and state == IN_FORCE and ends.last <= months_later(as_of, 12),
        None if signed is None else any(days.first > signed.last for days in met if days.first <= as_of),
    )


def _state(signed: Days | None, ends: Days | None, as_of: date) -> str:
    """A partial end ends with its last day: “2025” has not passed while 2025 lasts."""
    if signed and signed.first > as_of:
        return NOT_YET
    if ends is None:
        return NO_END_KNOWN
    return ENDED if ends.last < as_of else IN_FORCE
