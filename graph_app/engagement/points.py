"""What each fact adds to a tie on a day: points by its kind, fading with its half-life.

Source of the form: recency–frequency models of contact (Fader, Hardie and Lee 2005, Marketing Science 24(2)) and the
exponential forgetting of ties (Burt 2000, Social Networks 22(1): ties decay with age).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.on_record import AGREEMENT, AID, MEETING, MEMBERSHIP
from graph_app.engagement.values import Values
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.properties import EVENT_TYPE, FORMAT, STAGE

DAYS_PER_MONTH = 30.4375
_HALF_LIFE = {
    AID: "half_life.aid",
    MEETING: "half_life.meeting",
    MEMBERSHIP: "half_life.membership",
    AGREEMENT: "half_life.agreement",
}


def fact_points(snapshot: Snapshot, as_of: date, values: Values) -> NDArray[np.float64]:
    """Points of each fact on a day, 0 where its day is unknown or not yet come: (m,). The snapshot has details.

    points of its kind × 2^(−age / half-life of its type), age from the last day its date can mean.
    """
    begun, last = begun_days(snapshot, as_of)
    age_months = (as_of.toordinal() - last) / DAYS_PER_MONTH
    half_lives = np.array([values[_HALF_LIFE[place]] for place in sorted(_HALF_LIFE)])[snapshot.fact_types]
    faded: NDArray[np.float64] = _full_points(snapshot, values) * 0.5 ** (age_months / half_lives)
    return np.where(begun, faded, 0.0)


def begun_days(snapshot: Snapshot, as_of: date) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Whether each fact of known day had come by `as_of`, and the last day it can mean, `as_of` at most: (m,) each.

    A date that can lie on both sides of `as_of` had come where more than half of its days lie before: what the record
    of a running year tells counts, and a year that has just begun does not.
    """
    first, last = snapshot.date_from.astype(np.int64), snapshot.date_to.astype(np.int64)
    day = as_of.toordinal()
    begun = (first > 0) & ((last <= day) | (first + last < 2 * day))
    return begun, np.where(begun, np.minimum(last, day), day)


def strength(points: NDArray[np.float64], values: Values) -> NDArray[np.float64]:
    """From 0 (nothing dated on record) towards 100: each further point adds less. Shape as `points`."""
    grown: NDArray[np.float64] = 100.0 * -np.expm1(-points / values["strength.scale"])
    return grown


def _full_points(snapshot: Snapshot, values: Values) -> NDArray[np.float64]:
    """Points of each fact on its day."""
    assert snapshot.details is not None
    details = snapshot.details
    event_types = [*(f"points.{word}" for word in details.words[EVENT_TYPE.name]), "points.meeting"]
    stages = [*(f"points.aid_{word}" for word in details.words[STAGE.name]), "points.aid"]
    meetings = _named(event_types, "points.meeting", values)[details.codes[EVENT_TYPE.name]]
    online = details.says(FORMAT.name, frozenset({"online"}))
    points = np.choose(
        snapshot.fact_types,
        [
            choice
            for _, choice in sorted(
                {
                    AID: _named(stages, "points.aid", values)[details.codes[STAGE.name]],
                    MEETING: np.where(online, meetings * values["points.online"], meetings),
                    MEMBERSHIP: np.full(snapshot.fact_count, values["points.membership"]),
                    AGREEMENT: np.full(snapshot.fact_count, values["points.agreement"]),
                }.items()
            )
        ],
    )
    return np.asarray(points, dtype=np.float64)


def _named(names: Sequence[str], otherwise: str, values: Values) -> NDArray[np.float64]:
    """The values of names; a word that the vocabulary does not know counts as one that is not told."""
    return np.array([values.numbers.get(name, values[otherwise]) for name in names], dtype=np.float64)
