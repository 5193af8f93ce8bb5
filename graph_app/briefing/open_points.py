"""The open points of a briefing: what ends, what was forgotten, and what nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_app.briefing import words
from graph_app.briefing.limits import Limits
from graph_app.briefing.sheet import Line, Part, Section
from graph_app.briefing.telling import Telling
from graph_app.language.texts import Text
from graph_app.partner_history.agreements import ENDED, NO_END_KNOWN, NOT_YET, Agreement
from graph_app.partner_history.aid import given
from graph_app.partner_history.days import Fact, days_of
from graph_app.partner_history.file import PartnerFile


def open_points(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    """A line for each open point that there is; no line is a promise that nothing else is open."""
    lines = tuple(_lines(file, tell, limits))
    return Section(tell(words.OPEN), (Part(lines=lines, empty=tell(words.NONE_FOUND)),))


def _lines(file: PartnerFile, tell: Telling, limits: Limits) -> Iterator[Line]:
    told = file.agreements
    yield from _agreements(words.ENDS_SOON, [one for one in told if one.ends_soon], tell, limits)
    yield from _agreements(words.END_PASSED, [one for one in told if one.state == ENDED], tell, limits)
    forgotten = [one for one in told if one.met_since is False and one.state not in (ENDED, NOT_YET)]
    yield from _agreements(words.NOT_MET, forgotten, tell, limits)
    undated = [fact for fact in file.facts if days_of(fact) is None]
    if undated:
        named = _named([tell.title(fact) for fact in undated], limits.undated, tell)
        caption = tell(words.NO_DAY, count=tell.number(len(undated)))
        yield Line(caption, named, tell.sources(*undated[: limits.undated]))
    unknown = _unknown(file, tell)
    if unknown:
        yield Line(tell(words.UNKNOWNS), "; ".join(unknown))
    if file.truncated:
        yield Line(tell(words.TRUNCATED), tell(words.TRUNCATED_AT, count=tell.number(len(file.facts))))


def _agreements(caption: Text, found: Sequence[Agreement], tell: Telling, limits: Limits) -> Iterator[Line]:
    if found:
        titles = [_with_day(one, tell) for one in found]
        named = found[: limits.each_open]
        yield Line(tell(caption), _named(titles, limits.each_open, tell), tell.sources(*(one.fact for one in named)))


def _with_day(one: Agreement, tell: Telling) -> str:
    day = tell.end(one.ends) if one.ends else tell.day(one.signed) if one.signed else ""
    return f"{tell.title(one.fact)} ({day})" if day else tell.title(one.fact)


def _named(titles: Sequence[str], most: int, tell: Telling) -> str:
    more = f" … {tell(words.MORE, count=len(titles) - most)}" if len(titles) > most else ""
    return "; ".join(titles[:most]) + more


def _unknown(file: PartnerFile, tell: Telling) -> list[str]:
    """What no source tells: of the partner, and how often of its facts."""
    partner = file.partner
    of_partner = (
        (words.COUNTRY, partner.country),
        (words.LEVEL, partner.level if partner.kind == "City" else "no city has none"),
        (words.TIER, partner.tier),
        (words.STATUS, partner.status),
    )
    told = [tell(caption) for caption, value in of_partner if value is None]
    counts = (
        (words.NO_END_OF, sum(one.state == NO_END_KNOWN for one in file.agreements)),
        (words.NO_AMOUNT_OF, _without_amount(file.facts)),
        (words.NO_RANK_OF, sum(met.count for met in file.meetings.ranks if not met.word)),
    )
    return told + [tell(sentence, count=tell.number(count)) for sentence, count in counts if count]


def _without_amount(facts: Sequence[Fact]) -> int:
    return sum(each.fact_count for each in given(facts).unvalued)
