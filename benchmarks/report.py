"""docs/benchmarks.md from the raw numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.comparing import (
    LAST_FULL_RUN,
    Compared,
    Verdict,
    compared,
    exponent,
    left_out,
    verdicts,
    with_most_networks,
)
from benchmarks.generators import SEED, Network
from benchmarks.plots import draw
from benchmarks.record import Row
from benchmarks.results import Results
from benchmarks.rows import ROWS
from benchmarks.units import times

COMMANDS = {
    "quick": "make bench",
    "full": "make bench-full",
    "try": "python -m benchmarks run --try",
}


HOW_TO_READ = f"""`benchmarks/README.md` says how it is measured, `benchmarks/results/` holds the raw numbers.

Each line sets us beside a named peer that did the same on the same network in the same run. Numbers are medians of
the runs, which took turns: ours, peer, ours, peer. A ratio of 2 is twice as fast, half the memory or twice the
rate; below 1 the peer is better, and it stands here all the same. “values differ by” is how far a peer's values are
from ours at most, in proportion to the largest. Networks are made by chance with seed {SEED}: *clustered* has groups
of about 50 with 85 % of the ties inside them, *power-law* has hubs (Barabási–Albert), *around-us* has one partner in
twenty on our own side and no tie but with those. 2,000/10,000 is 2,000 partners and 10,000 facts, of which one in ten
repeats a pair that is there."""


def write_report(results: Results, full: Results, docs: Path) -> None:
    """Writes benchmarks.md and its plots into `docs`. `full` is the last full run, for what this mode leaves out."""
    (docs / "benchmarks").mkdir(parents=True, exist_ok=True)
    plots = draw(results, full, docs / "benchmarks")
    (docs / "benchmarks.md").write_text("\n".join(_lines(results, full, plots)) + "\n", encoding="utf-8")


def _lines(results: Results, full: Results, plots: list[str]) -> Iterator[str]:
    yield from _head(results)
    yield from _verdict_table(verdicts(ROWS, results, full))
    yield from _picture(plots, "ratios.svg", "How many times better than each peer, on log axes")
    for chapter, group in groupby(ROWS, key=lambda row: row.chapter):
        yield from ("", f"## {chapter}", "")
        rows = list(group)
        yield from _table([line for row in rows for line in compared(row, results, full)])
        yield from _left_out([(row, left_out(row, results, full)) for row in rows])
        if chapter == "Layout":
            yield from _picture(plots, "layout.svg", "Seconds and share of neighbours kept, over size")
    yield from _exponents(results, full)
    yield from _picture(plots, "growth.svg", "Seconds over size on log axes, with exponents")
    yield from _machine(results)


def _picture(plots: list[str], file: str, says: str) -> Iterator[str]:
    if file in plots:
        yield from ("", f"![{says}](benchmarks/{file})")


def _head(results: Results) -> Iterator[str]:
    days = sorted(set(results.days.values()))
    when = " to ".join(dict.fromkeys((days[0], days[-1]))) if days else "never run"
    machine = results.machine
    yield "# Benchmarks"
    yield ""
    where = f"{machine.get('cores', '?')} cores with {machine.get('memory', '?')}"
    yield f"Made by `{COMMANDS[results.mode]}`, {when}, on {where}."
    yield HOW_TO_READ


def _verdict_table(found: Iterable[Verdict]) -> Iterator[str]:
    yield from ("", "## What was asked, and what is reached", "")
    yield "| work | network | asked | measured | reached |"
    yield "|---|---|---|---|---|"
    for one in found:
        yield f"| {one.work} | {one.network} | {one.asked} | {one.measured} | {one.reached} |"


def _table(lines: list[Compared]) -> Iterator[str]:
    yield "| work | network | ours | peer | peer's | ratio | runs | beside that |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in lines:
        ratio = ("at least " * one.at_least + times(one.ratio)) if one.ratio is not None else "–"
        cells = (one.work, one.network, one.ours, one.peer, one.theirs, ratio, f"{one.our_runs} / {one.peer_runs}")
        yield "| " + " | ".join(map(str, (*cells, one.beside))) + " |"


def _left_out(rows: Iterable[tuple[Row, list[Network]]]) -> Iterator[str]:
    missing = [f"{row.work.split(';')[0]} ({', '.join(map(str, networks))})" for row, networks in rows if networks]
    if missing:
        yield from ("", f"Measured by no run so far: {'; '.join(missing)}.")


def _exponents(results: Results, full: Results) -> Iterator[str]:
    yield from ("", "## Exponents", "")
    yield "Cost is taken as a constant times size to the power of the exponent, fitted by least squares on logarithms "
    yield "over the sizes that were measured."
    yield ""
    yield "| work | facts | ours | peers |"
    yield "|---|---|---|---|"
    for row in (row for row in ROWS if row.grows):
        run = with_most_networks(row, results, full)
        sizes, ours = exponent(row, row.ours.name, run)
        peers = ((peer.name, exponent(row, peer.name, run)[1]) for peer in row.peers)
        others = ", ".join(f"{name} {power:.2f}" for name, power in peers if power is not None)
        mark = f" ({LAST_FULL_RUN})" if run is not results else ""
        measured = f"{min(sizes):,} to {max(sizes):,}{mark}" if sizes else "–"
        yield f"| {row.work} | {measured} | {'–' if ours is None else f'{ours:.2f}'} | {others or '–'} |"


def _machine(results: Results) -> Iterator[str]:
    yield from ("", "## Machine and versions", "", "| what | which |", "|---|---|")
    yield from (f"| {what} | {which} |" for what, which in results.machine.items())
    works = {row.name: row.work.split(";")[0] for row in ROWS if row.name in results.apart}
    if works:
        yield from ("", "Measured apart from the others:", "")
    for name, work in works.items():
        others = ", ".join(f"{what} {which}" for what, which in results.apart[name].items())
        yield f"- {work}: {results.days[name]}, {others}"
