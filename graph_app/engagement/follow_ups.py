"""Agreements after which nothing is on record: signed, and then silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from graph_app.engagement.due import Due, Window, joined
from graph_app.engagement.events_with_us import EventsWithUs
from graph_app.engagement.expiries import newer_agreement, signed_words
from graph_app.engagement.lasting_ties import LastingTie, by_partner
from graph_app.engagement.selection import SET_ASIDE
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_history.days import Days, months_later
from graph_app.vocabulary.due_kinds import FOLLOW_UP

# After a signing something should have come of it within so many months: our guess, as the intervals of tiers are.
FOLLOW_UP_MONTHS = 12
NOTHING_SINCE = Text(
    "từ đó chưa ghi nhận cuộc gặp hay khoản hỗ trợ nào rõ ngày với đối tác này.",
    "since then no meeting and no gift of known day is on record with this partner.",
)
PERHAPS = Text(
    "Có sự kiện không rõ ngày, có thể diễn ra sau khi ký.",
    "There are events whose day is unknown or unsure; they may have come after it.",
)


def follow_ups(ties: Iterable[LastingTie], snapshot: Snapshot, events: EventsWithUs, window: Window) -> Iterator[Due]:
    """Agreements of known day, in force and not renewed, without an event that surely came after the signing.

    Due FOLLOW_UP_MONTHS after it; those of before the window are still open. `events` are those known on its first day.
    """
    for of_partner in by_partner(tie for tie in ties if _waited_for(tie)).values():
        place = snapshot.place(of_partner[0].partner.id)
        for tie in of_partner:
            if tie.begun is None or not tie.came_by(window.first) or tie.ended_by(window.first):
                continue
            if events.latest_first[place] > tie.begun.last.toordinal():
                continue  # something surely came after it
            on = Days(*(months_later(day, FOLLOW_UP_MONTHS) for day in tie.begun))
            if on.first <= window.last and not newer_agreement(tie, of_partner, window.first):
                perhaps = bool(events.undated[place] or events.latest_last[place] > tie.begun.first.toordinal())
                yield Due(FOLLOW_UP, on, tie.partner, (tie.id,), partial(_words, tie, perhaps))


def _waited_for(tie: LastingTie) -> bool:
    """An agreement with another, whose silence is not meant."""
    return tie.is_agreement and not tie.partner.home and tie.partner.status not in SET_ASIDE


def _words(tie: LastingTie, perhaps: bool) -> Text:
    return joined(signed_words(tie), NOTHING_SINCE, PERHAPS if perhaps else None)
