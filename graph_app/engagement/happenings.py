"""What is on record between us and all partners, as a portfolio counts it: one event once, however many took part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph_app.engagement.contacts import CONTACT_TYPES, Dated
from graph_app.engagement.on_record import OnRecord
from graph_app.engagement.quarters import SEVERAL_YEARS, first_year, moment_name, moment_named, moments
from graph_app.engagement.selection import NO_REGION, region_name
from graph_app.partner_graph.partner import Partner
from graph_app.vocabulary.regions import REGIONS

# Around the world; who lies in no region that is known stands behind all others.
REGION_CODES = (*(region.code for region in REGIONS), NO_REGION)
BEFORE = "before"
Places: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Happenings:
    """The facts with us that had come by a day, and those of unknown day: dated ones first, then by id. All (e,).

    `facts` are places in the snapshot, `others` the partner that each is with, `ours` whether we gave, were the host
    or joined, `regions` places in REGION_CODES, `days` the last day that each can mean, 0 if unknown, `moments` as in
    quarters.py, `before` whether it lies wholly before the years that are told by quarter. Facts of one event share a
    number in `events`.
    """

    facts: NDArray[np.intp]
    events: NDArray[np.int64]
    others: NDArray[np.int64]
    types: NDArray[np.int8]
    ours: NDArray[np.bool_]
    regions: NDArray[np.int64]
    days: NDArray[np.int64]
    moments: NDArray[np.int64]
    before: NDArray[np.bool_]

    @property
    def contacts(self) -> NDArray[np.bool_]:
        """Which of them are meetings, gifts or signings; those of unknown day among them."""
        return np.isin(self.types, CONTACT_TYPES)


@dataclass(frozen=True)
class HappeningChoice:
    """Which of them are wanted, by name; what is '' or None is not asked. `when` is a moment's name or BEFORE."""

    when: str = ""
    type: int | None = None
    region: str = ""
    ours: bool | None = None


def happenings(record: OnRecord, facts: Dated, as_of: date) -> Happenings:
    """What is on record between us and all partners on a day."""
    snapshot = record.snapshot
    ids = record.details.ids[record.with_us].astype(str)
    order = np.lexsort((ids, facts.undated))
    kept = order[(facts.begun | facts.undated)[order]]
    places = record.with_us[kept]
    first, last = (days[places].astype(np.int64) for days in (snapshot.date_from, snapshot.date_to))
    return Happenings(
        facts=places,
        events=record.events[places],
        others=record.others[kept],
        types=snapshot.fact_types[places],
        ours=record.outbound[kept],
        regions=regions_of(snapshot.partners)[record.others[kept]],
        days=last,
        moments=moments(first, last),
        before=(last > 0) & (last < date(first_year(as_of), 1, 1).toordinal()),
    )


def regions_of(partners: tuple[Partner, ...]) -> NDArray[np.int64]:
    """Where each partner lies, as a place in REGION_CODES: (n,)."""
    place = {code: number for number, code in enumerate(REGION_CODES)}
    return np.array([place[region_name(partner)] for partner in partners], dtype=np.int64)


def first_of_each(of: Happenings, wanted: NDArray[np.bool_], *keys: NDArray[np.generic]) -> NDArray[np.intp]:
    """Of some of them each event once, in each cell that the keys make: places in `of`, ascending."""
    places = np.flatnonzero(wanted)
    columns = [np.asarray(key[places], dtype=np.int64) for key in (*keys, of.events)]
    _, firsts = np.unique(np.stack(columns, axis=1), axis=0, return_index=True)
    return np.sort(places[firsts])


def by_moment(of: Happenings) -> Counter[tuple[str, int]]:
    """Contacts in each quarter or other moment, by its name and the kind of contact."""
    places = first_of_each(of, of.contacts, of.types)
    names = [_when(of, int(place)) for place in places]
    return Counter(zip(names, of.types[places].tolist(), strict=True))


def by_region(of: Happenings) -> Counter[tuple[str, int, bool]]:
    """What happened with each region, by its code, the type and whether we gave or were the host."""
    places = first_of_each(of, np.ones(len(of.facts), dtype=bool), of.regions, of.types, of.ours)
    codes = [REGION_CODES[region] for region in of.regions[places].tolist()]
    return Counter(zip(codes, of.types[places].tolist(), of.ours[places].tolist(), strict=True))


def chosen(of: Happenings, choice: HappeningChoice) -> NDArray[np.intp]:
    """The first fact of each event that fits, newest first, unknown days last: places in `of`."""
    wanted = np.ones(len(of.facts), dtype=bool) if choice.type is not None else of.contacts
    if choice.type is not None:
        wanted &= of.types == choice.type
    if choice.region:
        wanted &= of.regions == REGION_CODES.index(choice.region)
    if choice.ours is not None:
        wanted &= of.ours == choice.ours
    places = first_of_each(of, wanted)
    if choice.when == BEFORE:
        places = places[of.before[places]]
    elif choice.when:
        named = moment_named(choice.when)
        # What is told as before is told once, and not with that of several years again.
        places = places[(of.moments[places] == named) & (~of.before[places] | (named != SEVERAL_YEARS))]
    return places[np.argsort(-of.days[places], kind="stable")]


def taking_part(of: Happenings, places: Places) -> list[list[int]]:
    """For each of some places all places of its event, itself among them, ascending."""
    together: dict[int, list[int]] = {}
    for place in np.flatnonzero(np.isin(of.events, of.events[places])).tolist():
        together.setdefault(int(of.events[place]), []).append(place)
    return [together[event] for event in of.events[places].tolist()]


def _when(of: Happenings, place: int) -> str:
    return BEFORE if of.before[place] else moment_name(int(of.moments[place]))
