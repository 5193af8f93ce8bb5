"""Plots for the report, as SVG that is the same for the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.comparing import exponent, value_of, with_most_networks
from benchmarks.record import SECONDS, Row, ratio
from benchmarks.results import Results
from benchmarks.rows import ROWS

# Ours always has the first colour; all of them can be told apart by people who see red and green alike.
COLOURS = ("#c2410c", "#0072b2", "#009e73", "#cc79a7", "#56b4e9")
MARKERS = ("o", "s", "^", "D", "v")
# Without these lines the file would hold the day and chance ids, and differ from run to run.
_SAME_EACH_TIME = {"svg.hashsalt": "benchmarks", "svg.fonttype": "none", "font.size": 9}


def draw(results: Results, full: Results, folder: Path) -> list[str]:
    """Draws the plots that there are numbers for and gives their files; none where matplotlib is not installed.

    A row is drawn from the last full run where that knows more of its networks.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError:
        return []
    matplotlib.rcParams.update(_SAME_EACH_TIME)
    drawn = []
    for name, make in PLOTS.items():
        figure = Figure()
        if make(figure, results, full):
            figure.savefig(folder / name, format="svg", metadata={"Date": None, "Creator": None}, bbox_inches="tight")
            drawn.append(name)
    return drawn


def _ratios(figure: Any, results: Results, full: Results) -> bool:
    """How many times better than each peer, on the largest network on which both have a number."""
    found = [
        (f"{row.work.split(';')[0]}\n{network}", peer, times) for row, network, peer, times in _best(results, full)
    ]
    if not found:
        return False
    labels = list(dict.fromkeys(label for label, _, _ in found))
    figure.set_size_inches(8.5, 0.9 + 0.36 * len(labels))
    axes = figure.subplots()
    peers = list(dict.fromkeys(peer for _, peer, _ in found))
    for place, peer in enumerate(peers):
        points = [(times, labels.index(label)) for label, one, times in found if one == peer]
        axes.scatter(*zip(*points, strict=True), label=peer, zorder=3, s=28, **look_of(place))
    axes.axvline(1, color="#17232b", linewidth=1)
    axes.set_xscale("log")
    axes.set_yticks(range(len(labels)), labels, fontsize=7)
    axes.invert_yaxis()
    axes.grid(axis="both", color="#e3e7ea")
    axes.set_xlabel("times better than the peer; left of 1 the peer is better")
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False)
    return True


def look_of(peer: int) -> dict[str, str]:
    """Colour and shape of a peer by its number: no two of the first twenty have both, none has our colour."""
    return {"color": _of(COLOURS[1:], peer), "marker": _of(MARKERS, peer)}  # four and five have no common divisor


def _best(results: Results, full: Results) -> list[tuple[Row, str, str, float]]:
    """For each row and peer the largest network that both were measured on, clustered where there is one."""
    found = []
    for row in ROWS:
        run = with_most_networks(row, results, full)
        for peer in row.peers:
            both = [
                (network.facts, network.shape == "clustered", str(network), ratio(row.quantity, ours, theirs))
                for network in row.cases()
                if (ours := value_of(row, network, row.ours.name, run))
                and (theirs := value_of(row, network, peer.name, run))
            ]
            if both:
                *_, network, times = max(both)
                found.append((row, network, peer.name, times))
    return found


def _growth(figure: Any, results: Results, full: Results) -> bool:
    """Seconds over size on log axes, one panel for each work that grows, with the exponents."""
    rows = [row for row in ROWS if row.grows]
    figure.set_size_inches(9.5, 2.9 * -(-len(rows) // 3))
    panels = figure.subplots(-(-len(rows) // 3), 3, squeeze=False).ravel()
    for panel in panels[len(rows) :]:
        panel.set_visible(False)
    some = [
        _over_size(panel, row, with_most_networks(row, results, full)) for panel, row in zip(panels, rows, strict=False)
    ]
    figure.tight_layout()
    return any(some)


def _over_size(panel: Any, row: Row, results: Results) -> bool:
    panel.set_title(row.work.split(";")[0], fontsize=8)
    drawn = False
    for place, contender in enumerate(row.contenders):
        power = exponent(row, contender.name, results)[1]
        label = contender.name + ("" if power is None else f" (exponent {power:.2f})")
        drawn |= _line(panel, _costs(row, contender.name, results, "clustered"), place, label)
    _log_axes(panel, "facts", "seconds")
    return drawn


def _layouts(figure: Any, results: Results, full: Results) -> bool:
    """Seconds and share of neighbours kept, over size."""
    row = next(one for one in ROWS if one.name == "layout")
    run = with_most_networks(row, results, full)
    figure.set_size_inches(9.5, 6.4)
    drawn = False
    for panels, shape in zip(figure.subplots(2, 2), ("clustered", "power-law"), strict=True):
        for place, contender in enumerate(row.contenders):
            drawn |= _line(panels[0], _costs(row, contender.name, run, shape), place, contender.name)
            _line(panels[1], _shares(row, contender.name, run, shape), place, contender.name)
        _log_axes(panels[0], "facts", f"seconds, {shape}")
        panels[1].set_xscale("log")
        panels[1].set_ylim(0, 1)
        panels[1].set_xlabel("facts")
        panels[1].set_ylabel(f"share of neighbours kept, {shape}")
        panels[1].grid(color="#e3e7ea")
    figure.tight_layout()
    return drawn


def _costs(row: Row, contender: str, results: Results, shape: str) -> dict[int, float]:
    assert row.quantity is SECONDS
    found = {network.facts: value_of(row, network, contender, results) for network in _of_shape(row, shape)}
    return {facts: cost for facts, cost in sorted(found.items()) if cost}


def _shares(row: Row, contender: str, results: Results, shape: str) -> dict[int, float]:
    measured = {network.facts: results.of(row.name, network, contender) for network in _of_shape(row, shape)}
    return {facts: one.numbers["share"] for facts, one in sorted(measured.items()) if one and "share" in one.numbers}


def _of_shape(row: Row, shape: str) -> list[Any]:
    return [network for network in row.cases() if network.shape == shape]


def _line(panel: Any, points: Mapping[int, float], place: int, label: str) -> bool:
    if points:
        look = {"color": _of(COLOURS, place), "marker": _of(MARKERS, place), "linewidth": 2 if place == 0 else 1}
        panel.plot(list(points), list(points.values()), label=label, markersize=4, **look)
        panel.legend(fontsize=7, frameon=False)
    return bool(points)


def _log_axes(panel: Any, across: str, up: str) -> None:
    panel.set_xscale("log")
    panel.set_yscale("log")
    panel.set_xlabel(across)
    panel.set_ylabel(up)
    panel.grid(color="#e3e7ea")


def _of(choices: Sequence[str], place: int) -> str:
    return choices[place % len(choices)]


PLOTS: Mapping[str, Callable[[Any, Results, Results], bool]] = {
    "ratios.svg": _ratios,
    "growth.svg": _growth,
    "layout.svg": _layouts,
}
