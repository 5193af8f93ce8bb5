"""How many items each part of a briefing may hold, from generous to tight."""

from __future__ import annotations

from dataclasses import dataclass

CONTACTS = 5


@dataclass(frozen=True)
class Limits:
    ties: int
    aid: int  # lines each way
    in_common: int
    each_open: int  # agreements named under each open point
    undated: int
    anniversaries: int
    letters: int  # of one text from the data
    note: int  # letters of the title of a source
    urls: bool  # notes tell addresses whole; otherwise the site alone, and the page of sources tells the rest


STEPS = (
    Limits(ties=12, aid=10, in_common=10, each_open=6, undated=5, anniversaries=8, letters=150, note=140, urls=True),
    Limits(ties=10, aid=8, in_common=8, each_open=4, undated=4, anniversaries=6, letters=130, note=140, urls=True),
    Limits(ties=9, aid=8, in_common=7, each_open=4, undated=4, anniversaries=6, letters=120, note=120, urls=False),
    Limits(ties=7, aid=6, in_common=6, each_open=3, undated=3, anniversaries=5, letters=110, note=110, urls=False),
    Limits(ties=6, aid=5, in_common=5, each_open=3, undated=3, anniversaries=4, letters=100, note=100, urls=False),
    Limits(ties=5, aid=4, in_common=4, each_open=2, undated=2, anniversaries=3, letters=90, note=90, urls=False),
    Limits(ties=4, aid=4, in_common=3, each_open=1, undated=1, anniversaries=3, letters=70, note=80, urls=False),
    Limits(ties=3, aid=3, in_common=3, each_open=1, undated=1, anniversaries=2, letters=50, note=60, urls=False),
    Limits(ties=2, aid=2, in_common=2, each_open=1, undated=1, anniversaries=2, letters=36, note=40, urls=False),
)
