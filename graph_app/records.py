"""The plain things that travel between rooms. Nothing here knows Neo4j, Flask or a graph library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

# Plain Python, as JSON has it. Days travel as ISO text, partners and facts as their ids.
Value: TypeAlias = bool | int | float | str | list["Value"] | dict[str, "Value"] | None

# The columns of a table by name, all of the same length.
Columns: TypeAlias = Mapping[str, "list[Value]"]


@dataclass(frozen=True)
class Statement:
    """One Cypher file: its name is the file's name without the ending."""

    name: str
    text: str


@dataclass(frozen=True)
class Rows:
    """A table: `rows` holds one tuple per row in the order of `columns`.

    `truncated` is true where there were more rows than the limit let through.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]
    truncated: bool = False

    def records(self) -> list[dict[str, Value]]:
        """Each row as column -> value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class Stream:
    """A table of which only a part is held at any time: `rows` can be walked once, while what gave it is open."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


@dataclass(frozen=True)
class Subgraph:
    """Partners and facts as a graph.

    A node has `id`, `kind` and the partner's properties; an edge has `id`, `source`, `target`, `type` and the
    fact's properties. Ids are ours, never Neo4j's.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    truncated: bool = False
