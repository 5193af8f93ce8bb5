"""The raw numbers of a run as a JSON file: what the report is made of, also without measuring again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.generators import Network
from benchmarks.timing import Measurement

FOLDER = Path(__file__).parent / "results"


@dataclass
class Results:
    """What one mode measured, on which machine. A row can be measured again alone: `days` says when each row was, and
    `apart` what of the machine was another for it than for the others.
    """

    mode: str
    machine: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    measurements: list[Measurement] = field(default_factory=list)
    apart: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, row: str, network: Network, contender: str) -> Measurement | None:
        for one in self.measurements:
            if (one.row, one.network, one.contender) == (row, network, contender):
                return one
        return None

    def replace(self, row: str, found: Iterable[Measurement], machine: Mapping[str, str]) -> None:
        """Takes the new numbers of a row on one network in place of older ones of the same; made on that machine."""
        found = list(found)
        fresh = {(one.row, one.network) for one in found}
        self.measurements = [one for one in self.measurements if (one.row, one.network) not in fresh] + found
        self.apart.pop(row, None)
        self.machine = self.machine or dict(machine)
        others = {what: which for what, which in machine.items() if self.machine.get(what) != which}
        if others:
            self.apart[row] = others
        self.days[row] = f"{datetime.now(timezone.utc):%Y-%m-%d}"


def middle(measurement: Measurement, number: str) -> float | None:
    """The median over the runs, or None where nothing was measured."""
    found = [run[number] for run in measurement.runs if number in run]
    return median(found) if found else None


def load(mode: str, folder: Path = FOLDER) -> Results:
    """The results of a mode, empty ones where it never ran."""
    file = folder / f"{mode}.json"
    if not file.exists():
        return Results(mode)
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    measurements = [Measurement(**{**one, "network": Network(**one["network"])}) for one in told.pop("measurements")]
    return Results(**told, measurements=measurements)


def save(results: Results, folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    body = {**asdict(results), "measurements": [asdict(one) for one in results.measurements]}
    text = json.dumps(body, indent=1, ensure_ascii=False)
    (folder / f"{results.mode}.json").write_text(text + "\n", encoding="utf-8")
