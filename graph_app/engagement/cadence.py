"""How often we mean to be in touch with each partner, and when the next contact is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.values import Values
from graph_app.partner_graph.partner import Partner

# What the interval of a partner comes from.
OWN, FROM_TIER, ASSUMED = 0, 1, 2
_MOST_MONTHS = 12 * date.max.year
_EPOCH = 719_163  # date(1970, 1, 1).toordinal(), day 0 of numpy


def cadences(partners: Sequence[Partner], values: Values) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """The contact interval of each partner in months, and where it comes from: its own, its tier's, or assumed."""
    months, origins = [], []
    for partner in partners:
        by_tier = f"cadence.tier_{partner.tier}"
        if partner.cadence_months and partner.cadence_months > 0:
            months.append(partner.cadence_months)
            origins.append(OWN)
        elif by_tier in values.numbers:
            months.append(int(values[by_tier]))
            origins.append(FROM_TIER)
        else:
            months.append(int(values["cadence.no_tier"]))
            origins.append(ASSUMED)
    return np.array(months, dtype=np.int64), np.array(origins, dtype=np.int8)


def months_later(days: NDArray[np.int64], months: NDArray[np.int64] | int) -> NDArray[np.int64]:
    """Days (`date.toordinal`) so many calendar months later; a day that its month has not becomes its last one.

    What lies before the first day that a date can be, or after the last, becomes that day.
    """
    stamps = (days - _EPOCH).astype("datetime64[D]")
    month = stamps.astype("datetime64[M]")
    day_of_month = (stamps - month.astype("datetime64[D]")).astype(np.int64)
    later = month + np.clip(months, -_MOST_MONTHS, _MOST_MONTHS).astype("timedelta64[M]")
    first = later.astype("datetime64[D]").astype(np.int64)
    after = (later + np.timedelta64(1, "M")).astype("datetime64[D]").astype(np.int64)
    moved: NDArray[np.int64] = np.minimum(first + day_of_month, after - 1) + _EPOCH
    return np.clip(moved, date.min.toordinal(), date.max.toordinal())
