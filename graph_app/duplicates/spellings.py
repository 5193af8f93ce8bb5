"""The names of partners as they are compared: folded, their words sorted; and what two spellings have in common."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_app.language.folding import fold
from graph_app.partner_graph.snapshot import Partner
from graph_app.partner_graph.spelling import is_slip_of

# How two near names fit, the surest first.
SAME, REORDERED, UNMARKED, MARKS, NEARLY = "same", "reordered", "unmarked", "marks", "near"


@dataclass(frozen=True)
class Spelling:
    """One name of the partner at `place`; `fingerprint` is folded, its words sorted."""

    place: int
    written: str
    folded: str
    alias: bool

    @cached_property
    def fingerprint(self) -> str:
        return " ".join(sorted(self.folded.split()))

    @cached_property
    def marked(self) -> list[str]:
        """Its words with all their marks, sorted; neither case nor punctuation counts."""
        return sorted(re.findall(r"\w+", unicodedata.normalize("NFC", self.written.casefold())))


def spellings_of(partners: Sequence[Partner]) -> list[Spelling]:
    """Every name of every partner, those that head it first; what has no letter is left out."""
    found = []
    for place, partner in enumerate(partners):
        heads = (partner.name_vi, partner.name_en, partner.name_local)
        found += [Spelling(place, name, fold(name), name not in heads) for name in partner.names]
    return [spelling for spelling in found if spelling.folded]


def way_of(one: Spelling, other: Spelling) -> str:
    """How two near names fit. Those that only marks tell apart (ma, má, mà) are never the same."""
    if one.fingerprint != other.fingerprint:
        return NEARLY
    if one.marked == other.marked:
        return SAME if one.written.casefold() == other.written.casefold() else REORDERED
    plain = one.fingerprint.split()
    return UNMARKED if plain in (one.marked, other.marked) else MARKS


def told_apart(one: Spelling, other: Spelling) -> bool:
    """Whether near names are of two all the same: the words in which they differ are no slips of each other.

    “Hội hữu nghị Việt – Lào” and “… Việt – Nga” share most of their letters, “Quận 1” and “Quận 2” nearly all.
    """
    words, others = Counter(one.folded.split()), Counter(other.folded.split())
    own, theirs = (words - others).elements(), (others - words).elements()
    mine, yours = "".join(own), "".join(theirs)
    if any(letter.isdigit() for letter in mine + yours):
        return mine != yours
    return bool(mine and yours) and not is_slip_of(mine, yours)
