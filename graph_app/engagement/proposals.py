"""Anniversary and dormancy together: a round year comes, and the last meeting is long ago. A line ready for a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.anniversaries import RoundYears, ended_words
from graph_app.engagement.cadence import months_later
from graph_app.engagement.due import Window, day_words, joined, put, when_words
from graph_app.engagement.events_with_us import EventsWithUs
from graph_app.engagement.selection import SET_ASIDE
from graph_app.engagement.standing import Engagement
from graph_app.language.texts import Text
from graph_app.partner_history.days import Days

AGREEMENT = Text(
    "{when} tròn {years} năm ngày ký với {partner} ({what}, {begun});",
    "{when} it is {years} years with {partner} ({what}, {begun});",
)
MEMBERSHIP = Text(
    "{when} tròn {years} năm tham gia {partner} ({begun});",
    "{when} it is {years} years of membership in {partner} ({begun});",
)
LAST_MET = Text("cuộc gặp gần nhất được ghi nhận: {day}.", "last meeting on record: {day}.")
UNDATED_ONLY = Text("có ghi nhận gặp gỡ nhưng không rõ ngày.", "meetings are on record, but none with a known day.")
NO_RECORD = Text(
    "chưa ghi nhận cuộc gặp nào (không có nghĩa là chưa từng gặp).",
    "no meeting is on record (which does not say that there was none).",
)
PROPOSE = Text(
    "Đề xuất nhân dịp này cử hoặc mời đoàn, hoặc gửi thư chúc mừng.",
    "Proposal: send or invite a delegation for it, or write a letter.",
)


@dataclass(frozen=True)
class Proposal:
    """`last_met` are the days of the last meeting, None where none of known day is on record; then nothing is known of
    how long ago it was. `facts` are ids: the tie, and the last meeting. `say` makes the words when they are read."""

    round_years: RoundYears
    last_met: Days | None
    facts: tuple[str, ...]
    say: Callable[[], Text] = field(compare=False, repr=False)

    @cached_property
    def words(self) -> Text:
        """The line, in both languages."""
        return self.say()


def proposals(coming: Iterable[RoundYears], found: Engagement, events: EventsWithUs, window: Window) -> list[Proposal]:
    """A line for each round year of a partner whose last meeting is longer ago than its interval of contact.

    Longest without a meeting first, then those of which no day is known. `found` and `events` are of the window's
    first day.
    """
    unmet = _unmet(found, events)
    told = [
        _proposal(each, found, events, window)
        for each in coming
        if not each.tie.partner.home
        and each.tie.partner.status not in SET_ASIDE
        and unmet[found.record.snapshot.place(each.tie.partner.id)]
    ]
    return sorted(
        told, key=lambda one: (one.last_met is None, one.last_met or one.round_years.on, one.round_years.on, one.facts)
    )


def _unmet(found: Engagement, events: EventsWithUs) -> NDArray[np.bool_]:
    """Whether each partner's interval is over without a meeting, or no day of one is known: (n,).

    Counted from the last day that the newest meeting can have been, so that nobody is blamed for an open date.
    """
    last_days = np.append(found.record.snapshot.date_to, 0).astype(np.int64)  # the last one: no meeting
    last = np.minimum(last_days[events.last_meeting], found.as_of.toordinal())
    over: NDArray[np.bool_] = months_later(last, found.cadence_months) < found.as_of.toordinal()
    return (events.last_meeting < 0) | over


def _proposal(each: RoundYears, found: Engagement, events: EventsWithUs, window: Window) -> Proposal:
    snapshot = found.record.snapshot
    place = snapshot.place(each.tie.partner.id)
    meeting = int(events.last_meeting[place])
    last_met: Days | None = None
    met: tuple[str, ...] = ()
    if meeting >= 0:
        days = (date.fromordinal(int(day[meeting])) for day in (snapshot.date_to, snapshot.date_from))
        last_met, met = Days(*days), (str(found.record.details.ids[meeting]),)
    say = partial(_words, each, last_met, bool(events.undated_meetings[place]), window)
    return Proposal(each, last_met, (each.tie.id, *met), say)


def _words(each: RoundYears, last_met: Days | None, undated: bool, window: Window) -> Text:
    tie = each.tie
    assert tie.begun
    begin = put(
        AGREEMENT if tie.is_agreement else MEMBERSHIP,
        when=when_words(each.on),
        years=each.years,
        partner=Text(tie.partner.name_in("vi"), tie.partner.name_in("en")),
        what=tie.what,
        begun=day_words(tie.begun),
    )
    return joined(begin, _met_words(last_met, undated), ended_words(tie, window), PROPOSE)


def _met_words(last_met: Days | None, undated: bool) -> Text:
    if last_met:
        return put(LAST_MET, day=day_words(last_met))
    return UNDATED_ONLY if undated else NO_RECORD
