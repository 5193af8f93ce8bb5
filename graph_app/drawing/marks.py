"""What a picture on paper is made of: lines, areas, discs and words, in the units of one page, y down.

SVG and PDF are written from these alone, so that both show the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Pen:
    """What draws a line; `opacity` is 0 to 1, `dashes` are lengths on and off in turn."""

    colour: str
    width: float
    opacity: float = 1.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True)
class Line:
    """From `start` to `end`: straight, or the quadratic curve that `via` pulls to its side."""

    start: Point
    end: Point
    pen: Pen
    via: Point | None = None


@dataclass(frozen=True)
class Area:
    """A closed polygon; `about` is for who points at it or has it read out."""

    corners: Sequence[Point]
    fill: str
    pen: Pen | None = None
    opacity: float = 1.0
    about: str = ""


@dataclass(frozen=True)
class Disc:
    """A circle; `fill` is "none" for a mere ring."""

    centre: Point
    radius: float
    fill: str
    pen: Pen | None = None
    about: str = ""


@dataclass(frozen=True)
class Words:
    """One line of text whose baseline is at `at`; `anchor` says which part of it stands there: start, middle, end."""

    at: Point
    text: str
    size: float
    colour: str
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True)
class Window:
    """Marks of which nothing is seen outside the box."""

    box: Box
    marks: Sequence[Line | Area | Disc | Words]


Mark: TypeAlias = Line | Area | Disc | Words | Window
