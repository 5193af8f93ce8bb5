"""Where the bars of the portfolio stand: numbers for pictures that the template draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

HEIGHT, STEP, WIDTH = 130.0, 34.0, 460.0


@dataclass(frozen=True)
class Count:
    """A number on the page: how many rows stand behind `href`. `section`, `row` and `column` name it in data."""

    section: str
    row: str
    column: str
    count: int
    href: str


@dataclass(frozen=True)
class Block:
    """A part of a bar: its place, its number, and the colour that stands for its column."""

    count: Count
    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True)
class Column:
    """A standing bar at `x`; `top` is where it ends, `total` what it adds up to."""

    row: str
    x: float
    top: float
    total: int
    blocks: tuple[Block, ...]


Table = Mapping[str, Sequence[Count]]  # row -> its counts


def columns(table: Table, colours: Mapping[str, str]) -> list[Column]:
    """A standing bar for each row, its counts stacked from the ground up; the highest one is HEIGHT."""
    highest = max((sum(one.count for one in counts) for counts in table.values()), default=0) or 1
    found = []
    for number, (row, counts) in enumerate(table.items()):
        x, ground, blocks = number * STEP, HEIGHT, []
        for one in counts:
            height = HEIGHT * one.count / highest
            ground -= height
            if one.count:
                blocks.append(_block(one, x + STEP * 0.14, ground, STEP * 0.72, height, colours))
        found.append(Column(row, x, round(ground, 2), sum(one.count for one in counts), tuple(blocks)))
    return found


def stripes(table: Table, colours: Mapping[str, str]) -> dict[str, tuple[Block, ...]]:
    """A lying bar for each row, its counts side by side; the longest one is WIDTH."""
    longest = max((sum(one.count for one in counts) for counts in table.values()), default=0) or 1
    found = {}
    for row, counts in table.items():
        x, blocks = 0.0, []
        for one in counts:
            width = WIDTH * one.count / longest
            if one.count:
                blocks.append(_block(one, x, 0.0, width, 14.0, colours))
            x += width
        found[row] = tuple(blocks)
    return found


def scales(table: Table, left: str, right: str, colours: Mapping[str, str]) -> dict[str, tuple[Block, ...]]:
    """For each row two bars that grow from the middle, one column to the left and one to the right."""
    pairs = {row: {one.column: one for one in counts} for row, counts in table.items()}
    longest = max((pair[side].count for pair in pairs.values() for side in (left, right)), default=0) or 1
    found = {}
    for row, pair in pairs.items():
        widths = {side: WIDTH / 2 * pair[side].count / longest for side in (left, right)}
        starts = {left: WIDTH / 2 - widths[left], right: WIDTH / 2}
        blocks = [_block(pair[side], starts[side], 0.0, widths[side], 14.0, colours) for side in (left, right)]
        found[row] = tuple(block for block in blocks if block.count.count)
    return found


def _block(count: Count, x: float, y: float, width: float, height: float, colours: Mapping[str, str]) -> Block:
    return Block(count, round(x, 2), round(y, 2), round(width, 2), round(height, 2), colours[count.column])
