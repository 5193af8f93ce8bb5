"""How the rows of a table lie in time: a bar for each year, or each month where all lie near each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph_app.language.partial_dates import span

WIDTH, HEIGHT, FOOT = 720.0, 96.0, 18.0
_MOST_MONTHS = 24
_MOST_LABELS = 12


@dataclass(frozen=True)
class Bar:
    """`when` is a year or month as ISO text; `label` is empty where the one before leaves no room."""

    when: str
    count: int
    label: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Timeline:
    """`undated` rows have no known day; `unsure` ones a day that can lie in several bars. Neither is in one."""

    bars: tuple[Bar, ...]
    undated: int
    unsure: int
    by_month: bool
    width: float = WIDTH
    height: float = HEIGHT
    foot: float = FOOT


def row_timeline(days: Sequence[str | None]) -> Timeline | None:
    """Of partial dates, one per row; None where fewer than two known ones lie in different years or months."""
    spans = [span(day) for day in days if day and _is_date(day)]
    if not spans:
        return None
    first, last = min(one for one, _ in spans), max(two for _, two in spans)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    exact = all(_month(one) == _month(two) for one, two in spans)
    by_month = exact and months <= _MOST_MONTHS
    name = _month if by_month else _year
    counts = Counter(name(one) for one, two in spans if name(one) == name(two))
    if len(counts) < 2:
        return None
    shown = _months(min(counts), max(counts)) if by_month else _years(min(counts), max(counts))
    undated = sum(not day for day in days)
    return Timeline(_bars(shown, counts), undated, len(spans) - sum(counts.values()), by_month)


def _is_date(text: str) -> bool:
    try:
        span(text)
    except ValueError:
        return False
    return True


def _bars(shown: Sequence[str], counts: Counter[str]) -> tuple[Bar, ...]:
    step, highest = WIDTH / len(shown), max(counts.values())
    every = -(-len(shown) // _MOST_LABELS)
    room = HEIGHT - FOOT - 14  # above the highest bar stands its count
    bars = []
    for place, when in enumerate(shown):
        height = room * counts[when] / highest
        width = min(step * 0.8, 34.0)
        x = place * step + (step - width) / 2
        label = when if place % every == 0 else ""
        bars.append(
            Bar(when, counts[when], label, round(x, 1), round(HEIGHT - FOOT - height, 1), round(width, 1), height)
        )
    return tuple(bars)


def _year(day: date) -> str:
    return f"{day.year:04}"


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _years(first: str, last: str) -> list[str]:
    return [f"{year:04}" for year in range(int(first), int(last) + 1)]


def _months(first: str, last: str) -> list[str]:
    begin, end = (int(text[:4]) * 12 + int(text[5:7]) - 1 for text in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]
