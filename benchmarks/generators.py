"""Networks to measure on, made by chance with a fixed seed: the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 9
GROUP_SIZE = 50
SHARE_WITHIN_GROUPS = 0.85
SHARE_OF_PARALLEL_FACTS = 0.1
SHARE_OF_OUR_SIDE = 0.05  # of the partners of a network around us
# The types in the order of `type_names`, and how often each comes.
TYPE_NAMES = ("GAVE_AID_TO", "MET_WITH", "MEMBER_OF", "HAS_AGREEMENT_WITH")
TYPE_SHARES = (0.2, 0.5, 0.1, 0.2)
FIRST_DAY, LAST_DAY = np.datetime64("1990-01-01"), np.datetime64("2025-12-31")
# How exactly a fact's date is known: to the day, the month, the year, or not at all.
PRECISIONS, PRECISION_SHARES = ("D", "M", "Y", ""), (0.6, 0.2, 0.1, 0.1)
# How many letters of an ISO day each of them shows.
_LETTERS = (10, 7, 4, 0)


@dataclass(frozen=True)
class Network:
    """Which network: `shape` is clustered, power-law or around-us, `partners` and `facts` are how many."""

    shape: str
    partners: int
    facts: int
    seed: int = SEED

    def __str__(self) -> str:
        return f"{self.shape} {self.partners:,}/{self.facts:,}"


@dataclass(frozen=True, eq=False)
class Facts:
    """One entry per fact: its ends as numbers of partners, its type as a place in TYPE_NAMES, and its date.

    `first_days` and `last_days` are the days it can mean, NaT where none is known; `dates` the date as a source has it.
    """

    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    types: NDArray[np.int64]
    first_days: NDArray[np.datetime64]
    last_days: NDArray[np.datetime64]
    dates: list[str]


def home_count(network: Network) -> int:
    """How many partners are of our own side; they have the lowest numbers."""
    return max(1, round(network.partners * SHARE_OF_OUR_SIDE)) if network.shape == "around-us" else 1


def generated(network: Network) -> Facts:
    """The facts of a network. Nobody has a fact with himself, and one fact in ten repeats a pair that is there."""
    chance = np.random.default_rng([network.seed, network.partners, network.facts])
    wanted = network.facts - round(network.facts * SHARE_OF_PARALLEL_FACTS)
    pairs = _SHAPES[network.shape](network.partners, wanted, chance)
    if network.shape != "around-us":
        pairs = chance.permutation(network.partners)[pairs]  # numbers say nothing about who is a hub or in which group
    repeated = pairs[chance.integers(0, len(pairs), network.facts - len(pairs))]
    ends = chance.permutation(np.concatenate([pairs, repeated]))
    turned = chance.random(len(ends)) < 0.5
    ends[turned] = ends[turned][:, ::-1]
    types = chance.choice(len(TYPE_NAMES), len(ends), p=TYPE_SHARES)
    return Facts(ends[:, 0], ends[:, 1], types, *_dated(len(ends), chance))


def ties(facts: Facts) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Each pair of partners with a fact once, the smaller number first, sorted; and how many facts each pair has."""
    ends = np.sort(np.column_stack([facts.sources, facts.targets]), axis=1)
    _, firsts, counts = np.unique(_keys(ends), return_index=True, return_counts=True)
    return ends[firsts, 0], ends[firsts, 1], counts


def _clustered(partners: int, wanted: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Planted groups of about GROUP_SIZE, most ties within them."""
    groups = max(1, round(partners / GROUP_SIZE))

    def drawn(count: int) -> NDArray[np.int64]:
        first = chance.integers(0, partners, count)
        mates = (partners - 1 - first % groups) // groups + 1  # partners with the same rest are a group
        inside = first % groups + groups * (chance.random(count) * mates).astype(np.int64)
        within = chance.random(count) < SHARE_WITHIN_GROUPS
        return np.column_stack([first, np.where(within, inside, chance.integers(0, partners, count))])

    return _different(drawn, np.empty((0, 2), dtype=np.int64), wanted)


def _power_law(partners: int, wanted: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Who has many ties gets more: each newcomer takes partners in proportion to their ties (Barabási and Albert)."""
    each = wanted / partners
    ends = [0, 1]
    pairs = [(0, 1)]
    draws = chance.random((partners, int(each) + 1))
    takes = int(each) + (chance.random(partners) < each % 1)
    for newcomer in range(2, partners):
        filled = len(ends)
        chosen = sorted({ends[int(draw * filled)] for draw in draws[newcomer, : max(1, takes[newcomer])]})
        pairs += [(one, newcomer) for one in chosen]
        ends += [end for one in chosen for end in (one, newcomer)]
    hubs = np.array(ends)

    def drawn(count: int) -> NDArray[np.int64]:
        return np.column_stack([hubs[chance.integers(0, len(hubs), count)], chance.integers(0, partners, count)])

    return _different(drawn, np.array(pairs), wanted)


def _around_us(partners: int, wanted: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Every tie is between a body of our side and another partner."""
    ours = home_count(Network("around-us", partners, wanted))

    def drawn(count: int) -> NDArray[np.int64]:
        return np.column_stack([chance.integers(0, ours, count), chance.integers(ours, partners, count)])

    return _different(drawn, np.empty((0, 2), dtype=np.int64), wanted)


def _different(drawn: Callable[[int], NDArray[np.int64]], pairs: NDArray[np.int64], wanted: int) -> NDArray[np.int64]:
    """`wanted` different pairs of two: the given ones, and as many more as are missing."""
    while True:
        pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
        _, firsts = np.unique(_keys(pairs), return_index=True)
        pairs = pairs[np.sort(firsts)][:wanted]
        if len(pairs) == wanted:
            return pairs
        pairs = np.concatenate([pairs, drawn(wanted)])


def _keys(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number for each pair, in the order of pairs."""
    keys: NDArray[np.int64] = (pairs[:, 0] << 32) + pairs[:, 1]
    return keys


def _dated(count: int, chance: np.random.Generator) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64], list[str]]:
    days = FIRST_DAY + chance.integers(0, (LAST_DAY - FIRST_DAY).astype(np.int64) + 1, count)
    precision = chance.choice(len(PRECISIONS), count, p=PRECISION_SHARES)
    first, last = days.copy(), days.copy()
    for place, unit in enumerate(PRECISIONS):
        of = precision == place
        if unit:
            first[of] = days[of].astype(f"datetime64[{unit}]")
            last[of] = (days[of].astype(f"datetime64[{unit}]") + 1).astype("datetime64[D]") - 1
        else:
            first[of] = last[of] = np.datetime64("NaT")
    texts = days.astype(str).tolist()
    return first, last, [text[: _LETTERS[place]] for text, place in zip(texts, precision.tolist(), strict=True)]


_SHAPES = {"clustered": _clustered, "power-law": _power_law, "around-us": _around_us}
