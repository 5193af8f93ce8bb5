"""How a partner stands against its interval: on track, due, overdue, cooling, dormant, or unknown."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.cadence import months_later
from graph_app.engagement.values import Values
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES

DORMANT, OVERDUE, DUE, COOLING, ON_TRACK, UNKNOWN = range(len(ENGAGEMENT_STATES))
STATE_NAMES = tuple(ENGAGEMENT_STATES)


def due_days(last: NDArray[np.int64], months: NDArray[np.int64]) -> NDArray[np.int64]:
    """The day until which each partner's next contact is wanted, 0 where no last one is known."""
    return np.where(last > 0, months_later(last, months), 0)


def states(
    last: NDArray[np.int64],
    months: NDArray[np.int64],
    windows: tuple[NDArray[np.int64], NDArray[np.int64]],
    day: int,
    values: Values,
) -> NDArray[np.int8]:
    """The state of each partner on a day (`date.toordinal`), as a place in STATE_NAMES: (n,).

    `last` is the day of the last contact or 0, `months` the interval, `windows` the contacts in the last window and in
    the one before. Whoever has no contact of known day is unknown, never neglected.
    """
    due = due_days(last, months)
    given_up = np.where(last > 0, months_later(last, np.ceil(months * values["dormant.after"]).astype(np.int64)), 0)
    recent, before = windows
    conditions = [
        last == 0,
        day > given_up,
        day > due,
        day > due - int(values["due.notice"]),
        (before >= values["cooling.least"]) & (recent <= before * values["cooling.share"]),
    ]
    found = np.select(conditions, [UNKNOWN, DORMANT, OVERDUE, DUE, COOLING], ON_TRACK)
    return np.asarray(found, dtype=np.int8)


def contacts_to_warm(windows: tuple[NDArray[np.int64], NDArray[np.int64]], values: Values) -> NDArray[np.int64]:
    """How many more contacts within the last window would end the cooling of each partner, 0 where it does not cool."""
    recent, before = windows
    wanted = np.floor(before * values["cooling.share"]).astype(np.int64) + 1
    return np.where(before >= values["cooling.least"], np.maximum(wanted - recent, 0), 0)
