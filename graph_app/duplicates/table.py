"""Pairs as rows of a table, for files, programs and the command line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from graph_app.duplicates.pairs import Pair
from graph_app.records import Rows

COLUMNS = (
    *("first", "second", "score", "first_name", "second_name", "way", "likeness", "alias", "same_country"),
    *("common", "facts_between"),
)


def chosen(
    found: Sequence[Pair], apart: Collection[tuple[str, str]], kind: str = "", country: str = "", least: int = 0
) -> list[Pair]:
    """Those of a kind and with an end in a country ('' is any), with so many points, that nobody holds apart."""
    return [
        pair
        for pair in found
        if pair.ids not in apart
        and pair.score >= least
        and (not kind or pair.first.kind == kind)
        and (not country or country in (pair.first.country, pair.second.country))
    ]


def record(pair: Pair) -> dict[str, Any]:
    """A pair by COLUMNS: ids, points, the two names that fit best and how, ids of common partners."""
    values = (
        *(pair.first.id, pair.second.id, pair.score, pair.names.first, pair.names.second, pair.names.way),
        *(round(pair.names.likeness, 1), pair.names.alias, pair.same_country),
        *([partner.id for partner in pair.common], pair.between),
    )
    return dict(zip(COLUMNS, values, strict=True))


def table(found: Sequence[Pair], limit: int) -> Rows:
    """The first `limit` of them."""
    return Rows(COLUMNS, [tuple(record(pair).values()) for pair in found[:limit]], len(found) > limit)
