"""How wide letters are, measured in letters of usual width: what fits in a line is a matter of that."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import accumulate

# Names and titles have their capitals: a little wider than their number of letters is still usual.
_SLACK = 1.15
_WIDE = frozenset("mwMW@%—")


@lru_cache(4096)
def width(letter: str) -> float:
    """1 for a usual letter: capitals are wider, those of the East as wide as two, marks on others take no room."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 2.1
    if unicodedata.combining(letter):
        return 0.0
    return 1.45 if letter.isupper() or letter in _WIDE else 1.0


def cut_short(text: str, longest: int) -> str:
    """The text, or as much of it as is about as wide as so many usual letters, with “…” for the rest."""
    room = longest * _SLACK
    ends = list(accumulate(map(width, text)))
    if not ends or ends[-1] <= room:
        return text
    kept = sum(end <= room - 1 for end in ends)
    return text[:kept].rstrip() + "…"
