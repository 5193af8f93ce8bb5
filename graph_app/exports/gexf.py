"""GEXF, Gephi's own format: with places, sizes and colours, and in its head what the file is about."""

from __future__ import annotations

import io
from collections.abc import Set
from typing import Any
from xml.etree.ElementTree import SubElement

from networkx.readwrite.gexf import GEXFWriter

from graph_app.exports.multigraph import Part, multigraph, shares_of
from graph_app.exports.source_tables import sources_text
from graph_app.language.xml_letters import fit_for_xml
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME

# Words that GEXF keeps for itself, or that networkx's writer takes for something else, and what stands for ours.
_OTHER_NAMES = {"type": "relationship"} | {
    name: f"own_{name}" for name in ("start", "end", "spells", "slices", "viz", "pid", "parents", "weight", "label")
}


def gexf(part: Part) -> bytes:
    """The part as a GEXF 1.2 file. A fact's type is its attribute `relationship`."""
    graph = multigraph(part)
    for _, looks in graph.nodes(data=True):
        _rename(looks, _OTHER_NAMES.keys() - {"label", "type"})  # a node's label is meant
        _put_aside(looks)
    for *_, own in graph.edges(data=True):
        _rename(own, _OTHER_NAMES.keys())
        if part.picture and own["relationship"] in TYPE_BY_NAME:
            own["viz"] = {"color": shares_of(TYPE_BY_NAME[own["relationship"]].colour)}
    graph.graph = {"name": fit_for_xml(part.colophon.title)}
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    _describe(writer.xml, part)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _rename(own: dict[str, Any], names: Set[str]) -> None:
    for name in names & own.keys():
        own[_OTHER_NAMES[name]] = own.pop(name)


def _put_aside(node: dict[str, Any]) -> None:
    """Moves place, size and colour of a node to where networkx looks for them when it writes GEXF."""
    if "x" in node:
        place = {"x": node.pop("x"), "y": node.pop("y"), "z": 0.0}
        colour = {name: node.pop(name) for name in ("r", "g", "b")}
        node["viz"] = {"position": place, "size": node.pop("size"), "color": colour}


def _describe(xml: Any, part: Part) -> None:
    """Into the element `meta`: who would look for a description of a GEXF file looks there."""
    meta, colophon = xml.find("meta"), part.colophon
    meta.set("lastmodifieddate", colophon.day.isoformat())
    SubElement(meta, "keywords").text = f"data version {colophon.data_version}"
    SubElement(meta, "description").text = fit_for_xml("\n".join(colophon.lines))
    if part.sources:  # GEXF has no attributes of a whole graph; programs pass over what they do not know in here
        SubElement(meta, "sources").text = sources_text(part.sources)
