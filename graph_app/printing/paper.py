"""Sheets of paper, and text set on them."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.drawing.marks import Box, Words
from graph_app.printing.lettering import set_in_type, wrapped

INK = "#17232b"
QUIET = "#4b5a64"
MARGIN = 30.0
# From one baseline to the next, as a share of the size: room enough for Ễ below g.
LEADING = 1.36


@dataclass(frozen=True)
class Paper:
    """A sheet that lies on its long side; in points, 72 to an inch."""

    name: str
    width: float
    height: float

    @property
    def inside(self) -> Box:
        """What lies within the margins."""
        return Box(MARGIN, MARGIN, self.width - MARGIN, self.height - MARGIN)


A4 = Paper("A4", 841.89, 595.28)
A3 = Paper("A3", 1190.55, 841.89)


@dataclass(frozen=True)
class Paragraph:
    """Lines that fit the width they were made for."""

    lines: list[str]
    size: float
    colour: str
    bold: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING

    def at(self, left: float, top: float) -> list[Words]:
        baselines = [top + self.size * (1.07 + LEADING * place) for place in range(len(self.lines))]
        return [
            Words((left, baseline), line, self.size, self.colour, bold=self.bold)
            for baseline, line in zip(baselines, self.lines, strict=True)
        ]


def paragraph(text: str, width: float, size: float, colour: str = INK, bold: bool = False, most: int = 4) -> Paragraph:
    """A text in at most `most` lines; where it needs more the last one ends in “…”."""
    lines = wrapped(set_in_type(text), width, size, bold)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1][:-1] + "…"]
    return Paragraph(lines, size, colour, bold)
