"""What the engagement model starts from: the facts of a snapshot, with the events and sources that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph_app.partner_graph.details import FactDetails
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

# Places of the types in RELATIONSHIP_TYPES.
AID, MEETING, MEMBERSHIP, AGREEMENT = (
    next(place for place, of in enumerate(RELATIONSHIP_TYPES) if of.name == name)
    for name in ("GAVE_AID_TO", "MET_WITH", "MEMBER_OF", "HAS_AGREEMENT_WITH")
)


@dataclass(frozen=True, eq=False)
class OnRecord:
    """`snapshot` has details. `events` has one entry per fact: those of one event share a number, each other has one.

    `published` is the last possible day (`date.toordinal`) on which each fact's source was published, 0 where that or
    the source is unknown: (m,).
    """

    snapshot: Snapshot
    events: NDArray[np.int64]
    published: NDArray[np.int64]

    @property
    def details(self) -> FactDetails:
        """Ids and codes of the facts."""
        assert self.snapshot.details is not None  # as `on_record` has it
        return self.snapshot.details

    @cached_property
    def home(self) -> NDArray[np.bool_]:
        """Whether each partner is of our own side: (n,)."""
        return np.array([partner.home for partner in self.snapshot.partners], dtype=bool)

    @cached_property
    def with_us(self) -> NDArray[np.intp]:
        """The facts between our side and another, by partner and then by id, so that their order in the database does
        not matter: (f,)."""
        home = self.home
        ours = np.flatnonzero(home[self.snapshot.fact_sources] != home[self.snapshot.fact_targets])
        by_id = ours[np.argsort(self.details.ids[ours].astype(str), kind="stable")]
        return by_id[np.argsort(self._others(by_id), kind="stable")]

    @cached_property
    def others(self) -> NDArray[np.int64]:
        """The partner that each of `with_us` is with, as a place: (f,)."""
        return self._others(self.with_us)

    @cached_property
    def our_bodies(self) -> NDArray[np.int64]:
        """Who of our side each of `with_us` is with, as a place: (f,)."""
        facts, outbound = self.with_us, self.outbound
        snapshot = self.snapshot
        return np.where(outbound, snapshot.fact_sources[facts], snapshot.fact_targets[facts]).astype(np.int64)

    @cached_property
    def outbound(self) -> NDArray[np.bool_]:
        """Whether each of `with_us` runs from our side: we gave, we were the host, we joined: (f,)."""
        return self.home[self.snapshot.fact_sources[self.with_us]]

    def _others(self, facts: NDArray[np.intp]) -> NDArray[np.int64]:
        sources, targets = self.snapshot.fact_sources[facts], self.snapshot.fact_targets[facts]
        return np.where(self.home[sources], targets, sources).astype(np.int64)


def on_record(snapshot: Snapshot, event_of: Mapping[str, str], published_on: Mapping[str, int]) -> OnRecord:
    """A snapshot with details, the event of each fact id that has one, and the day each source id was published."""
    details = snapshot.details
    assert details is not None
    numbers: dict[str, int] = {}
    count = snapshot.fact_count
    told = [event_of.get(fact) for fact in details.ids.tolist()] if event_of else [None] * count
    events = np.array(
        [
            place if event is None else count + numbers.setdefault(event, len(numbers))
            for place, event in enumerate(told)
        ],
        dtype=np.int64,
    )
    days = [*(published_on.get(word, 0) for word in details.words["source_id"]), 0]  # the last one: no source
    return OnRecord(snapshot, events, np.array(days, dtype=np.int64)[details.codes["source_id"]])
