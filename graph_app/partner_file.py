"""All that is on record with one partner, read once: what its page, its briefing and the command line start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_app.explorer import Explorer
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
        return self.snapshot.place(self.partner.id)


def partner_file(explorer: Explorer, partner_id: str, as_of: date) -> PartnerFile:
    """UnknownPartner where there is none of this id."""
    snapshot = explorer.snapshot()
    partner = explorer.partner(snapshot, partner_id)
    place = snapshot.place(partner.id)
    found = explorer.facts("facts_of_partner", {"partner": partner.id})
    return PartnerFile(
        snapshot,
        partner,
        tuple(found.records),
        found.truncated,
        frozenset(each.id for each in snapshot.partners if each.home),
        as_of,
        meetings(found.records, as_of),
        agreements(found.records, as_of),
        tuple(shared_networks(snapshot, place)),
        tuple(friends_in_common(snapshot, place)),
    )
