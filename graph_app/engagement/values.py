"""The values of the engagement model: intervals of tiers, points, half-lives and weights, each with its reason."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph_app.errors import WrongEngagementValue
from graph_app.language.texts import Text

DEFAULT_FILE = Path(__file__).with_name("values.csv")
_COLUMNS = ("name", "value", "unit", "reason_vi", "reason_en")
# What a value of each unit may be: (least, most).
_RANGES = {
    "months": (1, 1_200),
    "days": (0, 3_650),
    "cadences": (1.01, 100),
    "contacts": (1, 1_000),
    "points": (0, 1_000),
    "factor": (0, 1),
    "share": (0, 1),
    "weight": (0, 1),
}


@dataclass(frozen=True)
class ModelValue:
    """One row of the file. `unit` says what the number counts, `reason` why it is this number."""

    name: str
    value: float
    unit: str
    reason: Text


@dataclass(frozen=True)
class Values:
    """All values of the model by name; the rows stand in the file's order."""

    rows: tuple[ModelValue, ...]
    numbers: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.numbers[name]

    def with_value(self, name: str, value: float) -> Values:
        """The same model with one other number: what a sensitivity table tries. KeyError for an unknown name."""
        self.numbers[name]
        return Values(self.rows, {**self.numbers, name: value})


def load_values(file: Path = DEFAULT_FILE) -> Values:
    """The values of a file with the columns name, value, unit, reason_vi, reason_en.

    It must name every value of the model, each once, with its unit. WrongEngagementValue names file, row and next step.
    """
    units = {name: unit for name, _, unit, *_ in _lines(DEFAULT_FILE)}
    rows = tuple(_read(file, number, cells, units) for number, cells in enumerate(_lines(file), start=2))
    given = [row.name for row in rows]
    for name in units:
        if given.count(name) != 1:
            problem = "is missing" if name not in given else "is given more than once"
            raise WrongEngagementValue(file=str(file), row=len(rows) + 1, name=name, problem=problem)
    return Values(rows, {row.name: row.value for row in rows})


def clipped(row: ModelValue, number: float) -> float:
    """The number nearest to `number` that this value may have."""
    least, most = _RANGES[row.unit]
    return float(min(max(number, least), most))


def _lines(file: Path) -> Iterator[tuple[str, ...]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                raise WrongEngagementValue(
                    file=str(file), row=1, name=", ".join(_COLUMNS), problem="are not the columns of its first line"
                )
            for record in reader:
                yield tuple((record[column] or "").strip() for column in _COLUMNS)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise WrongEngagementValue(file=str(file), row=1, name="UTF-8 CSV", problem="cannot be read") from problem


def _read(file: Path, row: int, cells: tuple[str, ...], units: Mapping[str, str]) -> ModelValue:
    name, text, unit, reason_vi, reason_en = cells

    def wrong(problem: str) -> WrongEngagementValue:
        return WrongEngagementValue(file=str(file), row=row, name=name, problem=problem)

    if name not in units:
        raise wrong("is no value of the model")
    if unit != units[name]:
        raise wrong(f"is counted in {units[name]}, not in {unit or 'nothing'}")
    if not reason_vi or not reason_en:
        raise wrong("needs a reason in both languages")
    least, most = _RANGES[unit]
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not least <= value <= most:
        raise wrong(f"is “{text}”; it takes a number from {least} to {most}")
    if name == "strength.scale" and not value:
        raise wrong("cannot be 0")
    return ModelValue(name, value, unit, Text(reason_vi, reason_en))
