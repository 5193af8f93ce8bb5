"""Facts by year and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_app.partner_history.days import Fact, days_of


@dataclass(frozen=True)
class OpenYears:
    """Facts of a type whose date can mean any of the years from `first` to `last`: counted in none of them."""

    type: str
    first: int
    last: int
    count: int


@dataclass(frozen=True)
class Timeline:
    """`years`: year -> relationship type -> number of facts, from the first year to the last without a gap.

    `several_years` hold those whose date leaves the year open, `undated` by type those of unknown day.
    """

    years: Mapping[int, Mapping[str, int]]
    several_years: tuple[OpenYears, ...]
    undated: Mapping[str, int]

    @property
    def most(self) -> int:
        """The number of facts in the fullest year."""
        return max((sum(counts.values()) for counts in self.years.values()), default=0)


def timeline(facts: Iterable[Fact]) -> Timeline:
    """Each fact once: in its year, among those of several years, or among the undated."""
    sure: Counter[tuple[int, str]] = Counter()
    several: Counter[tuple[int, int, str]] = Counter()
    undated: Counter[str] = Counter()
    for fact in facts:
        days = days_of(fact)
        if days is None:
            undated[fact["type"]] += 1
        elif days.one_year:
            sure[days.first.year, fact["type"]] += 1
        else:
            several[days.first.year, days.last.year, fact["type"]] += 1
    open_years = tuple(OpenYears(of, first, last, count) for (first, last, of), count in sorted(several.items()))
    return Timeline(_by_year(sure), open_years, dict(undated))


def _by_year(sure: Mapping[tuple[int, str], int]) -> dict[int, dict[str, int]]:
    if not sure:
        return {}
    known = [year for year, _ in sure]
    years: dict[int, dict[str, int]] = {year: {} for year in range(min(known), max(known) + 1)}
    for (year, of), count in sure.items():
        years[year][of] = count
    return years
