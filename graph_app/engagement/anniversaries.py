"""Round years of what ties us to others, as things that fall due: the reckoning is that of a partner's own page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from graph_app.engagement.due import Due, Window, day_words, joined, put
from graph_app.engagement.lasting_ties import LastingTie
from graph_app.language.texts import Text
from graph_app.partner_history.anniversaries import round_years
from graph_app.partner_history.days import Days
from graph_app.vocabulary.due_kinds import ANNIVERSARY

ROUND_YEARS = Text("Tròn {years} năm: {what} ({day}).", "{years} years: {what} ({day}).")
ENDED = Text("Đã hết hiệu lực {day}.", "It ended {day}.")


@dataclass(frozen=True)
class RoundYears:
    """So many years of a tie, on days as exact as its beginning is known."""

    tie: LastingTie
    years: int
    on: Days


def coming_round_years(ties: Iterable[LastingTie], window: Window) -> Iterator[RoundYears]:
    """Every round year (5, 10, 15 …) of agreements and memberships that may fall into the window."""
    for tie in ties:
        if tie.begun:
            for years, on in round_years(tie.begun, window.first, window.last):
                yield RoundYears(tie, years, on)


def anniversary(found: RoundYears, window: Window) -> Due:
    """As something that falls due; where the tie had ended before the window, it says so."""
    tie = found.tie
    return Due(ANNIVERSARY, found.on, tie.partner, (tie.id,), partial(_words, found, window), str(found.years))


def _words(found: RoundYears, window: Window) -> Text:
    tie = found.tie
    assert tie.begun
    words = put(ROUND_YEARS, years=found.years, what=tie.what, day=day_words(tie.begun))
    return joined(words, ended_words(tie, window))


def ended_words(tie: LastingTie, window: Window) -> Text | None:
    """That a tie ended before the window, None where it did not."""
    return put(ENDED, day=day_words(tie.ends)) if tie.ends and tie.ended_by(window.first) else None
