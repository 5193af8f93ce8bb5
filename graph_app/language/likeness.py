"""How alike two spellings are: the one definition of “near”, for imports that ask who is meant and for duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

# From here on two folded names are near: of 100, by rapidfuzz's ratio of sorted words.
NEAR = 82.0


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 100, whatever the order of their words."""
    return fuzz.token_sort_ratio(one, other)


def nearest(folded: str, spellings: Iterable[str], most: int) -> list[tuple[str, float]]:
    """The near ones among folded spellings with their likeness, the likeliest first, `most` at most."""
    found = process.extract(folded, spellings, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=most)
    return [(spelling, float(alike)) for spelling, alike, _ in found]


def near_pairs(sorted_words: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Places of near ones among folded names whose words are sorted already, each pair once, and how alike they are.

    Equal ones are near, too. Each is compared with each: n² / 2 comparisons and n² bytes times 4.
    """
    alike = process.cdist(sorted_words, sorted_words, scorer=fuzz.ratio, score_cutoff=NEAR)
    for first, second in zip(*(places.tolist() for places in alike.nonzero()), strict=True):
        if first < second:
            yield first, second, float(alike[first, second])
