"""The ledger of a tie: its facts by kind, and what the tie would be without some of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_app.language.texts import Text
from graph_app.vocabulary.properties import Property
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME, RelationshipType

Fact = Mapping[str, Any]

_UNSAID = Text("không nêu loại", "kind not said")


@dataclass(frozen=True)
class FactKind:
    """Facts of one type that say the same of its first choice (a gift's form, a meeting's kind): how many there are.

    `name` stands in addresses: “MET_WITH.visit”, “MET_WITH.” where a fact does not say.
    """

    name: str
    type: RelationshipType
    caption: Text
    count: int


@dataclass(frozen=True)
class Tie:
    """What facts add up to. `newest` is the partial date of the newest one, None where none has a known day."""

    fact_count: int
    newest: str | None
    types: tuple[RelationshipType, ...]


def kind_of(fact: Fact) -> str:
    """The name of the kind that a fact is of."""
    own = _choice(TYPE_BY_NAME[fact["type"]])
    return f"{fact['type']}.{fact.get(own.name) or ''}"


def kinds_of(facts: Sequence[Fact]) -> list[FactKind]:
    """The kinds that occur, by type as the vocabulary has them, in each the most frequent first."""
    counts = Counter(map(kind_of, facts))
    order = list(TYPE_BY_NAME)
    names = sorted(counts, key=lambda name: (order.index(name.partition(".")[0]), -counts[name], name))
    return [_kind(name, counts[name]) for name in names]


def tie_of(facts: Sequence[Fact], without: Collection[str] = ()) -> Tie:
    """What a tie is, leaving facts of some kinds (by name) out of account.

    Of two facts the one whose last possible day is later is newer; of equal ones that of which less is left open.
    """
    left = [fact for fact in facts if kind_of(fact) not in without]
    dated = [fact for fact in left if fact.get("date_to") or fact.get("date_from")]
    newest = max(dated, key=_recency, default=None)
    names = {fact["type"] for fact in left}
    types = tuple(of for name, of in TYPE_BY_NAME.items() if name in names)
    return Tie(len(left), str(newest["date"]) if newest and newest.get("date") else None, types)


def _recency(fact: Fact) -> tuple[str, str]:
    last = fact.get("date_to") or fact.get("date_from") or ""
    return last, fact.get("date_from") or last


def _choice(of: RelationshipType) -> Property:
    return next(own for own in of.properties if own.type == "choice")


def _kind(name: str, count: int) -> FactKind:
    type_name, _, word = name.partition(".")
    of = TYPE_BY_NAME[type_name]
    caption = _choice(of).choices.get(word, Text(word, word)) if word else _UNSAID
    return FactKind(name, of, caption, count)
