"""Whether the contacts with a partner become more or fewer: the last window of months against the one before it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.values import Values
from graph_app.language.texts import Text

TRENDS: Mapping[str, Text] = {
    "warming": Text("liên hệ dày lên", "more contacts than before"),
    "steady": Text("không đổi rõ rệt", "no clear change"),
    "cooling": Text("liên hệ thưa đi", "fewer contacts than before"),
    "unknown": Text("không có liên hệ rõ ngày để so sánh", "no dated contact to compare"),
}
WARMING, STEADY, COOLING, UNKNOWN = range(len(TRENDS))
TREND_NAMES = tuple(TRENDS)


def trends(recent: NDArray[np.int64], before: NDArray[np.int64], values: Values) -> NDArray[np.int8]:
    """The trend of each partner, as a place in TRENDS: (n,). `recent` and `before` count contacts in the two windows.

    It cools by the same values by which a state is called cooling, and warms where the two windows are the other way
    round. Who has no contact of known day in either is unknown.
    """
    least, share = values["cooling.least"], values["cooling.share"]
    conditions = [
        recent + before == 0,
        (recent >= least) & (before <= recent * share),
        (before >= least) & (recent <= before * share),
    ]
    return np.asarray(np.select(conditions, [UNKNOWN, WARMING, COOLING], STEADY), dtype=np.int8)
