"""What the engagement lens shows of a part of the network on a day: the states of partners, the strength of ties.

No fact of a later day plays a part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.colouring import ColourEntry, Colouring
from graph_app.drawing.lens import HALOS, TREND_COLOURS, Lens
from graph_app.drawing.lines import lines_of_facts
from graph_app.drawing.picture import edge_id
from graph_app.engagement.contacts import CONTACT_TYPES
from graph_app.engagement.in_words import standing_words
from graph_app.engagement.on_record import OnRecord
from graph_app.engagement.points import begun_days, fact_points, strength
from graph_app.engagement.standing import Engagement
from graph_app.engagement.trend import TRENDS, trends
from graph_app.engagement.values import Values
from graph_app.engagement_view import engagement_on, record_of
from graph_app.errors import DataChanging
from graph_app.explorer import Explorer
from graph_app.language.texts import Text
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import facts_at
from graph_app.view.shown import Shown
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

OURS = Text("bên ta", "our side")
_OF_STATE = [
    ColourEntry(f"state-{name}", caption, HALOS[f"state-{name}"].colour) for name, caption in ENGAGEMENT_STATES.items()
]
_OF_TREND = [
    *(ColourEntry(f"trend-{name}", caption, TREND_COLOURS[f"trend-{name}"]) for name, caption in TRENDS.items()),
    ColourEntry("trend-ours", OURS, TREND_COLOURS["trend-ours"]),
]


@dataclass(frozen=True, eq=False)
class Seeing:
    """The lens on a day, and how many of the part's facts come later."""

    lens: Lens
    as_of: date
    later: int


def seeing(explorer: Explorer, shown: Shown, as_of: date, language: str) -> Seeing:
    """A part of the newest network on a day, in the words of one language.

    DataChanging where the data move meanwhile; see `record_of` for its other errors.
    """
    found = engagement_on(explorer, as_of)
    if found.record.snapshot.state != shown.part.state:
        raise DataChanging()
    values = explorer.engagement_values
    part = shown.part
    later = int(np.count_nonzero(~_known(part, as_of)))
    return Seeing(lens_on(found, part, shown.places, values, language), as_of, later)


def first_known_contact(explorer: Explorer) -> date | None:
    """The first day that any contact with our side can have been on, None where no day of any is known."""
    record = record_of(explorer)
    return explorer.kept(explorer.snapshot(), ("first contact",), partial(first_contact, record))


def known_by(part: Snapshot, seen: Seeing | None) -> Snapshot:
    """The part without the facts of later days; all of it without a lens."""
    return facts_at(part, _known(part, seen.as_of)) if seen else part


def lens_on(found: Engagement, part: Snapshot, places: NDArray[np.intp], values: Values, language: str) -> Lens:
    """The lens over a part of the record, whose partners stand at `places` in the whole."""
    home = found.record.home[places]
    of_trend = trends(found.recent, found.before, values)[places]
    keys, line_of = lines_of_facts(part)
    facts, strengths = _ties(part, found.as_of, values, line_of, len(keys))
    ids = [partner.id for partner in part.partners]
    names = [of.name for of in RELATIONSHIP_TYPES]
    return Lens(
        part=part,
        states=Colouring("state", _OF_STATE, np.where(home, -1, found.state[places]).astype(np.int64)),
        trends=Colouring("trend", _OF_TREND, np.where(home, len(TRENDS), of_trend).astype(np.int64)),
        words=_words(found, places, of_trend, language),
        line_ids=[edge_id(ids[source], ids[target], names[of]) for source, target, of in keys.tolist()],
        facts=facts,
        strengths=strengths,
    )


def _words(found: Engagement, places: NDArray[np.intp], trend: NDArray[np.int8], language: str) -> list[str]:
    day, ours = found.as_of.toordinal(), OURS.told_in(language)
    state, strong = found.state[places].tolist(), found.strength[places].tolist()
    due, home = found.due_on[places].tolist(), found.record.home[places].tolist()
    return [
        ours if home[place] else standing_words(state[place], of, strong[place], due[place], day, language)
        for place, of in enumerate(trend.tolist())
    ]


def _ties(
    part: Snapshot, as_of: date, values: Values, line_of: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Facts of each line by that day, and its strength, NaN where no day of them is known: (l,) each."""
    come, _ = begun_days(part, as_of)
    drawn = line_of >= 0
    lines = line_of[drawn]
    known = _known(part, as_of)[drawn]
    facts = np.bincount(lines[known], minlength=count).astype(np.int64)
    dated = np.bincount(lines[come[drawn]], minlength=count)
    points = np.bincount(lines, fact_points(part, as_of, values)[drawn], count).astype(np.float64)
    return facts, np.where(dated > 0, strength(points, values), np.nan)


def _known(part: Snapshot, as_of: date) -> NDArray[np.bool_]:
    """Which facts had come by that day or are of unknown day, which may be any."""
    come, _ = begun_days(part, as_of)
    known: NDArray[np.bool_] = come | (part.date_from == 0)
    return known


def first_contact(record: OnRecord) -> date | None:
    """The first day that any contact with our side can have been on, None where no day of any is known."""
    facts = record.with_us[np.isin(record.snapshot.fact_types[record.with_us], CONTACT_TYPES)]
    days = record.snapshot.date_from[facts]
    days = days[days > 0]
    return date.fromordinal(int(days.min())) if len(days) else None
