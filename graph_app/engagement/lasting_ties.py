"""Agreements and memberships between us and others: the facts that last, with their days read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph_app.language.texts import Text
from graph_app.partner_graph.partner import Partner
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.partner_history.chosen import AMONG_OTHERS, direction_of
from graph_app.partner_history.days import Days, Fact, days_of, partial
from graph_app.vocabulary.properties import AGREEMENT_TYPE, ROLE
from graph_app.vocabulary.relationship_types import HAS_AGREEMENT_WITH, TYPE_BY_NAME


@dataclass(frozen=True)
class LastingTie:
    """`partner` is the side that is not ours (of two of ours the second). Days are None where they are unknown."""

    fact: Fact
    partner: Partner
    begun: Days | None
    ends: Days | None

    @property
    def id(self) -> str:
        return str(self.fact["id"])

    @property
    def is_agreement(self) -> bool:
        return bool(self.fact["type"] == HAS_AGREEMENT_WITH.name)

    @property
    def what(self) -> Text:
        """“Thành phố kết nghĩa”, “Twinning”; what kind of tie, where its own kind is not told."""
        own, word = (AGREEMENT_TYPE, self.fact.get("agreement_type")) if self.is_agreement else (ROLE, None)
        return own.choices.get(str(word), TYPE_BY_NAME[self.fact["type"]].noun)

    def came_by(self, day: date) -> bool:
        """Whether it may have begun by a day; of unknown day it is taken to have."""
        return self.begun is None or self.begun.first <= day

    def ended_by(self, day: date) -> bool:
        """Whether its last possible day is over."""
        return self.ends is not None and self.ends.last < day


def lasting_ties(facts: Iterable[Fact], snapshot: Snapshot) -> tuple[LastingTie, ...]:
    """The ties of our side among agreements and memberships, by id. Facts with ends that it lacks are left out."""
    ours = frozenset(partner.id for partner in snapshot.partners if partner.home)
    found = []
    for fact in facts:
        source, target = snapshot.find(fact["source"]), snapshot.find(fact["target"])
        if source and target and direction_of(fact, ours) != AMONG_OTHERS:
            partner = source if target.home and not source.home else target
            found.append(LastingTie(fact, partner, days_of(fact), _ends(fact)))
    return tuple(sorted(found, key=lambda tie: tie.id))


def _ends(fact: Fact) -> Days | None:
    text = fact.get("expires_on") or fact.get("until")
    return read_day(str(text)) if text else None


@lru_cache(10_000)
def read_day(text: str) -> Days | None:
    """A partial date; None where a database of one's own holds what is none."""
    try:
        return partial(text)
    except ValueError:
        return None


def by_partner(ties: Iterable[LastingTie]) -> Mapping[str, list[LastingTie]]:
    """Partner id -> its ties."""
    found: dict[str, list[LastingTie]] = {}
    for tie in ties:
        found.setdefault(tie.partner.id, []).append(tie)
    return found
