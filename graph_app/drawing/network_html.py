"""The interactive picture: pyvis holds nodes, lines and options, our own template writes them as inert data.

pyvis's own template loads scripts from other hosts and puts some texts into markup unescaped. Ours holds nothing
but one JSON block, so that no name of a partner can become markup or script.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph_app.drawing.backdrop import backdrop_data
from graph_app.drawing.labels import short_label
from graph_app.drawing.picture import Edge, Node, Picture

CHOSEN = "#e07b00"
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "multiselect": False,
        "navigationButtons": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "tooltipDelay": 150,
        "hideEdgesOnDrag": False,
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "font": {"size": 15, "color": "#17232b", "strokeWidth": 4, "strokeColor": "#ffffff"},
    },
    "edges": {"arrows": {"to": {"enabled": False}}, "color": {"inherit": False, "opacity": 0.62}, "smooth": False},
}


def network_html(picture: Picture) -> str:
    """The picture as a fragment of HTML with no script in it; the page's own script hands its data to vis-network."""
    # Imported here: pyvis takes half a second, which only whoever looks at a picture should wait for.
    from pyvis.edge import Edge as PyvisEdge
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="local")
    network.templateEnv = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    network.path = "network.html"
    # pyvis hands the template its own lists only; what lies behind the picture is none of its subjects.
    network.templateEnv.globals["backdrop"] = backdrop_data(picture.backdrop)
    network.options = OPTIONS
    for node in picture.nodes:
        network.add_node(node_id(node), **node_look(node))
    for edge in picture.edges:
        # add_edge looks through all edges for a twin each time; ours are already one per pair and type.
        ends = node_id(picture.nodes[edge.source]), node_id(picture.nodes[edge.target])
        network.edges.append(PyvisEdge(*ends, **edge_look(edge)).options)
    return str(network.generate_html())


def node_id(node: Node) -> str:
    """Ids in the picture begin with a letter: a slug of digits alone would become a number in JavaScript."""
    return f"p:{node.id}"


def node_look(node: Node) -> dict[str, Any]:
    """How vis-network draws a node: options of its nodes by name, and beside them what our own scripts ask for."""
    return {
        "label": short_label(node.name),
        "title": node.about,
        "shape": node.shape,
        "color": {"background": node.colour, "border": node.border, "highlight": _chosen(node), "hover": _chosen(node)},
        "size": node.radius,
        "x": node.x,
        "y": node.y,
        "partner": node.id if node.partner else None,
        "entry": node.entry,
        "pinned": node.pinned,
        "spoken": node.spoken or node.about,
    }


def _chosen(node: Node) -> dict[str, str]:
    """A chosen node keeps its colour, which says something, and gets another border."""
    return {"background": node.colour, "border": CHOSEN}


def edge_look(edge: Edge) -> dict[str, Any]:
    """How vis-network draws a line: options of its edges by name."""
    curve = {"enabled": True, "type": "curvedCW" if edge.bend > 0 else "curvedCCW", "roundness": abs(edge.bend)}
    return {
        "id": edge.id,
        "width": edge.width,
        "color": {"color": edge.colour, "highlight": edge.colour, "opacity": edge.opacity},
        "dashes": list(edge.dashes) if edge.dashes else False,
        "arrows": {"to": {"enabled": edge.arrow, "scaleFactor": 0.5}},
        "smooth": curve if edge.bend else False,
        "title": edge.about,
        "type": edge.type,
        "fact_count": edge.fact_count,
    }
