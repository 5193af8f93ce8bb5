"""All partners on one page: how many stand where, by tier, region and network, and what is known of the whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.cadence import months_later
from graph_app.engagement.happenings import REGION_CODES, regions_of
from graph_app.engagement.on_record import MEMBERSHIP
from graph_app.engagement.points import begun_days
from graph_app.engagement.selection import NO_TIER, tier_name
from graph_app.engagement.standing import Engagement, most_neglected_first
from graph_app.engagement.states import COOLING, DUE, ON_TRACK, STATE_NAMES
from graph_app.engagement.values import Values

# Who was in touch within the interval.
ACTIVE = (ON_TRACK, DUE, COOLING)
# What a partner may lack of what would be needed to judge it.
LACKS = ("tier", "contact", "source", "enough")


@dataclass(frozen=True, eq=False)
class Network:
    """A body that our side is a member of, and its other members that are partners, as places in the snapshot."""

    body: int
    members: NDArray[np.intp]


@dataclass(frozen=True)
class PartnerChoice:
    """Which partners are wanted; what is '' or None is not asked. `state` is a place in STATE_NAMES."""

    state: int | None = None
    active: bool | None = None
    network: int | None = None
    lacks: str = ""


def active(found: Engagement) -> NDArray[np.bool_]:
    """Which partners were in touch within their interval: on track, due, or cooling: (n,)."""
    return np.isin(found.state, ACTIVE) & ~found.record.home


def by_tier(found: Engagement) -> Counter[tuple[str, str]]:
    """How many partners there are of each tier in each state."""
    partners = found.record.snapshot.partners
    places = np.flatnonzero(~found.record.home).tolist()
    return Counter((tier_name(partners[place]), STATE_NAMES[found.state[place]]) for place in places)


def by_region(found: Engagement) -> Counter[tuple[str, str]]:
    """How many partners there are in each region, by its code, in each state."""
    regions = regions_of(found.record.snapshot.partners).tolist()
    places = np.flatnonzero(~found.record.home).tolist()
    return Counter((REGION_CODES[regions[place]], STATE_NAMES[found.state[place]]) for place in places)


def networks(found: Engagement) -> list[Network]:
    """The bodies that our side had joined by then, or on a day that is not known, and who else had; by id."""
    record, snapshot = found.record, found.record.snapshot
    begun, _ = begun_days(snapshot, found.as_of)
    joined = (snapshot.fact_types == MEMBERSHIP) & (begun | (snapshot.date_from == 0))
    members, bodies = snapshot.fact_sources[joined], snapshot.fact_targets[joined]
    ours = np.unique(bodies[record.home[members] & ~record.home[bodies]])
    others = [np.unique(members[(bodies == body) & ~record.home[members]]) for body in ours.tolist()]
    return [Network(body, of.astype(np.intp)) for body, of in zip(ours.tolist(), others, strict=True)]


def lacking(found: Engagement, what: str, values: Values) -> NDArray[np.bool_]:
    """Which partners lack a tier, a contact of known day, a source that is kept up, or enough to be judged: (n,)."""
    day = np.array([found.as_of.toordinal()])
    since = int(months_later(day, -int(values["completeness.source_age"]))[0])
    lacks = {
        "tier": np.array([tier_name(partner) == NO_TIER for partner in found.record.snapshot.partners], dtype=bool),
        "contact": found.last_contact == 0,
        "source": found.completeness.newest_source < since,
        "enough": found.completeness.share < values["completeness.least"],
    }
    missing: NDArray[np.bool_] = lacks[what] & ~found.record.home
    return missing


def partners_chosen(found: Engagement, choice: PartnerChoice, values: Values) -> NDArray[np.intp]:
    """The partners that fit, the most neglected first, as places in the snapshot."""
    wanted = ~found.record.home
    if choice.state is not None:
        wanted &= found.state == choice.state
    if choice.active is not None:
        wanted &= active(found) == choice.active
    if choice.network is not None:
        members = [of.members for of in networks(found) if of.body == choice.network]
        wanted &= np.isin(np.arange(len(wanted)), members[0] if members else [])
    if choice.lacks:
        wanted &= lacking(found, choice.lacks, values)
    order = most_neglected_first(found)
    return order[wanted[order]]


def newest_source(found: Engagement) -> tuple[str, int] | None:
    """The source that was published last by then among those of the facts with us: its id and day, None without any."""
    record, facts = found.record, found.facts
    there = record.with_us[facts.begun | facts.undated]
    published = np.where(record.published <= found.as_of.toordinal(), record.published, 0)[there]
    if not published.any():
        return None
    fact = there[int(published.argmax())]
    words, codes = record.details.words["source_id"], record.details.codes["source_id"]
    return words[int(codes[fact])], int(published.max())
