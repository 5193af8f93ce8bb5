"""When each partner was last met, as far as is on record."""

from __future__ import annotations

from datetime import date

import numpy as np

from graph_app.language.partial_dates import span, spelled
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.vocabulary.relationship_types import MET_WITH, RELATIONSHIP_TYPES


def last_contacts(snapshot: Snapshot, as_of: date) -> dict[str, str]:
    """Partner id -> partial date of its newest meeting that had certainly begun by `as_of`.

    A partner without one is absent: no meeting is on record, or none with a known day. Of two meetings the later last
    possible day wins.
    """
    meetings = snapshot.fact_types == RELATIONSHIP_TYPES.index(MET_WITH)
    known = meetings & (snapshot.date_from > 0) & (snapshot.date_from <= as_of.toordinal())
    newest: dict[str, tuple[int, int]] = {}
    for fact in np.flatnonzero(known).tolist():
        day = (int(snapshot.date_to[fact]), int(snapshot.date_from[fact]))
        for place in (snapshot.fact_sources[fact], snapshot.fact_targets[fact]):
            partner = snapshot.partners[place].id
            newest[partner] = max(newest.get(partner, (0, 0)), day)
    return {
        partner: spelled(date.fromordinal(first), date.fromordinal(last)) for partner, (last, first) in newest.items()
    }


def longest_without_contact(snapshot: Snapshot, as_of: date, count: int) -> list[tuple[Partner, str, int]]:
    """The `count` partners (not of our own side) whose newest meeting is longest ago: (partner, its date, days since).

    Days count from the last day that the date can mean, so that nobody is blamed for what a source left open.
    """
    rows = []
    for partner_id, text in last_contacts(snapshot, as_of).items():
        partner = snapshot.partner(partner_id)
        if not partner.home:
            rows.append((partner, text, max(0, (as_of - _last_day(text)).days)))
    return sorted(rows, key=lambda row: (-row[2], row[0].id))[:count]


def _last_day(text: str) -> date:
    return date.fromisoformat(text.split("/")[1]) if "/" in text else span(text)[1]
