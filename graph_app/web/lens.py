"""`/network/lens.json`: how partners and ties of a view stand on a day, to give a picture other looks."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from flask import Blueprint, Response

from graph_app.drawing.lens import HALOS, TREND_COLOURS, UNDATED_DASHES, Lens
from graph_app.drawing.style import OPACITY, UNSURE_OPACITY
from graph_app.language.formats import spoken_day
from graph_app.lens_view import known_by, seeing
from graph_app.network_view import NAMES, part_of
from graph_app.view.address import address_text, view_of
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from graph_app.web.answers import explorer, json_response, kept
from graph_app.web.language import language
from graph_app.web.network_words import count_sentence, lens_sentence
from graph_app.web.saved_views import opened_view, texts_here

blueprint = Blueprint("lens", __name__)

PARTNER_COLUMNS = ("id", "state", "trend", "words")
TIE_COLUMNS = ("id", "fact_count", "strength", "width")
# By names of states, trends and types of facts, and of lines with and without a fact of known day.
_LOOKS = {
    **{name: asdict(halo) for name, halo in HALOS.items()},
    **TREND_COLOURS,
    **{of.name: of.dashes for of in RELATIONSHIP_TYPES},
    "dated": {"opacity": OPACITY},
    "undated": {"opacity": UNSURE_OPACITY, "dashes": UNDATED_DASHES},
}


@blueprint.get("/network/lens.json")
def lens() -> Response:
    """The fields are those of `/network`; `as_of` is the day, today where it is not given."""
    return kept(_answer)


def _answer() -> tuple[Response, bool]:
    saved = opened_view()
    texts = texts_here(saved)
    view = view_of(texts, NAMES)
    as_of = view.as_of or date.today()
    whole, part = part_of(explorer(), view)
    found = seeing(explorer(), part, as_of, language())
    body = {
        "ok": True,
        "data_version": whole.data_version,
        "truncated": False,
        "state": address_text(texts),
        "as_of": as_of.isoformat(),
        "day": spoken_day(as_of.isoformat(), language()),
        "sentences": [count_sentence(known_by(part.part, found), whole), lens_sentence(found)],
        "counts": found.lens.counts(),
        "looks": _LOOKS,
        "partners": {"columns": PARTNER_COLUMNS, "rows": partner_rows(found.lens)},
        "ties": {"columns": TIE_COLUMNS, "rows": tie_rows(found.lens)},
    }
    return json_response(body), saved is None


def partner_rows(lens: Lens) -> list[tuple[Any, ...]]:
    """Each partner of the part: id, names of its state (null for our own side) and trend, and both in words."""
    states = [*(entry.name for entry in lens.states.entries), None]  # -1 is the last
    trends = [entry.name for entry in lens.trends.entries]
    columns = zip(lens.part.partners, lens.states.of.tolist(), lens.trends.of.tolist(), lens.words, strict=True)
    return [(partner.id, states[state], trends[trend], words) for partner, state, trend, words in columns]


def tie_rows(lens: Lens) -> list[tuple[Any, ...]]:
    """Each line of the part: id, facts by that day, strength (null where no day is known) and thickness."""
    known = [None if strong != strong else round(strong) for strong in lens.strengths.tolist()]
    return list(zip(lens.line_ids, lens.facts.tolist(), known, lens.widths().tolist(), strict=True))
