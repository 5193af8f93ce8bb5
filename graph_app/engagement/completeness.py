"""How much of what would be needed to judge a partner is known: from 0 (nothing) to 1, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.cadence import ASSUMED, months_later
from graph_app.engagement.contacts import Dated, counts, newest
from graph_app.engagement.on_record import OnRecord
from graph_app.engagement.values import Values


@dataclass(frozen=True, eq=False)
class Completeness:
    """One entry per partner: (n,) each. `newest_source` is its day of publishing (`date.toordinal`), 0 if unknown."""

    share: NDArray[np.float64]
    facts: NDArray[np.int64]
    undated: NDArray[np.int64]
    unsourced: NDArray[np.int64]
    newest_source: NDArray[np.int64]


def completeness(
    record: OnRecord, facts: Dated, origins: NDArray[np.int8], last: NDArray[np.int64], as_of: date, values: Values
) -> Completeness:
    """What is known of each partner on a day.

    `origins` is where its interval comes from, `last` the day of its last contact or 0. Each part weighs as the values
    say: interval told, a contact of known day, share of dated and of sourced facts, sources that are kept up.
    """
    there = facts.begun | facts.undated
    sourced = record.details.codes["source_id"][record.with_us] >= 0
    count, undated, unsourced = (counts(record, of) for of in (there, facts.undated, there & ~sourced))
    published = np.minimum(record.published[record.with_us], as_of.toordinal())
    newest_source = newest(record, there & (published > 0), published)
    kept_up_since = int(months_later(np.array([as_of.toordinal()]), -int(values["completeness.source_age"]))[0])
    parts = {
        "completeness.tier": origins != ASSUMED,
        "completeness.contact": last > 0,
        "completeness.dated": _share(count - undated, count),
        "completeness.sourced": _share(count - unsourced, count),
        "completeness.sources": newest_source >= kept_up_since,
    }
    whole = sum(values[name] for name in parts) or 1.0
    share = sum((values[name] * part for name, part in parts.items()), start=np.zeros(len(last))) / whole
    return Completeness(share, count, undated, unsourced, newest_source)


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.where(whole > 0, part / np.maximum(whole, 1), 0.0)
    return found
