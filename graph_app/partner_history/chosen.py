"""Which facts of a partner somebody wants to see: by type, direction, years, and since when they are on record."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from graph_app.language.texts import Text
from graph_app.partner_history.days import Fact, days_of
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

TO_US, TO_THEM, BOTH_WAYS = "to_us", "to_them", "both_ways"
AMONG_OTHERS, AMONG_US = "among_others", "among_us"
DIRECTIONS = {
    TO_THEM: Text("từ ta đến đối tác", "from us to them"),
    TO_US: Text("từ đối tác đến ta", "from them to us"),
    BOTH_WAYS: Text("hai chiều", "both ways"),
    AMONG_OTHERS: Text("giữa các bên khác", "between others"),
    AMONG_US: Text("trong nội bộ bên ta", "within our side"),
}


def direction_of(fact: Fact, ours: Collection[str]) -> str:
    """Which way a fact goes, seen from our side; `ours` are the ids of its partners.

    Facts of a type without direction (a meeting, an agreement) go both ways between us and others.
    """
    from_us, to_us = fact["source"] in ours, fact["target"] in ours
    if from_us == to_us:
        return AMONG_US if from_us else AMONG_OTHERS
    if not TYPE_BY_NAME[fact["type"]].directed:
        return BOTH_WAYS
    return TO_THEM if from_us else TO_US


@dataclass(frozen=True)
class Wanted:
    """'' and None leave a thing open. `first` and `last` are years; `recorded_since` is the first day that counts."""

    type: str = ""
    direction: str = ""
    first: int | None = None
    last: int | None = None
    recorded_since: date | None = None

    @property
    def everything(self) -> bool:
        return self == Wanted()


@dataclass(frozen=True)
class Chosen:
    """`facts` fit, in their order. Of what fits but for that, `no_day` have no known day to lie within the years,
    and `no_record_day` do not say when they were recorded."""

    facts: tuple[Fact, ...]
    no_day: int
    no_record_day: int


def chosen(facts: Iterable[Fact], wanted: Wanted, ours: Collection[str]) -> Chosen:
    """The facts that fit: a date that can mean several years fits with each of them."""
    fitting = [fact for fact in facts if _kind_fits(fact, wanted, ours)]
    in_years = [fact for fact in fitting if _years_fit(fact, wanted)]
    no_day = sum(days_of(fact) is None for fact in fitting) if wanted.first or wanted.last else 0
    since = wanted.recorded_since
    if since is None:
        return Chosen(tuple(in_years), no_day, 0)
    told = [fact for fact in in_years if fact.get("recorded_on")]
    recent = tuple(fact for fact in told if str(fact["recorded_on"]) >= since.isoformat())
    return Chosen(recent, no_day, len(in_years) - len(told))


def _kind_fits(fact: Fact, wanted: Wanted, ours: Collection[str]) -> bool:
    return (not wanted.type or fact["type"] == wanted.type) and (
        not wanted.direction or direction_of(fact, ours) == wanted.direction
    )


def _years_fit(fact: Fact, wanted: Wanted) -> bool:
    if wanted.first is None and wanted.last is None:
        return True
    days = days_of(fact)
    return (
        days is not None
        and (wanted.first is None or days.last.year >= wanted.first)
        and (wanted.last is None or days.first.year <= wanted.last)
    )
