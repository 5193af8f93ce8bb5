"""Facts as a table with one column per property that facts can have, so that every export has the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_app.records import Rows
from graph_app.vocabulary.properties import FACT_PROPERTIES
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_HEAD = ("id", "type", "source", "target")
FACT_COLUMNS = (
    *_HEAD,
    *(shared.name for shared in FACT_PROPERTIES if shared.name != "id"),
    *(own.name for relationship_type in RELATIONSHIP_TYPES for own in relationship_type.properties),
)


def fact_table(facts: Sequence[dict[str, Any]], truncated: bool) -> Rows:
    """One row per fact in the order given; what a fact does not say is empty."""
    return Rows(FACT_COLUMNS, [tuple(fact.get(column) for column in FACT_COLUMNS) for fact in facts], truncated)
