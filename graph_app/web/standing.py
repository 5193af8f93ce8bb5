"""How partners stand with us, for the pages that are not the planner's own: one of them, or the most neglected."""

from __future__ import annotations

from datetime import date
from itertools import islice

from graph_app.engagement.selection import SET_ASIDE
from graph_app.engagement.standing import most_neglected_first
from graph_app.engagement.states import DUE
from graph_app.engagement_view import engagement_on
from graph_app.errors import TooManyFactsForEngagement
from graph_app.partner_graph.snapshot import Partner
from graph_app.web.answers import explorer
from graph_app.web.engagement_rows import PlannedPartner, planned


def standing_of(partner: Partner, as_of: date) -> PlannedPartner | None:
    """The row of a partner in `/engagement`; None for our own side, and where the record is too large for the model."""
    if partner.home:
        return None
    try:
        found = engagement_on(explorer(), as_of)
    except TooManyFactsForEngagement:
        return None
    return planned(found, [found.record.snapshot.place(partner.id)])[0]


def most_neglected(as_of: date, count: int) -> list[PlannedPartner]:
    """The first rows of `/engagement` that ask for a contact; none where the record is too large for the model."""
    try:
        found = engagement_on(explorer(), as_of)
    except TooManyFactsForEngagement:
        return []
    partners = found.record.snapshot.partners
    asking = (
        place
        for place in most_neglected_first(found).tolist()
        if found.state[place] <= DUE and partners[place].status not in SET_ASIDE
    )
    return planned(found, list(islice(asking, count)))
