"""Everything that falls due in a window, reckoned from facts on record and the rules that stand as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph_app.engagement.anniversaries import anniversary, coming_round_years
from graph_app.engagement.cadences_due import cadences_due
from graph_app.engagement.due import Due, Window, in_order
from graph_app.engagement.duties import duties
from graph_app.engagement.duty_rules import DutyRule
from graph_app.engagement.events_with_us import events_with_us
from graph_app.engagement.expiries import expiries
from graph_app.engagement.follow_ups import follow_ups
from graph_app.engagement.lasting_ties import LastingTie
from graph_app.engagement.proposals import Proposal, proposals
from graph_app.engagement.standing import Engagement
from graph_app.engagement.working_days import Holidays


@dataclass(frozen=True)
class Calendar:
    """`coming` falls into the window, `open` fell due before it and is still so; both soonest first."""

    window: Window
    open: tuple[Due, ...]
    coming: tuple[Due, ...]
    proposals: tuple[Proposal, ...]

    @property
    def dues(self) -> tuple[Due, ...]:
        """What comes, then what is still open."""
        return self.coming + self.open


def calendar(
    found: Engagement, ties: Iterable[LastingTie], rules: Iterable[DutyRule], holidays: Holidays, last: date
) -> Calendar:
    """What falls due from the day of `found`, and by its state of the record, up to `last`."""
    snapshot, window, told = found.record.snapshot, Window(found.as_of, last), list(ties)
    events = events_with_us(found)
    coming = list(coming_round_years(told, window))
    ours = frozenset(partner.country for partner in snapshot.partners if partner.home and partner.country)
    dues = in_order(
        [
            *(anniversary(each, window) for each in coming),
            *expiries(told, window),
            *follow_ups(told, snapshot, events, window),
            *cadences_due(found, events, window),
            *duties(told, rules, ours, holidays, window),
        ]
    )
    return Calendar(
        window,
        tuple(due for due in dues if due.open_before(window.first)),
        tuple(due for due in dues if not due.open_before(window.first)),
        tuple(proposals(coming, found, events, window)),
    )
