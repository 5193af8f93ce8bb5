"""What a benchmark is, as data: a row sets our work beside peers that do the same, on the same networks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.generators import Network

# What a run gives back: values to compare (an array), or numbers by name, or nothing. A number `seconds` stands for
# the time where the run measures it better than a clock around it can. A number `cut` says that it was broken off: its
# time is then the least that it takes.
Outcome: TypeAlias = "NDArray[Any] | Mapping[str, float] | None"
Run: TypeAlias = Callable[[], Outcome]


@dataclass(frozen=True)
class Case:
    """One network to measure on; `surroundings` is what the row's stage set up, `closing` what is undone at the end."""

    network: Network
    surroundings: Mapping[str, str]
    closing: ExitStack


@dataclass(frozen=True)
class Contender:
    """Who does the work: `does` names the function that prepares it, “module:function” in benchmarks.contenders.

    The function takes a Case and the `known` arguments and gives the Run that is measured. It is imported only in the
    process that measures, so that each process holds one library. `most_facts`: mode -> the largest network for it.
    """

    name: str
    does: str
    known: tuple[str, ...] = ()
    most_facts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """What is asked of us: `at_least` this ratio to `peer` on networks of so many facts, as `sentence` says it."""

    peer: str
    at_least: float
    facts: int
    sentence: str

    def holds(self, number: float) -> bool:
        return number >= self.at_least


@dataclass(frozen=True)
class Limit:
    """What is asked of a number that one run gives beside its time, or of an exponent: at least or at most."""

    name: str
    sentence: str
    facts: int = 0
    at_least: float | None = None
    at_most: float | None = None

    def holds(self, number: float) -> bool:
        return (self.at_least is None or number >= self.at_least) and (self.at_most is None or number <= self.at_most)


@dataclass(frozen=True)
class Quantity:
    """What is compared: the number `name` of each run, told as `unit`; `more_is_better` for rates."""

    name: str
    unit: str
    more_is_better: bool = False


SECONDS = Quantity("seconds", "s")
BYTES = Quantity("bytes", "MB")
PER_SECOND = Quantity("per_second", "requests/s", more_is_better=True)

Stage: TypeAlias = Callable[[Network], AbstractContextManager[Mapping[str, str]]]
# Contender -> its values; gives contender -> numbers by name.
Judge: TypeAlias = Callable[[Network, Mapping[str, NDArray[Any]]], Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True)
class Row:
    """`name` is short and never changes, `work` says it to readers. `networks`: mode -> what it is measured on.

    `fresh`: every run has a process of its own, because memory or warm caches matter. `grows`: its cost over size is
    drawn and its exponent fitted. `peaks`: the most memory that each process had is told, too. `rounds` and `seconds`:
    mode -> most runs of a contender and their seconds in sum, where it needs others than the mode allows. `unfinished`
    says what a run was not when it was broken off after so long. Without peers ours stands alone.
    """

    name: str
    chapter: str
    work: str
    ours: Contender
    peers: tuple[Contender, ...]
    networks: Mapping[str, tuple[Network, ...]]
    targets: tuple[Target, ...] = ()
    limits: tuple[Limit, ...] = ()
    quantity: Quantity = SECONDS
    fresh: bool = False
    grows: bool = False
    peaks: bool = False
    stage: Stage | None = None
    judge: Judge | None = None
    rounds: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    unfinished: str = "not done after {}"

    @property
    def contenders(self) -> tuple[Contender, ...]:
        return (self.ours, *self.peers)

    def cases(self) -> Iterator[Network]:
        """Every network of any mode, once each, in the order of the largest mode."""
        yield from dict.fromkeys((*self.networks["full"], *self.networks["quick"]))


def ratio(quantity: Quantity, ours: float, peer: float) -> float:
    """How many times better we are than the peer: 2 is twice as fast, half the bytes, twice the rate."""
    better, worse = (ours, peer) if quantity.more_is_better else (peer, ours)
    return float(np.divide(better, worse))
