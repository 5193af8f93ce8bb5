"""A graph from another tool -> a sheet of its nodes and one of its edges, with the names that our exports have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graph_app.errors import EmptyUpload, TooManyColumns, TooManyRows, UnknownNode
from graph_app.ingest.reading.letters import cleaned, shown
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.sheets import Exact, Faulty, Line, Progress, Sheet, unheard

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Words that GEXF keeps for itself, as our export writes them: see exports/gexf.py.
_OURS = {"relationship": "type"} | {
    f"own_{name}": name for name in ("start", "end", "spells", "slices", "viz", "pid", "parents", "weight", "label")
}
# How a node looks and where it is; nothing that is on record.
_LOOKS = {"x", "y", "z", "r", "g", "b", "size", "color", "colour", "shape", "thickness"}


@dataclass(frozen=True)
class Part:
    """A node or an edge: `ends` of an edge, `own` its attributes; values are Exact where the file says their type.

    `of_sources`: neither, but a source, as our own exports have them beside the graph.
    """

    id: str
    ends: tuple[str, str] | None
    own: Mapping[str, str]
    of_sources: bool = False

    @property
    def sheet(self) -> str:
        """The sheet in which it becomes a row."""
        return "sources" if self.of_sources else "edges" if self.ends else "nodes"


# Walks nodes and edges in the order of the file, and tells how far it is.
Walk: TypeAlias = Callable[[Progress], Iterator[Part]]


@dataclass
class _Seen:
    """What one walk through the whole graph tells of its nodes or its edges."""

    names: dict[str, None] = field(default_factory=dict)
    slugs: bool = True
    with_id: bool = False
    count: int = 0

    def add(self, part: Part) -> None:
        self.count += 1
        self.slugs = self.slugs and bool(_SLUG.fullmatch(part.id))
        self.with_id = self.with_id or bool(part.id)
        for name in part.own:
            self.names.setdefault(name)


def graph_sheets(file: str, walk: Walk, limits: Limits) -> list[Sheet]:
    """The nodes as partners, the edges as facts, and sources. EmptyUpload, TooManyRows, TooManyColumns, UnknownNode.

    A node's id is a partner's where all are ids as ours are; else it is a name, as networkx and Gephi use them. Where
    our own exports say a fact's id as an attribute, that is it, else the id that the format has, if any.
    """
    found = {"nodes": _Seen(), "edges": _Seen(), "sources": _Seen()}
    ids: set[str] = set()
    ends: dict[str, None] = {}
    for part in walk(unheard):
        seen = found[part.sheet]
        seen.add(part)
        if seen.count > limits.rows:
            raise TooManyRows(file=file, limit=limits.rows)
        if len(seen.names) > limits.columns:
            raise TooManyColumns(file=file, row=seen.count, limit=limits.columns)
        if part.ends:
            ends.update(dict.fromkeys(part.ends))
        elif not part.of_sources:
            ids.add(part.id)
    if not found["nodes"].count:
        raise EmptyUpload(file=file)
    for end in ends:
        if end not in ids:
            raise UnknownNode(file=file, node=shown(end))
    return [_sheet(file, name, walk, seen, limits) for name, seen in found.items() if seen.count]


def _sheet(file: str, name: str, walk: Walk, seen: _Seen, limits: Limits) -> Sheet:
    edges = name == "edges"
    names = [own for own in seen.names if own not in _LOOKS and own != "id"]
    if name == "sources":
        return Sheet(file, name, ("id", *names), 1, _lines(walk, name, lambda part: (part.id,), names, limits))
    has_label = {"name_vi", "name_en", "name_local"} & seen.names.keys()
    # What other programs write beside a node; ours is one of the names again.
    titles = [_OURS.get(own, own) for own in names]
    key = "id" if edges or seen.slugs else "name"
    if not edges and "label" in titles and key == "id" and not has_label:
        titles[titles.index("label")] = "name"
    first = ("id", "source", "target") if edges else (key,)
    with_id = not edges or "id" in seen.names or seen.with_id
    header = (*(first if with_id else first[1:]), *titles)

    def heads(part: Part) -> tuple[str, ...]:
        told = ((part.own.get("id") or part.id), *(part.ends or ())) if edges else (part.id,)
        return told if with_id else told[1:]

    lines = _lines(walk, name, heads, names, limits)
    return Sheet(file, name, header, 1, lines, "facts" if edges else "partners")


def _lines(
    walk: Walk, sheet: str, heads: Callable[[Part], tuple[str, ...]], names: Sequence[str], limits: Limits
) -> Callable[[Progress], Iterator[Line]]:
    """The walk through the rows of one sheet; `heads` are the first cells of each."""

    def lines(progress: Progress) -> Iterator[Line]:
        number = 1
        for part in walk(progress):
            if part.sheet == sheet:
                number += 1
                cells = [*heads(part), *(part.own.get(own, "") for own in names)]
                yield Line(number, [_clean(cell, limits) for cell in cells])

    return lines


def _clean(cell: str, limits: Limits) -> str:
    return cell if isinstance(cell, Exact | Faulty) else cleaned(cell, limits.letters)
