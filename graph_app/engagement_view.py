"""What the pages for planners start from: how every partner stands on a day, by the newest state of the record."""

from __future__ import annotations

from datetime import date
from functools import partial

from graph_app.engagement.on_record import OnRecord, on_record
from graph_app.engagement.standing import Engagement, engagement
from graph_app.errors import DataChanging, TooManyFactsForEngagement
from graph_app.explorer import MOST_DETAILED, SNAPSHOT_TRIES, Explorer
from graph_app.language.partial_dates import span
from graph_app.partner_graph.snapshot import Snapshot


def record_of(explorer: Explorer) -> OnRecord:
    """The record in the newest data version, read once for each.

    TooManyFactsForEngagement where there are more than are read with what they say, DataChanging while they move.
    """
    for _ in range(SNAPSHOT_TRIES):
        snapshot = explorer.detailed()
        if snapshot.details is None:
            raise TooManyFactsForEngagement(facts=snapshot.fact_count, limit=MOST_DETAILED)
        found = explorer.kept(explorer.snapshot(), ("record",), partial(_read, explorer, snapshot))
        if found and found.snapshot is snapshot:
            return found
    raise DataChanging()


def engagement_on(explorer: Explorer, as_of: date) -> Engagement:
    """How every partner stands with us on a day. See `record_of` for its errors."""
    return engagement(record_of(explorer), as_of, explorer.engagement_values)


def _read(explorer: Explorer, snapshot: Snapshot) -> OnRecord | None:
    """None where the data moved on since the snapshot was read."""
    events, sources = (
        explorer.database.read_columns(explorer.statements[name]) for name in ("events_of_facts", "days_of_sources")
    )
    if explorer.database.data_state() != snapshot.state:
        return None
    event_of = {str(fact): str(event) for fact, event in zip(events["id"], events["event"], strict=True)}
    days = zip(sources["id"], sources["published_on"], strict=True)
    return on_record(snapshot, event_of, {str(source): _last_day(str(day)) for source, day in days})


def _last_day(text: str) -> int:
    """The last day that a partial date can mean, 0 where it is none."""
    try:
        return span(text)[1].toordinal()
    except ValueError:
        return 0
