"""Two days compared: who slipped, who came back, and who was met last year and not this one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.standing import Engagement
from graph_app.engagement.states import ON_TRACK, UNKNOWN


@dataclass(frozen=True, eq=False)
class EngagementChange:
    """Places of partners, our own side left out. `slipped` and `back` by how far, then by id; `lapsed` by id.

    `slipped`: to a more neglected state, both known. `back`: to a less neglected one, or from unknown to known by a
    contact between the two days. `lapsed`: in touch in the calendar year before that of the later day, not in its own.
    """

    before: Engagement
    after: Engagement
    slipped: list[int]
    back: list[int]
    lapsed: list[int]


def compared(before: Engagement, after: Engagement) -> EngagementChange:
    """What changed from one day to a later one, on the same record."""
    ours = before.record.home
    step = before.state.astype(np.int64) - after.state  # the more neglected state has the smaller number
    known = (before.state != UNKNOWN) & (after.state != UNKNOWN)
    appeared = (before.state == UNKNOWN) & (after.state != UNKNOWN) & (after.last_contact > before.as_of.toordinal())
    back = (known & (step < 0)) | (appeared & (after.state <= ON_TRACK))
    lapsed = (after.per_year[:, -2] > 0) & (after.per_year[:, -1] == 0)
    return EngagementChange(
        before,
        after,
        _furthest_first(known & (step > 0) & ~ours, step),
        _furthest_first(back & ~ours, -step),
        np.flatnonzero(lapsed & ~ours).tolist(),
    )


def _furthest_first(chosen: NDArray[np.bool_], step: NDArray[np.int64]) -> list[int]:
    places = np.flatnonzero(chosen)
    order: list[int] = places[np.argsort(-step[places], kind="stable")].tolist()
    return order
