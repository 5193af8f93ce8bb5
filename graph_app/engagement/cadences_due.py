"""Intervals that run out: by when each partner should hear from us again, as the engagement model has it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from graph_app.engagement.cadence import ASSUMED
from graph_app.engagement.due import Due, Window, day_words, joined, put, told_days
from graph_app.engagement.events_with_us import EventsWithUs, told_date
from graph_app.engagement.selection import SET_ASIDE
from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import UNKNOWN
from graph_app.language.texts import Text
from graph_app.partner_history.days import Days
from graph_app.vocabulary.due_kinds import CADENCE

WANTED = Text(
    "Cần liên hệ chậm nhất {day}: lần liên hệ gần nhất {last}, chu kỳ {months} tháng.",
    "Contact wanted by {day}: the last one on record was {last}, the interval is {months} months.",
)
WAS_WANTED = Text(
    "Quá hạn liên hệ từ {day}: lần liên hệ gần nhất {last}, chu kỳ {months} tháng.",
    "Contact was wanted by {day}: the last one on record was {last}, the interval is {months} months.",
)
NO_TIER = Text("Chu kỳ là giả định vì chưa xếp mức ưu tiên.", "The interval is assumed, as no tier is given.")
UNSURE = Text(
    "Tính từ ngày muộn nhất có thể của lần liên hệ ấy.", "Counted from the last day that this contact can have been."
)


def cadences_due(found: Engagement, events: EventsWithUs, window: Window) -> Iterator[Due]:
    """The end of each partner's interval in the window, and as still open those that ended before.

    `found` and `events` are of the window's first day. Who is unknown to the model is left out.
    """
    snapshot = found.record.snapshot
    wanted = (found.due_on > 0) & (found.due_on <= window.last.toordinal()) & (found.state != UNKNOWN)
    for place in (wanted & ~found.record.home).nonzero()[0].tolist():
        if snapshot.partners[place].status in SET_ASIDE:
            continue  # this silence is meant
        day = date.fromordinal(int(found.due_on[place]))
        fact = int(events.last_contact[place])
        fact_id = str(found.record.details.ids[fact])
        say = partial(_words, found, place, fact, day)
        yield Due(CADENCE, Days(day, day), snapshot.partners[place], (fact_id,), say)


def _words(found: Engagement, place: int, fact: int, day: date) -> Text:
    last = told_days(told_date(found.record.snapshot, fact))
    told = put(
        WAS_WANTED if day < found.as_of else WANTED,
        day=day_words(Days(day, day)),
        last=day_words(last),
        months=int(found.cadence_months[place]),
    )
    assumed = NO_TIER if found.cadence_origin[place] == ASSUMED else None
    return joined(told, None if last.exact else UNSURE, assumed)
