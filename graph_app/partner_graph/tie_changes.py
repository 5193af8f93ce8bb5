"""What two periods did to the ties of a network: which came, which went, which stayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph_app.partner_graph.periods import Period
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_graph.subset import facts_at, partners_at
from graph_app.partner_graph.ties import line_ends

State = Literal["new", "lost", "kept", "either"]
STATES: tuple[State, ...] = ("new", "lost", "either", "kept")


@dataclass(frozen=True)
class TieChange:
    """All facts of one type between two partners, given by their places; both ways in one where it has no direction.

    `before` and `after` are numbers of facts that can lie in each period; `either` of them can lie in both, as one of
    “2019 or 2020” can, and count in both.
    """

    source: int
    target: int
    type: int
    before: int
    after: int
    either: int

    @property
    def state(self) -> State:
        """`either`: all that is on record lies in one of the two periods, and nobody knows in which."""
        if self.before and self.after:
            return "either" if self.before == self.after == self.either else "kept"
        return "lost" if self.before else "new"


@dataclass(frozen=True)
class FactCounts:
    """How many facts can lie in each period, how many of them in either, and how many lie in none of them and why."""

    before: int
    after: int
    either: int
    undated: int
    elsewhere: int


def partners_of_both(part: Snapshot, before: Period, after: Period) -> Snapshot:
    """The facts of the two periods and the partners that these tie to others."""
    kept = facts_at(part, before.facts(part) | after.facts(part))
    apart = kept.fact_sources != kept.fact_targets
    return partners_at(kept, np.union1d(kept.fact_sources[apart], kept.fact_targets[apart]).astype(np.intp))


def fact_counts(part: Snapshot, before: Period, after: Period) -> FactCounts:
    in_before, in_after, undated = before.facts(part), after.facts(part), part.date_from == 0
    elsewhere = ~in_before & ~in_after & ~undated
    return FactCounts(*(int(one.sum()) for one in (in_before, in_after, in_before & in_after, undated, elsewhere)))


def tie_changes(part: Snapshot, before: Period, after: Period) -> list[TieChange]:
    """Ties with a fact in one of the periods, in the order of STATES, of each those with most facts first."""
    in_before, in_after = before.facts(part), after.facts(part)
    of_interest = (in_before | in_after) & (part.fact_sources != part.fact_targets)
    lines = np.column_stack([*line_ends(part), part.fact_types]).astype(np.int64)
    keys, line_of = np.unique(lines[of_interest], axis=0, return_inverse=True)
    counts = [
        np.bincount(line_of.reshape(-1), weights=chosen[of_interest], minlength=len(keys)).astype(np.int64).tolist()
        for chosen in (in_before, in_after, in_before & in_after)
    ]
    found = [TieChange(*key, *numbers) for key, *numbers in zip(keys.tolist(), *counts, strict=True)]
    return sorted(found, key=lambda tie: (STATES.index(tie.state), -max(tie.before, tie.after)))
