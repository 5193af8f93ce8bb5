"""Which names are compared at all: those of one kind that share a word, a beginning or an end of a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph_app.duplicates.spellings import Spelling
from graph_app.partner_graph.snapshot import Partner

# A word that more names share tells nothing by itself (“thành phố”): then only those of one country are compared, and
# where they are too many, too, the names meet by their other words or not at all.
MOST_IN_BLOCK = 200
PIECE = 3


def blocks(spellings: Sequence[Spelling], partners: Sequence[Partner]) -> Iterator[list[Spelling]]:
    """Groups of two names or more; a pair may meet in several. No group is larger than MOST_IN_BLOCK.

    Two near names meet in one unless each of their words begins and ends differently. The work grows with the number
    of names, not with its square.
    """
    by_key: dict[tuple[str, str], list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        for key in _keys(spelling):
            by_key[partners[spelling.place].kind, key].append(spelling)
    for block in by_key.values():
        yield from _parts(block, partners)


def _keys(spelling: Spelling) -> set[str]:
    words = spelling.folded.split()
    pieces = {piece for word in words for piece in (word, word[:PIECE], word[-PIECE:])}
    return {*pieces, spelling.fingerprint, "".join(words)}


def _parts(block: list[Spelling], partners: Sequence[Partner]) -> Iterator[list[Spelling]]:
    """The block, or its parts by country, the unknown ones with each, as far as they are not too large."""
    if len(block) <= MOST_IN_BLOCK:
        if len(block) > 1:
            yield block
        return
    by_country: dict[str | None, list[Spelling]] = defaultdict(list)
    for spelling in block:
        by_country[partners[spelling.place].country].append(spelling)
    unknown = by_country.pop(None, [])
    for part in [*([*own, *unknown] for own in by_country.values()), unknown]:
        if 1 < len(part) <= MOST_IN_BLOCK:
            yield part
