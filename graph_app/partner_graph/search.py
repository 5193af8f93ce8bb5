"""Partners by any of their names, with or without diacritics, complete or begun, and with a slip or two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph_app.language.folding import fold
from graph_app.partner_graph.snapshot import Partner
from graph_app.partner_graph.spelling import is_slip_of

# How well a name fits what was typed, best first.
EXACT, BEGUN, WORDS_BEGUN, INITIALS, INSIDE, MISSPELT = range(6)


# More than anybody types: without a bound one address could keep the site busy for half a minute.
LONGEST_TEXT = 200
MOST_WORDS = 10


@dataclass(frozen=True)
class Hit:
    """A partner, the name by which it was found as people write it, and whether that name was given in full."""

    partner: Partner
    matched: str
    exact: bool


@dataclass(frozen=True)
class _Name:
    """One name of one partner: as written, folded, and folded without spaces (“Hà Nội” is found by “hanoi”)."""

    partner: Partner
    written: str
    folded: str
    joined: str
    words: tuple[str, ...]
    initials: str


# How well a name fits, or None where it does not.
_Fit = Callable[[_Name], "int | None"]


class SearchIndex:
    """The folded names, aliases and ids of partners. Made once, asked often, never changed."""

    def __init__(self, partners: Iterable[Partner]) -> None:
        self._names = [name for partner in partners for name in _names_of(partner)]
        self._spellings = {word for name in self._names for word in (*name.words, name.joined)}

    def search(self, text: str, limit: int) -> list[Hit]:
        """At most `limit` partners, best first; each once, by its best name.

        A name given in full comes before one that was begun, then one whose words were begun in any order, initials
        (“UBND”), a part of a name, and only where none of these is found a name with a slip: one letter in words of
        four or more, two in words of eight or more. Among equals our own side comes first, then the shorter name.
        """
        words = tuple(dict.fromkeys(fold(text[:LONGEST_TEXT]).split()))[:MOST_WORDS]
        if not words:
            return []
        found = self._ranked(_fit(words)) or self._ranked(self._misspelt(words))
        return found[:limit]

    def _ranked(self, fit: _Fit) -> list[Hit]:
        best: dict[str, tuple[tuple[int, bool, int, str], Hit]] = {}
        for name in self._names:
            rank = fit(name)
            if rank is None:
                continue
            partner = name.partner
            key = (rank, not partner.home, len(name.folded), partner.id)
            if partner.id not in best or key < best[partner.id][0]:
                best[partner.id] = key, Hit(partner, name.written, rank == EXACT)
        return [hit for _, hit in sorted(best.values(), key=lambda entry: entry[0])]

    def _misspelt(self, words: tuple[str, ...]) -> _Fit:
        """Fits names of which every word, or all of them written as one, is a slip away from what was typed."""
        near = [{known for known in self._spellings if is_slip_of(word, known)} for word in (*words, "".join(words))]
        *near_words, near_joined = near

        def fit(name: _Name) -> int | None:
            by_words = all(not known.isdisjoint(name.words) for known in near_words)
            return MISSPELT if by_words or name.joined in near_joined else None

        return fit


def _names_of(partner: Partner) -> list[_Name]:
    names = []
    for written in dict.fromkeys((*partner.names, partner.id)):
        folded = fold(written.replace("-", " ") if written == partner.id else written)
        words = tuple(folded.split())
        initials = "".join(word[0] for word in words) if len(words) > 2 else ""
        names.append(_Name(partner, written, folded, "".join(words), words, initials))
    return names


def _fit(words: tuple[str, ...]) -> _Fit:
    typed, joined = " ".join(words), "".join(words)

    def fit(name: _Name) -> int | None:
        if name.joined == joined:
            return EXACT
        if name.joined.startswith(joined):
            return BEGUN
        if all(any(known.startswith(word) for known in name.words) for word in words):
            return WORDS_BEGUN
        if len(joined) > 2 and name.initials.startswith(joined):
            return INITIALS
        return INSIDE if typed in name.folded else None

    return fit
