"""From raw numbers to what they say: ratios, exponents, and whether a target is reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.generators import Network
from benchmarks.record import Contender, Limit, Row, ratio
from benchmarks.results import Results, middle
from benchmarks.timing import Measurement
from benchmarks.units import SAID, beside, measured_for, told

NOT_RUN = "not run in this mode"
# Beside the main number of a run, these are told.
_RUN_NUMBERS = ("first_frame", "wait", "slowest_of_100", "wrong")
# Stands in for the peer of a row that has none.
NOBODY = Contender("–", "")
LAST_FULL_RUN = "last full run"


@dataclass(frozen=True)
class Compared:
    """One line of a table; `ratio` is None where one of the two has no number.

    `at_least`: a peer was broken off, so that the ratio is one that it would surely reach.
    """

    work: str
    network: str
    ours: str
    peer: str
    theirs: str
    ratio: float | None
    our_runs: int
    peer_runs: int
    beside: str
    at_least: bool = False


@dataclass(frozen=True)
class Verdict:
    """What was asked of a row, what was measured, and “yes”, “no” or “not measured”."""

    work: str
    network: str
    asked: str
    measured: str
    reached: str


def compared(row: Row, results: Results, full: Results) -> Iterator[Compared]:
    """A line for each network and peer that was measured; out of the last full run what this mode leaves out."""
    for network in _networks(row, results):
        for peer in row.peers or (NOBODY,):
            measured = [one for one in (results, full) if _ran(row, network, row.ours, one)]
            with_peer = [one for one in measured if _ran(row, network, peer, one)]
            for run in (with_peer or measured)[:1]:
                yield _line(row, network, peer, run, f" ({LAST_FULL_RUN})" if run is not results else "")


def left_out(row: Row, results: Results, full: Results) -> list[Network]:
    """The networks of the row on which neither this mode nor a full run has measured anything."""
    runs = (results, full)
    return [one for one in _networks(row, results) if not any(_ran(row, one, row.ours, run) for run in runs)]


def verdicts(rows: Sequence[Row], results: Results, full: Results) -> Iterator[Verdict]:
    """Every target of every row, on each network of its size; out of the last full run where this mode has none."""
    for row in rows:
        for target in row.targets:
            for network in (one for one in row.cases() if one.facts == target.facts):
                now, before = (_ratio(row, network, target.peer, one) for one in (results, full))
                yield Verdict(
                    row.work,
                    str(network),
                    target.sentence,
                    *_told(now, before, partial(measured_for, target), target.holds),
                )
        for limit in row.limits:
            yield from _limits(row, limit, results, full)


def with_most_networks(row: Row, results: Results, full: Results) -> Results:
    """The run that measured the row on most networks: this mode's, or the last full one. Never a mixture."""
    return max((results, full), key=lambda run: sum(_ran(row, one, row.ours, run) for one in row.cases()))


def value_of(row: Row, network: Network, contender: str, results: Results) -> float | None:
    """The median of what the row compares, or None where it was not measured."""
    measurement = results.of(row.name, network, contender)
    return middle(measurement, row.quantity.name) if measurement else None


def exponent(row: Row, contender: str, results: Results) -> tuple[list[int], float | None]:
    """The sizes that were measured, in facts, and the slope over them on log axes; None with fewer than three."""
    costs = {network.facts: cost for network in row.cases() if (cost := value_of(row, network, contender, results))}
    if len(costs) < 3:
        return list(costs), None
    slope, _ = np.polyfit(np.log(list(costs)), np.log(list(costs.values())), 1)
    return list(costs), float(slope)


def _networks(row: Row, results: Results) -> list[Network]:
    known = dict.fromkeys(row.cases())
    measured = dict.fromkeys(one.network for one in results.measurements if one.row == row.name)
    return [*known, *(network for network in measured if network not in known)]


def _ran(row: Row, network: Network, contender: Contender, run: Results) -> bool:
    """Whether it was tried, with a number or a failure to show for it."""
    measurement = run.of(row.name, network, contender.name)
    return measurement is not None and measurement.problem != NOT_RUN


def _line(row: Row, network: Network, peer: Contender, run: Results, mark: str) -> Compared:
    ours, theirs = (run.of(row.name, network, one.name) for one in (row.ours, peer))
    return Compared(
        row.work,
        f"{network}{mark}",
        _said(row, ours),
        peer.name,
        _said(row, theirs) if peer is not NOBODY else "nobody to compare with",
        _ratio(row, network, peer.name, run),
        len(ours.runs) if ours else 0,
        len(theirs.runs) if theirs else 0,
        "; ".join(filter(None, (_beside(row, "ours", ours), _beside(row, peer.name, theirs)))),
        at_least=theirs is not None and middle(theirs, "cut") is not None,
    )


def _said(row: Row, measurement: Measurement | None) -> str:
    """The value, or why there is none."""
    if measurement is None:
        return NOT_RUN
    value = middle(measurement, row.quantity.name)
    if value is None:
        return measurement.problem
    if middle(measurement, "cut") is not None:
        return row.unfinished.format(told(row.quantity, value))
    return told(row.quantity, value) + (f", then {measurement.problem}" if measurement.problem else "")


def _ratio(row: Row, network: Network, peer: str, results: Results) -> float | None:
    ours, theirs = (value_of(row, network, name, results) for name in (row.ours.name, peer))
    return None if ours is None or theirs is None else ratio(row.quantity, ours, theirs)


def _beside(row: Row, name: str, measurement: Measurement | None) -> str:
    if measurement is None:
        return ""
    wanted = (*_RUN_NUMBERS, "peak_bytes") if row.peaks else _RUN_NUMBERS
    numbers = {key: value for key in wanted if (value := middle(measurement, key)) is not None}
    words = beside({**measurement.numbers, **numbers})
    return f"{name}: {words}" if words else ""


def _limits(row: Row, limit: Limit, results: Results, full: Results) -> Iterator[Verdict]:
    if limit.name == "exponent":
        run = with_most_networks(row, results, full)
        sizes, power = exponent(row, row.ours.name, run)
        span = f"{min(sizes):,} to {max(sizes):,} facts" if power is not None else "–"
        now, before = (power, None) if run is results else (None, power)
        yield Verdict(row.work, span, limit.sentence, *_told(now, before, "{:.2f}".format, limit.holds))
        return
    for network in (one for one in row.cases() if one.facts == limit.facts):
        found = [one.of(row.name, network, row.ours.name) for one in (results, full)]
        now, before = (one.numbers.get(limit.name, middle(one, limit.name)) if one else None for one in found)
        told_of = _told(
            now,
            before,
            partial(told, row.quantity) if limit.name == row.quantity.name else SAID[limit.name].format,
            limit.holds,
        )
        yield Verdict(row.work, str(network), limit.sentence, *told_of)


def _told(
    now: float | None, before: float | None, form: Callable[[float], str], holds: Callable[[float], bool]
) -> tuple[str, str]:
    """What was measured, and whether it is enough."""
    number = before if now is None else now
    if number is None:
        return "–", "not measured"
    return form(number) + (f" ({LAST_FULL_RUN})" if now is None else ""), "yes" if holds(number) else "**no**"
