"""What falls due, by the newest state of the record: what the calendar's page, its files and its feed start from."""

from __future__ import annotations

from datetime import date
from functools import partial

from graph_app.engagement.calendar import Calendar, calendar
from graph_app.engagement.duty_rules import load_duty_rules
from graph_app.engagement.lasting_ties import LastingTie, lasting_ties
from graph_app.engagement.working_days import load_holidays
from graph_app.engagement_view import engagement_on
from graph_app.errors import DataChanging
from graph_app.explorer import SNAPSHOT_TRIES, Explorer
from graph_app.partner_graph.snapshot import Snapshot


def calendar_on(explorer: Explorer, as_of: date, last: date) -> tuple[Snapshot, Calendar]:
    """What falls due from a day up to another, seen from the first, and the snapshot in which its partners stand.

    TooManyFactsForEngagement where nobody can say how partners stand, DataChanging while the data move.
    """
    for _ in range(SNAPSHOT_TRIES):
        snapshot, found = explorer.snapshot(), engagement_on(explorer, as_of)
        ties = explorer.kept(snapshot, ("lasting ties",), partial(_ties, explorer, snapshot))
        if ties is not None and found.record.snapshot.state == snapshot.state:
            return snapshot, calendar(found, ties, load_duty_rules(), load_holidays(), last)
    raise DataChanging()


def _ties(explorer: Explorer, snapshot: Snapshot) -> tuple[LastingTie, ...] | None:
    """None where the data moved on since the snapshot was read."""
    columns = explorer.database.read_columns(explorer.statements["lasting_facts"])
    if explorer.database.data_state() != snapshot.state:
        return None
    rows = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
    return lasting_ties([{name: value for name, value in row.items() if value} for row in rows], snapshot)
