"""Where the bars of a timeline stand: numbers for a picture that the template draws."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.partner_history.timeline import Timeline
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME, RelationshipType

HEIGHT = 130.0
_WIDTH, _WIDEST, _NARROWEST = 920.0, 46.0, 15.0
# So many empty years in a row are drawn as one gap.
_GAP = 6
_ROOM_FOR_YEAR = 38.0


@dataclass(frozen=True)
class Block:
    """One type's part of a bar: from `top`, downwards."""

    type: RelationshipType
    count: int
    top: float
    height: float


@dataclass(frozen=True)
class Column:
    """A year at `x`, or a gap of empty years where `year` is None. `named`: there is room for the year's name."""

    year: int | None
    x: float
    blocks: tuple[Block, ...]
    count: int
    named: bool
    skipped: int = 0


@dataclass(frozen=True)
class Chart:
    columns: tuple[Column, ...]
    step: float
    width: float


def chart(timeline: Timeline) -> Chart:
    """The columns from left to right, their bars stacked in the order of the vocabulary from the ground up."""
    runs = _runs(list(timeline.years), {year for year, counts in timeline.years.items() if counts})
    step = max(_NARROWEST, min(_WIDEST, _WIDTH / max(1, len(runs))))
    every = max(1, round(_ROOM_FOR_YEAR / step + 0.49))
    columns = []
    for number, (year, skipped) in enumerate(runs):
        counts = timeline.years[year] if year is not None else {}
        blocks = _stacked({of: counts[of] for of in TYPE_BY_NAME if of in counts}, timeline.most)
        named = year is not None and (len(runs) - 1 - number) % every == 0
        columns.append(Column(year, number * step, blocks, sum(counts.values()), named, skipped))
    return Chart(tuple(columns), step, len(runs) * step)


def _runs(years: list[int], filled: set[int]) -> list[tuple[int | None, int]]:
    """Each year, and (None, how many) in place of a long row of empty ones."""
    runs: list[tuple[int | None, int]] = []
    empty: list[int] = []
    for year in years:
        if year not in filled:
            empty.append(year)
            continue
        runs += [(None, len(empty))] if len(empty) >= _GAP else [(each, 0) for each in empty]
        runs.append((year, 0))
        empty = []
    return runs


def _stacked(counts: dict[str, int], most: int) -> tuple[Block, ...]:
    blocks, ground = [], HEIGHT
    for name, count in counts.items():
        height = HEIGHT * count / most
        ground -= height
        blocks.append(Block(TYPE_BY_NAME[name], count, round(ground, 2), round(height, 2)))
    return tuple(blocks)
