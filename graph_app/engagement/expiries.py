"""Agreements that end, and those that ended without a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from graph_app.engagement.due import Due, Window, day_words, joined, put
from graph_app.engagement.lasting_ties import LastingTie, by_partner
from graph_app.language.texts import Text
from graph_app.vocabulary.due_kinds import EXPIRY

SIGNED = Text("{what}, ký {day}:", "{what}, signed {day}:")
SIGNED_UNKNOWN = Text("{what}, không rõ ngày ký:", "{what}, day of signing unknown:")
ENDS = Text("hết hiệu lực {day}.", "ends {day}.")
ENDED = Text("đã hết hiệu lực {day}; chưa ghi nhận gia hạn.", "ended {day}; no renewal is on record.")
RENEWED = Text("Đã có thỏa thuận mới, ký {day}.", "A newer one is on record, signed {day}.")


def expiries(ties: Iterable[LastingTie], window: Window) -> Iterator[Due]:
    """Agreements that end in the window, and as still open those that ended before it and were not renewed."""
    for of_partner in by_partner(tie for tie in ties if tie.is_agreement).values():
        for tie in of_partner:
            if tie.ends and tie.came_by(window.first) and tie.ends.first <= window.last:
                newer = newer_agreement(tie, of_partner, window.first)
                if not (newer and tie.ended_by(window.first)):
                    yield _due(tie, newer, window.first)


def newer_agreement(tie: LastingTie, of_partner: Iterable[LastingTie], as_of: date) -> LastingTie | None:
    """The newest agreement of the same kind with the same partner that was signed by `as_of` and carries this one on.

    It was signed after this one (where the day of that is unknown: not before this one's end began), and does not end
    before it does. None where nothing on record renews it.
    """
    found = [
        other
        for other in of_partner
        if other.is_agreement
        and other.id != tie.id
        and other.fact.get("agreement_type") == tie.fact.get("agreement_type")
        and other.begun
        and other.begun.first <= as_of
        and _is_later(tie, other)
    ]
    return max(found, key=lambda other: (other.begun, other.id), default=None)


def _is_later(tie: LastingTie, other: LastingTie) -> bool:
    assert other.begun
    if tie.ends and other.ends and other.ends.last <= tie.ends.last:
        return False
    if tie.begun:
        return other.begun.first > tie.begun.last
    return tie.ends is not None and other.begun.last >= tie.ends.first


def signed_words(tie: LastingTie) -> Text:
    """“Twinning, signed 4 Apr 2022:”, as sentences about an agreement begin."""
    if tie.begun is None:
        return put(SIGNED_UNKNOWN, what=tie.what)
    return put(SIGNED, what=tie.what, day=day_words(tie.begun))


def _due(tie: LastingTie, newer: LastingTie | None, as_of: date) -> Due:
    assert tie.ends
    facts = (tie.id, *([newer.id] if newer else []))
    return Due(EXPIRY, tie.ends, tie.partner, facts, partial(_words, tie, newer, as_of))


def _words(tie: LastingTie, newer: LastingTie | None, as_of: date) -> Text:
    assert tie.ends
    ended = ENDED if tie.ended_by(as_of) else ENDS
    renewed = put(RENEWED, day=day_words(newer.begun)) if newer and newer.begun else None
    return joined(signed_words(tie), put(ended, day=day_words(tie.ends)), renewed)
