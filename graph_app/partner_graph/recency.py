"""How recent facts and ties are: days as numbers of which the newest is the greatest, and back as partial dates."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.language.partial_dates import spelled
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.tie_entries import tie_entries

# A day as a number fits into so many bits until the year 22,000.
_DAY_BITS = 23


def day_numbers(snapshot: Snapshot) -> NDArray[np.int64]:
    """The last and the first possible day of each fact in one number, 0 where the day is unknown: (m,).

    Of two facts the later last possible day is newer; of equal ones that of which less is left open.
    """
    return (snapshot.date_to.astype(np.int64) << _DAY_BITS) + snapshot.date_from


def last_days(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The last possible day (`date.toordinal`) of each day number, 0 where it is unknown."""
    return numbers >> _DAY_BITS


def told_day(number: int | np.int64) -> str:
    """A day number as a partial date."""
    last, first = divmod(int(number), 1 << _DAY_BITS)
    return spelled(date.fromordinal(first), date.fromordinal(last))


def newest_of_ties(snapshot: Snapshot, ties: csr_matrix[np.float64]) -> NDArray[np.int64]:
    """The day number of each tie's newest fact, 0 where none has a known day: (nnz,), in the order of `ties.data`.

    `ties` are those of the snapshot's simple graph.
    """
    apart, places = tie_entries(snapshot, ties)
    days = day_numbers(snapshot)[apart]
    newest = np.zeros(ties.nnz, dtype=np.int64)
    for entries in places:
        np.maximum.at(newest, entries, days)
    return newest
