"""The interactive picture: pyvis holds nodes, lines and options, our own template writes them as inert data.

pyvis's own template loads scripts from other hosts and puts some texts into markup unescaped. Ours holds nothing
but one JSON block, so that no name of a partner can become markup or script.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph_app.drawing.backdrop import backdrop_data
from graph_app.drawing.labels import short_label
from graph_app.drawing.picture import Edge, Node, Picture

CHOSEN = "#e07b00"
# From so many lines on they are hidden while the picture is dragged or zoomed: a frame then takes half the time.
MANY_LINES = 2_000
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
    },
    "nodes": {
        "borderWidth": 1.5,
        "borderWidthSelected": 4,
        "font": {"size": 15, "color": "#17232b", "strokeWidth": 4, "strokeColor": "#ffffff"},
    },
    "edges": {
        "arrows": {"to": {"enabled": False, "scaleFactor": 0.5}},
        "color": {"inherit": False},
        "dashes": False,
        "smooth": False,
    },
}


def options_for(picture: Picture) -> dict[str, Any]:
    """vis-network's options for a picture of that many lines."""
    many = len(picture.edges) >= MANY_LINES
    return {**OPTIONS, "interaction": {**OPTIONS["interaction"], "hideEdgesOnDrag": many, "hideEdgesOnZoom": many}}


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
    network.options = options_for(picture)
    for node in picture.nodes:
        network.add_node(node_id(node), **node_look(node))
    for edge in (*picture.edges, *picture.later):
        # add_edge looks through all edges for a twin each time; ours are already one per pair and type.
        ends = node_id(picture.nodes[edge.source]), node_id(picture.nodes[edge.target])
        network.edges.append(PyvisEdge(*ends, **edge_look(edge)).options)
    for waiting in network.edges[len(picture.edges) :]:
        waiting["hidden"] = True
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
        "size": round(node.radius, 2),
        "x": node.x,
        "y": node.y,
        "partner": node.id if node.partner else None,
        "fixed": node.partner is None,
        "entry": node.entry,
        "pinned": node.pinned,
        "spoken": node.spoken or node.about,
        **({"halo": asdict(node.halo)} if node.halo else {}),
    }


def _chosen(node: Node) -> dict[str, str]:
    """A chosen node keeps its colour, which says something, and gets another border."""
    return {"background": node.colour, "border": CHOSEN}


def edge_look(edge: Edge) -> dict[str, Any]:
    """How vis-network draws a line: options of its edges by name, but for those that it has from OPTIONS.

    There can be ten thousand lines, and what each of them says is sent, read and drawn: so the colour is one text that
    holds the opacity, too, and nothing is said that all lines have in common.
    """
    look: dict[str, Any] = {
        "id": edge.id,
        "width": round(edge.width, 2),
        "color": _see_through(edge.colour, edge.opacity),
        "title": edge.about,
        "type": edge.type,
        "fact_count": edge.fact_count,
    }
    if edge.dashes:
        look["dashes"] = list(edge.dashes)
    if edge.arrow:
        look["arrows"] = {"to": {"enabled": True}}
    if edge.bend:
        side = "curvedCW" if edge.bend > 0 else "curvedCCW"
        look["smooth"] = {"enabled": True, "type": side, "roundness": abs(edge.bend)}
    return look


@cache
def _see_through(colour: str, opacity: float) -> str:
    """“#0072b2” of opacity 0.62 -> “rgba(0,114,178,0.62)”."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
