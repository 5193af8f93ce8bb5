"""What is known of a partner, told to people in the words of a language ("vi" or "en")."""

from __future__ import annotations

from graph_app.partner_graph.partner import Partner
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.properties import PARTNER_PROPERTIES
from graph_app.vocabulary.wording import value_text

_SHOWN_ELSEWHERE = {"id", "name_vi", "name_en", "home", "source_id", "quote"}


def other_names(partner: Partner, language: str) -> list[str]:
    """All names of a partner but the one that heads its page, each once."""
    heading = partner.name_in(language)
    return [name for name in partner.names if name != heading]


def known_of(partner: Partner, language: str) -> list[tuple[str, str]]:
    """What is known beyond its names: (caption, value)."""
    told = [(COLUMNS["kind"].caption.told_in(language), KIND_BY_NAME[partner.kind].caption.told_in(language))]
    for own in PARTNER_PROPERTIES:
        value = getattr(partner, own.name)
        if own.name not in _SHOWN_ELSEWHERE and value not in (None, ()):
            value = list(value) if isinstance(value, tuple) else value
            told.append((own.caption.told_in(language), value_text(own, value, {}, language)))
    return told
