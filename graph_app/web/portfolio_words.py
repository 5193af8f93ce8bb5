"""The words and colours of the portfolio: states, moments, regions and columns as people call them."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext

from graph_app.engagement.happenings import BEFORE
from graph_app.engagement.quarters import SEVERAL_YEARS, UNDATED, moment_named
from graph_app.engagement.selection import TIERS
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from graph_app.vocabulary.regions import REGION_BY_CODE
from graph_app.web.language import language

# Green to red by how much is left of the interval, grey for what we do not know; told apart by brightness, too.
WAY_COLOURS = {"gave": "#0072b2", "received": "#d55e00", "hosted": "#0072b2", "visited": "#d55e00"}


def portfolio_words() -> dict[str, Any]:
    """Functions that the templates ask for words, by name."""
    return {
        "state_word": lambda name: ENGAGEMENT_STATES[name].told_in(language()),
        "tier_word": lambda tier: TIERS[tier].told_in(language()),
        "region_word": _region_word,
        "moment_word": _moment_word,
        "way_word": lambda name: {
            "gave": gettext("we gave"),
            "received": gettext("they gave"),
            "hosted": gettext("we were the host"),
            "visited": gettext("they were the host"),
        }[name],
        "lack_word": lambda name: {
            "all": gettext("all"),
            "tier": gettext("without a tier: their interval is assumed"),
            "contact": gettext("without any contact of known day"),
            "source": gettext("whose newest source is too old, or has no day"),
            "enough": gettext("with too little on record to be judged"),
        }[name],
    }


def _region_word(code: str) -> str:
    return REGION_BY_CODE[code].caption.told_in(language()) if code in REGION_BY_CODE else gettext("region unknown")


def _moment_word(name: str) -> str:
    """“2024-Q2” as II/2024 or Q2 2024; what lies in no quarter says so."""
    if name == BEFORE:
        return str(gettext("before"))
    named = moment_named(name)
    if named in (UNDATED, SEVERAL_YEARS):
        words = gettext("day unknown") if named == UNDATED else gettext("year not known for sure")
        return str(words)
    year, quarter = divmod(named, 10)
    if not quarter:
        return str(gettext("in %(year)s, quarter unknown", year=year))
    roman = ("I", "II", "III", "IV")[quarter - 1]
    return f"{roman}/{year}" if language() == "vi" else f"Q{quarter} {year}"
