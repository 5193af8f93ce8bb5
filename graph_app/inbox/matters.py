"""A row of a rule as a matter of the inbox: which records it is about, and by what it is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from graph_app.queries.inbox_rule import RECORD_OF_TYPE, InboxRule
from graph_app.queries.loader import NamedQuery
from graph_app.records import Rows, Value
from graph_app.vocabulary.columns import COLUMNS
from graph_app.vocabulary.severities import SEVERITIES

_LETTERS = 16


@dataclass(frozen=True)
class Matter:
    """Something that a rule found. `values` is its row.

    `id` stays as long as the rule finds the same records, `digest` as long as the rule sees the same of them.
    """

    id: str
    digest: str
    rule: NamedQuery
    values: dict[str, Value]

    @property
    def how(self) -> InboxRule:
        """What the header of the rule says."""
        assert self.rule.inbox is not None
        return self.rule.inbox

    def ids(self, type: str) -> list[str]:
        """The ids in the columns of a type (“partner”, “fact”, “source”), each once."""
        return [*dict.fromkeys(id for _, of, id in records(self.values) if of == type)]

    @property
    def about(self) -> list[str]:
        """The records that it is about, as “fact meet-1”."""
        return [*dict.fromkeys(f"{of} {id}" for _, of, id in records(self.values))]

    @property
    def day(self) -> str:
        """The newest day in its row, as it is written; '' for none."""
        return max((str(value) for name, value in self.values.items() if value and _is_day(name)), default="")


def matters_of(rule: NamedQuery, rows: Rows) -> list[Matter]:
    """Each once, where a rule finds the same records in several rows."""
    found: dict[str, Matter] = {}
    for values in rows.records():
        key = [[column, id] for column, _, id in records(values)]
        made = Matter(_hash([rule.name, key or values]), _hash(values), rule, values)
        found.setdefault(made.id, made)
    return [*found.values()]


def worst_first(matters: list[Matter]) -> list[Matter]:
    """By severity, then the newest day first and unknown ones last, then by rule."""
    ordered = sorted(matters, key=lambda one: (one.rule.name, one.id))
    ordered.sort(key=lambda one: one.day, reverse=True)
    places = list(SEVERITIES)
    return sorted(ordered, key=lambda one: places.index(one.how.severity))


def records(values: dict[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Column, kind of record and id of each record that a row names."""
    for column, value in values.items():
        of = RECORD_OF_TYPE.get(COLUMNS[column].type) if column in COLUMNS else None
        if of and isinstance(value, str):
            yield column, of, value


def _is_day(column: str) -> bool:
    return column in COLUMNS and COLUMNS[column].type in {"date", "day"}


def _hash(told: object) -> str:
    text = json.dumps(told, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LETTERS]
