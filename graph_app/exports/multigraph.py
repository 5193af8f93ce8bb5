"""A part of the network as networkx holds it: what all graph files are written from."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from graph_app.drawing.picture import Node, Picture
from graph_app.exports.partner_tables import partner_record
from graph_app.exports.source_tables import Sources
from graph_app.language.colophon import Colophon
from graph_app.language.xml_letters import fit_for_xml
from graph_app.partner_graph.snapshot import Partner, Snapshot

Facts = Sequence[dict[str, Any]]
# What the files themselves say of a partner.
_OF_FILES = frozenset({"id", "kind", "label", "x", "y", "size", "r", "g", "b", "viz"})


@dataclass(frozen=True)
class Part:
    """What goes into a file: partners, the facts between them as records, what the file says about itself.

    A fact has `id`, `type`, `source`, `target` and its own properties; one with an end that is no partner of the part
    is not written. With a picture each partner has the place, size and colour that it has there. `further` holds, by
    partner, the properties that the vocabulary does not know; the facts have theirs in their records. `sources` are
    those that are written beside them, by id.
    """

    snapshot: Snapshot
    facts: Facts
    colophon: Colophon
    picture: Picture | None = None
    further: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sources: Sources = field(default_factory=dict)

    @property
    def own_facts(self) -> list[dict[str, Any]]:
        """The facts that have both ends in the part."""
        return [fact for fact in self.facts if {fact["source"], fact["target"]} <= self.snapshot.places.keys()]

    @property
    def spots(self) -> dict[str, Node]:
        """How each partner stands in the picture, where there is one."""
        return {node.id: node for node in self.picture.nodes if node.partner} if self.picture else {}


def multigraph(part: Part) -> nx.MultiDiGraph[str]:
    """Partners and facts with all their known properties; a fact's key is its id. Unknown properties are absent.

    Places have y upwards, as networkx and Gephi draw. Letters that XML cannot hold are � in all formats.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**_about(part.colophon))
    spots = part.spots
    for partner in part.snapshot.partners:
        looks = _looks(spots[partner.id]) if partner.id in spots else {}
        further = own_names(part.further.get(partner.id, {}))
        known = _plain({**further, **_named(partner, part.colophon.language), **looks})
        graph.add_node(fit_for_xml(partner.id), **known)
    for fact in part.own_facts:
        source, target, key = (fit_for_xml(str(fact[name])) for name in ("source", "target", "id"))
        own = {name: value for name, value in fact.items() if name not in {"source", "target", "key"}}
        graph.add_edge(source, target, key=key, **_plain(own))
    _one_type_for_each([own for _, own in graph.nodes(data=True)])
    _one_type_for_each([own for *_, own in graph.edges(data=True)])
    return graph


def _about(colophon: Colophon) -> dict[str, Any]:
    told = {
        "title": colophon.title,
        "shown": " ".join(colophon.sentences),
        "data_version": colophon.data_version,
        "taken_on": colophon.day.isoformat(),
        "address": colophon.address or None,
    }
    return _plain(told)


def _named(partner: Partner, language: str) -> dict[str, Any]:
    """What is known of a partner; `label` is what other programs write beside it."""
    record = partner_record(partner)
    del record["id"]
    return {"label": partner.name_in(language), **record}


def own_names(further: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of no vocabulary, under names that do not stand for something else in these files."""
    return {f"own_{name}" if name in _OF_FILES else name: value for name, value in further.items()}


def _looks(node: Node) -> dict[str, Any]:
    """By the names that Gephi knows in GraphML."""
    x, y = place_of(node)
    return {"x": x, "y": y, "size": float(node.radius), **shares_of(node.colour)}


def place_of(node: Node) -> tuple[float, float]:
    """Where a node is in files: y upwards, and never “-0.0”."""
    return round(node.x, 2) + 0.0, round(-node.y, 2) + 0.0


def shares_of(colour: str) -> dict[str, int]:
    """“#0b6e8f” -> r, g, b, each 0 to 255."""
    return {name: int(colour[place : place + 2], 16) for name, place in (("r", 1), ("g", 3), ("b", 5))}


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    """GraphML and GEXF know neither null nor lists: what is unknown is left out, a list becomes one text."""
    plain = {fit_for_xml(name): _plain_value(value) for name, value in properties.items()}
    return {name: value for name, value in plain.items() if value is not None}


def _plain_value(value: Any) -> bool | int | float | str | None:
    if isinstance(value, (list, tuple)):
        return fit_for_xml("; ".join(map(str, value))) or None
    if isinstance(value, float) and not math.isfinite(value):
        return None  # JSON has no such number
    return value if value is None or isinstance(value, (bool, int, float)) else fit_for_xml(str(value))


def _one_type_for_each(records: Iterable[dict[str, Any]]) -> None:
    """Changes the records so that a property has one type in all: GEXF reads all its values as it reads the first."""
    types = defaultdict(set)
    for record in records:
        for name, value in record.items():
            types[name].add(type(value))
    turned = {name: float if known == {int, float} else str for name, known in types.items() if len(known) > 1}
    for record in records:
        record.update({name: turned[name](value) for name, value in record.items() if name in turned})
