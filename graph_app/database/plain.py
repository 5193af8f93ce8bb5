"""Values of the driver -> plain Python, so that no driver type leaves this room.

Days, times and durations become ISO text, NaN and infinity None (JSON has neither), points their coordinates, bytes
hexadecimal text. A node or relationship becomes the record that `Subgraph` describes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time
from neo4j.vector import Vector

from graph_app.records import Subgraph, Value

# Nodes by the driver's element id: the ends of a relationship carry no properties of their own.
Nodes = Mapping[str, Node]

_PLAIN_TYPES = {str, int, bool, float, list, dict, type(None)}


def plain(value: Any, nodes: Nodes) -> Value:
    """The value without anything of the driver's, lists and maps included."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Node | Relationship | Path):
        return _plain_entity(value, nodes)
    if isinstance(value, Date | DateTime | Time | Duration | Point | Vector | bytes | bytearray):
        return _plain_scalar(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item, nodes) for key, item in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(item, nodes) for item in value]
    return str(value)


def plain_column(column: list[Any]) -> list[Value]:
    """The values of a column without nodes; one that is plain already, as nearly all are, is taken as it is."""
    return column if _is_plain(column) else [plain(value, {}) for value in column]


def _is_plain(values: Iterable[Any]) -> bool:
    """Whether there is nothing to make plain in all of these; looked at by type, as there may be a million."""
    held = list(values)
    types = set(map(type, held))
    return (
        types <= _PLAIN_TYPES
        and (float not in types or all(math.isfinite(value) for value in held if type(value) is float))
        and (list not in types or _is_plain(chain.from_iterable(value for value in held if type(value) is list)))
        and (
            dict not in types or _is_plain(chain.from_iterable(value.values() for value in held if type(value) is dict))
        )
    )


def _plain_entity(value: Node | Relationship | Path, nodes: Nodes) -> Value:
    if isinstance(value, Node):
        return plain_node(value)
    if isinstance(value, Relationship):
        return plain_relationship(value, nodes)
    subgraph = plain_graph([value], nodes)
    return {"nodes": list(subgraph.nodes), "edges": list(subgraph.edges)}


def _plain_scalar(value: Date | DateTime | Time | Duration | Point | Vector | bytes | bytearray) -> Value:
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [plain(float(number), {}) for number in value]}
    if isinstance(value, Vector):
        return plain(value.to_native(), {})
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value.iso_format()


def plain_node(node: Node) -> dict[str, Value]:
    """`id`, `kind` and the properties; `kind` is the label beside Partner (for a Source: Source)."""
    properties = {key: plain(item, {}) for key, item in node.items()}
    labels = sorted(node.labels - {"Partner"}) or sorted(node.labels)
    return {**properties, "id": _id_of(node), "kind": labels[0] if labels else ""}


def plain_relationship(relationship: Relationship, nodes: Nodes) -> dict[str, Value]:
    """`id`, `type`, the ids of both ends, and the properties."""
    properties = {key: plain(item, {}) for key, item in relationship.items()}
    source, target = (_id_of(nodes.get(end.element_id, end)) for end in _ends(relationship))
    ends: dict[str, Value] = {"source": source, "target": target}
    return {**properties, "id": _id_of(relationship), **ends, "type": relationship.type}


def plain_graph(values: Iterable[Any], nodes: Nodes) -> Subgraph:
    """Every node and relationship anywhere in the values, once each, in the order of their first sight."""
    entities = list(entities_in(values))
    found: dict[str, Node] = {}
    edges: dict[str, dict[str, Any]] = {}
    for entity in entities:
        if isinstance(entity, Node):
            found[entity.element_id] = entity
        else:
            edges[entity.element_id] = plain_relationship(entity, nodes)
            for end in _ends(entity):
                found.setdefault(end.element_id, nodes.get(end.element_id, end))
    return Subgraph([dict(plain_node(node)) for node in found.values()], list(edges.values()))


def entities_in(value: Any) -> Iterator[Node | Relationship]:
    """The nodes and relationships in a value, however deep; those of a path in its order."""
    if isinstance(value, Node | Relationship):
        yield value
    elif isinstance(value, Path):
        yield from value.nodes
        yield from value.relationships
    elif isinstance(value, Mapping):
        yield from entities_in(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, str | bytes):
        for item in value:
            yield from entities_in(item)


def known_nodes(values: Iterable[Any]) -> tuple[dict[str, Node], list[str]]:
    """The nodes in the values by element id, and the element ids of ends of relationships that are not among them."""
    entities = list(entities_in(values))
    nodes = {entity.element_id: entity for entity in entities if isinstance(entity, Node)}
    relationships = (entity for entity in entities if isinstance(entity, Relationship))
    ends = {end.element_id for relationship in relationships for end in _ends(relationship)}
    return nodes, sorted(ends - nodes.keys())


def _ends(relationship: Relationship) -> list[Node]:
    return [end for end in relationship.nodes if end is not None]


def _id_of(entity: Node | Relationship) -> str:
    """Our id. What has none, as nodes of a foreign database, goes by Neo4j's own."""
    return str(entity.get("id", entity.element_id))
