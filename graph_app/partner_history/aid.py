"""What was given: totals that never mix stages, forms, currencies or units, and never take unknown for zero.

`source_ids` are those of the facts behind a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import fsum

from graph_app.partner_history.days import Fact
from graph_app.vocabulary.properties import FORM, STAGE


@dataclass(frozen=True)
class Money:
    """The sum over `fact_count` facts of one stage, form and currency. '' is a stage or form that no source tells."""

    stage: str
    form: str
    currency: str
    amount: float
    fact_count: int
    source_ids: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Goods:
    """So many units of one item over `fact_count` facts of a stage; also with a value they are goods."""

    stage: str
    item: str
    unit: str
    quantity: float
    fact_count: int
    source_ids: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Unvalued:
    """Facts of a stage and form of which neither an amount nor a quantity is known."""

    stage: str
    form: str
    fact_count: int
    source_ids: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Given:
    """What went one way, in `fact_count` facts; those with an amount and a quantity count in both lists."""

    fact_count: int
    money: tuple[Money, ...]
    goods: tuple[Goods, ...]
    unvalued: tuple[Unvalued, ...]


def given(facts: Iterable[Fact]) -> Given:
    """The totals of facts of aid: a line for each that may be added up, in the order of the vocabulary."""
    aid = [fact for fact in facts if fact["type"] == "GAVE_AID_TO"]
    rest = [fact for fact in aid if not _known(fact, "amount") and not _known(fact, "quantity")]
    return Given(len(aid), _money(aid), _goods(aid), _unvalued(rest))


def _money(aid: list[Fact]) -> tuple[Money, ...]:
    groups = _grouped([fact for fact in aid if _known(fact, "amount")], ("stage", "form", "currency"))
    return tuple(
        Money(stage, form, currency, _sum(group, "amount"), len(group), _sources(group))
        for (stage, form, currency), group in groups
    )


def _goods(aid: list[Fact]) -> tuple[Goods, ...]:
    groups = _grouped([fact for fact in aid if _known(fact, "quantity")], ("stage", "item", "unit"))
    return tuple(
        Goods(stage, item, unit, _sum(group, "quantity"), len(group), _sources(group))
        for (stage, item, unit), group in groups
    )


def _unvalued(aid: list[Fact]) -> tuple[Unvalued, ...]:
    return tuple(
        Unvalued(stage, form, len(group), _sources(group)) for (stage, form), group in _grouped(aid, ("stage", "form"))
    )


def _sources(facts: list[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(fact["source_id"]) for fact in facts if fact.get("source_id")))


def _known(fact: Fact, name: str) -> bool:
    return fact.get(name) is not None


def _sum(facts: list[Fact], name: str) -> float:
    """Whole numbers stay whole."""
    numbers = [fact[name] for fact in facts]
    return sum(numbers) if all(isinstance(number, int) for number in numbers) else fsum(numbers)


def _grouped(facts: list[Fact], names: tuple[str, ...]) -> list[tuple[tuple[str, ...], list[Fact]]]:
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(tuple(str(fact.get(name) or "") for name in names), []).append(fact)
    return sorted(groups.items(), key=lambda group: _in_order(names, group[0]))


def _in_order(names: tuple[str, ...], key: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Stages and forms as the vocabulary has them, what is not told last; everything else by its text."""
    orders = {"stage": list(STAGE.choices), "form": list(FORM.choices)}
    return tuple(_place(orders.get(name, []), word) for name, word in zip(names, key, strict=True))


def _place(order: list[str], word: str) -> tuple[int, str]:
    return (order.index(word) if word in order else len(order), word)
