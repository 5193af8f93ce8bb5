"""What stands between the cells of a text table: found by how well the rows agree, not by counting signs."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from itertools import islice

DELIMITERS = (",", ";", "\t", "|")
_ROWS = 100


def found_delimiter(lines: Sequence[str], known: Callable[[Sequence[str]], int]) -> str:
    """The delimiter of a table of which `lines` are the first ones, whole.

    `known` tells how many cells of a row are names of columns that we know. The delimiter whose head holds the most
    of them wins; then the one by which the most rows have as many cells as the head, then the one with more cells.
    Vietnamese sentences full of commas do not mislead: by the comma their rows have all kinds of lengths.
    A comma where there is but one column.
    """
    scores = {sign: _score(lines, sign, known) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: scores[sign])
    return best if scores[best][2] > 1 else ","


def _score(lines: Sequence[str], sign: str, known: Callable[[Sequence[str]], int]) -> tuple[int, float, int]:
    try:
        rows = [row for row in islice(csv.reader(lines, delimiter=sign), _ROWS) if any(row)]
    except csv.Error:
        return 0, 0.0, 0
    if not rows or max(map(len, rows)) < 2:
        return 0, 0.0, 0
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count)
    same = widths.count(usual) / len(widths) if usual > 1 else 0.0
    return max(known(row) for row in rows[:20]), same, usual
