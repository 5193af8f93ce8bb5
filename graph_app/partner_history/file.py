"""All that is on record with one partner, reckoned once: what its page and its briefing start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.partner_history.agreements import Agreement, agreements
from graph_app.partner_history.days import Fact
from graph_app.partner_history.in_common import Friend, SharedNetwork, friends_in_common, shared_networks
from graph_app.partner_history.meetings import Meetings, meetings


@dataclass(frozen=True)
class PartnerFile:
    """`facts` are newest first, unknown days last; `truncated` where there are more than the row limit shows.

    `ours` are the ids of our side, `as_of` the day from which everything is seen.
    """

    snapshot: Snapshot
    partner: Partner
    facts: tuple[Fact, ...]
    truncated: bool
    ours: frozenset[str]
    as_of: date
    meetings: Meetings
    agreements: tuple[Agreement, ...]
    networks: tuple[SharedNetwork, ...]
    friends: tuple[Friend, ...]

    @property
    def place(self) -> int:
        """Where the partner stands in the snapshot."""
        return self.snapshot.place(self.partner.id)


def filed(snapshot: Snapshot, partner: Partner, facts: Sequence[Fact], truncated: bool, as_of: date) -> PartnerFile:
    """The file of a partner of the snapshot, whose facts these are."""
    place = snapshot.place(partner.id)
    return PartnerFile(
        snapshot,
        partner,
        tuple(facts),
        truncated,
        frozenset(each.id for each in snapshot.partners if each.home),
        as_of,
        meetings(facts, as_of),
        agreements(facts, as_of),
        tuple(shared_networks(snapshot, place)),
        tuple(friends_in_common(snapshot, place)),
    )
