"""Meetings of a partner: the first and the last, who was met by rank (people are no nodes), and kinds of event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph_app.partner_history.days import Days, Fact, days_of
from graph_app.vocabulary.properties import EVENT_TYPE, RANK, Property


@dataclass(frozen=True)
class Met:
    """How many events had a word ('' where none tells), and the days of the last one, None where no day is known."""

    word: str
    count: int
    last: Days | None


@dataclass(frozen=True)
class Meetings:
    """Meetings that had begun by a day: `first` and `last` with their days, and how many events have no known day.

    An event with several pairs of partners is one. `ranks` stand highest first, `kinds` most frequent first, what no
    source tells last in both. `later` are announced: they begin after the day.
    """

    event_count: int
    first: tuple[Days, Fact] | None
    last: tuple[Days, Fact] | None
    undated: int
    later: int
    ranks: tuple[Met, ...]
    kinds: tuple[Met, ...]


def meetings(facts: Iterable[Fact], as_of: date) -> Meetings:
    """What the meetings among facts tell, seen from `as_of`.

    Of two the later last possible day is the later one; of equal ones that of which less is left open.
    """
    events = _events(facts)
    begun = [(days_of(fact), fact) for fact in events if _begun(fact, as_of)]
    dated = sorted(((days, fact) for days, fact in begun if days), key=lambda pair: (pair[0], str(pair[1]["id"])))
    past = [fact for _, fact in begun]
    return Meetings(
        len(past),
        dated[0] if dated else None,
        dated[-1] if dated else None,
        len(past) - len(dated),
        len(events) - len(past),
        _counted(past, RANK, list(RANK.choices)),
        _counted(past, EVENT_TYPE, None),
    )


def last_meetings(facts: Iterable[Fact], as_of: date, count: int) -> tuple[list[Fact], int]:
    """The newest events of known day that had begun by a day, newest first, and how many more there are."""
    begun = [(days_of(fact), fact) for fact in _events(facts) if _begun(fact, as_of)]
    dated = [(days, fact) for days, fact in begun if days]
    newest = sorted(dated, key=lambda pair: (pair[0], str(pair[1]["id"])), reverse=True)
    return [fact for _, fact in newest[:count]], max(0, len(newest) - count)


def _events(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each event: the first that tells of it."""
    events: dict[str, Fact] = {}
    for fact in facts:
        if fact["type"] == "MET_WITH":
            events.setdefault(str(fact.get("event_id") or fact["id"]), fact)
    return list(events.values())


def _begun(fact: Fact, as_of: date) -> bool:
    days = days_of(fact)
    return days is None or days.first <= as_of


def _counted(events: Sequence[Fact], own: Property, order: list[str] | None) -> tuple[Met, ...]:
    groups: dict[str, list[Fact]] = {}
    for fact in events:
        groups.setdefault(str(fact.get(own.name) or ""), []).append(fact)
    met = [Met(word, len(group), _newest(group)) for word, group in groups.items()]

    def place(each: Met) -> tuple[bool, int, str]:
        if order is None:
            return not each.word, -each.count, each.word
        return not each.word, order.index(each.word) if each.word in order else len(order), each.word

    return tuple(sorted(met, key=place))


def _newest(facts: Iterable[Fact]) -> Days | None:
    return max(filter(None, map(days_of, facts)), default=None)
