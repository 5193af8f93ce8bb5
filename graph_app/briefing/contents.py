"""What a briefing says, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from graph_app.briefing import words
from graph_app.briefing.limits import CONTACTS, Limits
from graph_app.briefing.open_points import open_points
from graph_app.briefing.sheet import Line, Part, Row, Section
from graph_app.briefing.telling import Telling
from graph_app.partner_graph.known import other_names
from graph_app.partner_history.agreements import ENDED, NOT_YET, Agreement
from graph_app.partner_history.aid import Given, given
from graph_app.partner_history.anniversaries import anniversaries
from graph_app.partner_history.chosen import AMONG_OTHERS, TO_THEM, TO_US, direction_of
from graph_app.partner_history.days import Fact, days_of, partial
from graph_app.partner_history.file import PartnerFile
from graph_app.partner_history.meetings import last_meetings
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.properties import AGREEMENT_TYPE, CATEGORY, EVENT_TYPE, FORM, LEVEL, RANK, ROLE, STAGE, STATUS
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

ANNIVERSARY_MONTHS = 24


def sections(file: PartnerFile, language: str, limits: Limits) -> tuple[Section, ...]:
    """All sections in their order; one about nothing says that nothing is on record."""
    tell = Telling(language, limits.letters)
    write: tuple[Callable[[PartnerFile, Telling, Limits], Section], ...] = (
        _who,
        _in_force,
        _contacts,
        _aid,
        _in_common,
        open_points,
        _anniversaries,
    )
    return tuple(section(file, tell, limits) for section in write)


def _who(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    partner = file.partner
    kind = [KIND_BY_NAME[partner.kind].caption.told_in(tell.language)]
    kind += filter(None, [tell.choice(LEVEL, partner.level), tell.choice(CATEGORY, partner.category)])
    kind += [tell.country(partner.country)] if partner.country else []
    standing = [str(partner.tier)] if partner.tier else []
    standing += [tell.choice(STATUS, partner.status)] if partner.status else []
    unknown = tell(words.NOT_KNOWN)
    own = (partner.source_id,) if partner.source_id else ()
    rows = [
        Row(
            (
                tell(words.NAMES_IN_BOTH),
                f"{tell.text(partner.name_vi) or unknown} / {tell.text(partner.name_en) or unknown}",
            )
        ),
        Row((tell(words.KIND), ", ".join(kind)), own),
        Row((tell(words.STANDING), ", ".join(standing) or unknown)),
        Row((tell(words.FIRST_AND_LAST), _first_and_last(file, tell))),
        Row((tell(words.ON_RECORD), _fact_counts(file.facts, tell))),
    ]
    if partner.name_local:
        rows.insert(1, Row((tell(words.LOCAL), tell.text(partner.name_local))))
    return Section(tell(words.WHO), (Part(rows=tuple(rows)),))


def _first_and_last(file: PartnerFile, tell: Telling) -> str:
    first, last = file.meetings.first, file.meetings.last
    if not first or not last:
        return tell(words.NO_RECORD)
    return f"{tell.day(first[0])} / {tell.day(last[0])}"


def _fact_counts(facts: Sequence[Fact], tell: Telling) -> str:
    if not facts:
        return tell(words.NOTHING_ON_RECORD)
    counts = Counter(fact["type"] for fact in facts)
    types = [f"{of.noun.told_in(tell.language)} {counts[name]}" for name, of in TYPE_BY_NAME.items() if counts[name]]
    return tell(words.FACT_COUNTS, count=tell.number(len(facts)), types=", ".join(types))


def _in_force(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    agreements = [_agreement_line(one, tell) for one in file.agreements if one.state not in (ENDED, NOT_YET)]
    memberships = [_membership_line(fact, tell) for fact in file.facts if _membership_of_ours(fact, file)]
    return Section(tell(words.IN_FORCE), (tell.part([*agreements, *memberships], limits.ties),))


def _agreement_line(one: Agreement, tell: Telling) -> Line:
    told = [tell.choice(AGREEMENT_TYPE, one.fact.get("agreement_type"))]
    told.append(tell(words.SIGNED, day=tell.day(one.signed)) if one.signed else tell(words.SIGNED_UNKNOWN))
    if one.age_years:
        told.append(tell(words.AGE, years=one.age_years) if one.age_years > 1 else tell(words.AGE_ONE))
    told.append(tell(words.ENDS, day=tell.end(one.ends)) if one.ends else tell(words.END_UNKNOWN))
    return Line(tell.title(one.fact), "; ".join(filter(None, told)), tell.sources(one.fact))


def _membership_of_ours(fact: Fact, file: PartnerFile) -> bool:
    """Whether a fact is a membership between the partner and our side that has not ended by the day."""
    if fact["type"] != "MEMBER_OF" or direction_of(fact, file.ours) == AMONG_OTHERS:
        return False
    days, until = days_of(fact), fact.get("until")
    begun = days is None or days.first <= file.as_of
    return begun and (not until or partial(str(until)).last >= file.as_of)


def _membership_line(fact: Fact, tell: Telling) -> Line:
    days = days_of(fact)
    since = tell(words.MEMBER_SINCE, day=tell.day(days)) if days else tell(words.MEMBER_SINCE_UNKNOWN)
    told = [tell.choice(ROLE, fact.get("role")), since]
    return Line(tell.title(fact), "; ".join(filter(None, told)), tell.sources(fact))


def _contacts(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    newest, more = last_meetings(file.facts, file.as_of, CONTACTS)
    lines = tuple(_contact_line(fact, file, tell) for fact in newest)
    left_out = tell(words.OLDER, count=more) if more else ""
    return Section(tell(words.CONTACTS), (Part(lines=lines, left_out=left_out, empty=tell(words.NONE_ON_RECORD)),))


def _contact_line(fact: Fact, file: PartnerFile, tell: Telling) -> Line:
    days = days_of(fact)
    other = fact["target"] if fact["source"] == file.partner.id else fact["source"]
    told = [
        tell.text(file.snapshot.partner(other).name_in(tell.language)),
        tell.choice(EVENT_TYPE, fact.get("event_type")),
        tell.choice(RANK, fact.get("rank")),
        tell.text(fact.get("place")),
    ]
    return Line(
        tell.day(days) if days else "", f"{tell.title(fact)} ({'; '.join(filter(None, told))})", tell.sources(fact)
    )


def _aid(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    ways = ((words.WE_GAVE, TO_THEM), (words.THEY_GAVE, TO_US))
    columns = (words.STAGE, words.WHAT, words.TOTAL, words.FACTS)
    parts = []
    for caption, way in ways:
        rows = _aid_rows(given(fact for fact in file.facts if direction_of(fact, file.ours) == way), tell)
        left_out = tell(words.MORE, count=len(rows) - limits.aid) if len(rows) > limits.aid else ""
        told = tuple(map(tell, columns)) if rows else ()
        parts.append(Part(tell(caption), (), told, tuple(rows[: limits.aid]), left_out, tell(words.NONE_ON_RECORD)))
    return Section(tell(words.AID), tuple(parts))


def _aid_rows(totals: Given, tell: Telling) -> list[Row]:
    """A line for each that may be added up; amounts first, goods next, what has no known amount last."""

    def row(stage: str, what: str, total: str, count: int, sources: tuple[str, ...]) -> Row:
        told = tell.choice(STAGE, stage) or tell(words.UNSAID)
        return Row((told, what or tell(words.UNSAID), total, tell.number(count)), sources)

    money = [
        row(
            each.stage,
            tell.choice(FORM, each.form),
            f"{tell.number(each.amount)} {tell.text(each.currency)}",
            each.fact_count,
            each.source_ids,
        )
        for each in totals.money
    ]
    goods = [
        row(
            each.stage,
            tell.text(each.item),
            f"{tell.number(each.quantity)} {tell.text(each.unit)}",
            each.fact_count,
            each.source_ids,
        )
        for each in totals.goods
    ]
    unknown = tell(words.AMOUNT_UNKNOWN)
    rest = [
        row(each.stage, tell.choice(FORM, each.form), unknown, each.fact_count, each.source_ids)
        for each in totals.unvalued
    ]
    return [*money, *goods, *rest]


def _in_common(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    networks = [
        Line(
            tell.name(each.body),
            tell(words.WITH, names=", ".join(map(tell.name, each.ours[:3])) + ("…" if len(each.ours) > 3 else "")),
            _sources_of_membership(file.facts, each.body.id, tell),
        )
        for each in file.networks
    ]
    friends = [
        Line(tell.name(each.partner), tell(words.FACTS_EACH, theirs=each.facts_with_them, ours=each.facts_with_us))
        for each in file.friends
    ]
    parts = (
        tell.part(networks, limits.in_common, tell(words.NETWORKS)),
        tell.part(friends, limits.in_common, tell(words.FRIENDS)),
    )
    return Section(tell(words.COMMON), parts)


def _sources_of_membership(facts: Iterable[Fact], body: str, tell: Telling) -> tuple[str, ...]:
    return tell.sources(*(fact for fact in facts if fact["type"] == "MEMBER_OF" and fact["target"] == body))


def _anniversaries(file: PartnerFile, tell: Telling, limits: Limits) -> Section:
    ended = {one.fact["id"] for one in file.agreements if one.state == ENDED}
    lines = []
    for each in anniversaries(file.facts, file.ours, file.as_of, ANNIVERSARY_MONTHS):
        years = tell(words.YEARS, count=each.years)
        after = f" ({tell(words.ENDED_SINCE)})" if each.fact["id"] in ended else ""
        lines.append(Line(tell.day(each.on), f"{years} – {tell.title(each.fact)}{after}", tell.sources(each.fact)))
    return Section(tell(words.ANNIVERSARIES), (tell.part(lines, limits.anniversaries),))


def names_line(file: PartnerFile, language: str) -> str:
    """All other names of the partner, as they stand under the title."""
    tell = Telling(language, 60)
    return " · ".join(map(tell.text, other_names(file.partner, language)[:6]))
