"""`python -m benchmarks run` measures and writes docs/benchmarks.md; `report` writes it anew from kept numbers.

`sensitivity` writes the table of docs/engagement.md: what follows if a value of the engagement model were another.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import sensitivity
from benchmarks.generators import Network
from benchmarks.machine import machine
from benchmarks.record import Row
from benchmarks.report import write_report
from benchmarks.results import FOLDER, Results, load, middle, save
from benchmarks.rows import ROWS
from benchmarks.timing import MODES, PROJECT, Measurement, measure
from benchmarks.units import told

DOCS = PROJECT / "docs"
# On what `--try` runs every row once: to see that all of it works.
TRIED = tuple(Network(shape, 200, 1_000) for shape in ("clustered", "power-law", "around-us"))


def main(arguments: Sequence[str]) -> int:
    asked = _parser().parse_args(arguments)
    if asked.command == "sensitivity":
        sensitivity.write()
        print(f"The table is in {sensitivity.FILE}.")
        return 0
    folder, docs = (asked.into, asked.into) if asked.into else (FOLDER, DOCS)
    mode = asked.mode
    if asked.command == "run":
        rows = [row for row in ROWS if not asked.only or row.name in asked.only]
        results = load(mode, folder)
        if not asked.only:
            results.machine, results.apart = machine(), {}
        _run(rows, results, folder)
    write_report(load(mode, folder), load("full", folder), docs)
    print(f"The report is in {docs / 'benchmarks.md'}.")
    return 0


def _run(rows: Sequence[Row], results: Results, folder: Path) -> None:
    here = machine()
    work = [(row, network) for row in rows for network in _networks(row, results.mode)]
    began = time.monotonic()
    for done, (row, network) in enumerate(work, start=1):
        print(f"[{done}/{len(work)}, {time.monotonic() - began:,.0f} s] {row.work}: {network} … ", end="", flush=True)
        found = measure(row, network, MODES[results.mode])
        print("; ".join(_short(row, one) for one in found), flush=True)
        results.replace(row.name, found, here)
        save(results, folder)  # a run that is broken off keeps what it has


def _networks(row: Row, mode: str) -> Sequence[Network]:
    if mode != "try":
        return row.networks[mode]
    return tuple(network for network in TRIED if any(network.shape == one.shape for one in row.cases()))


def _short(row: Row, measurement: Measurement) -> str:
    value = middle(measurement, row.quantity.name)
    more = "".join(f", {name} {number:.3g}" for name, number in measurement.numbers.items())
    return f"{measurement.contender} {measurement.problem or told(row.quantity, value)}{more}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("command", choices=["run", "report", "sensitivity"])
    parser.add_argument("--full", dest="mode", action="store_const", const="full", default="quick", help="all sizes")
    parser.add_argument("--try", dest="mode", action="store_const", const="try", help="everything once, small")
    parser.add_argument("--only", nargs="+", metavar="ROW", choices=[row.name for row in ROWS], help="these rows alone")
    parser.add_argument("--into", type=Path, help="another folder for numbers and report")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
