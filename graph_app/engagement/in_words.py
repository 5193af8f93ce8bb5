"""How a partner stands on a day, in one line of words: pictures have no catalogue, so both languages stand here."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from graph_app.engagement.states import STATE_NAMES, UNKNOWN
from graph_app.engagement.trend import TREND_NAMES, TRENDS
from graph_app.language.formats import day_text
from graph_app.language.texts import Text
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES

_STRENGTH = Text("mức độ gắn kết {strength}/100", "strength {strength} of 100")
_DUE = Text("cần liên hệ trước ngày {day}", "next contact due by {day}")
_WAS_DUE = Text("đã đến hạn từ ngày {day}", "contact was due by {day}")
_NO_CONTACT = Text("chưa ghi nhận liên hệ nào rõ ngày", "no contact of known day on record")


def standing_words(state: int, trend: int, strength: float, due_on: int, as_of: int, language: str) -> str:
    """“overdue · strength 34 of 100 · contact was due by 31 Jul 2023 · fewer contacts than before”.

    `state` and `trend` are places in STATE_NAMES and TREND_NAMES, `due_on` and `as_of` days (`date.toordinal`), 0 where
    unknown.
    """
    parts = [ENGAGEMENT_STATES[STATE_NAMES[state]].told_in(language)]
    if not due_on:
        return " · ".join([*parts, _NO_CONTACT.told_in(language)])
    parts.append(_STRENGTH.told_in(language).format(strength=round(strength)))
    if state != UNKNOWN:
        due = _WAS_DUE if due_on < as_of else _DUE
        parts.append(due.told_in(language).format(day=_day(due_on, language)))
    return " · ".join([*parts, TRENDS[TREND_NAMES[trend]].told_in(language)])


@lru_cache(20_000)
def _day(day: int, language: str) -> str:
    """Remembered: from one day to the next most partners are due when they were."""
    return day_text(date.fromordinal(day).isoformat(), language)
