"""The interactive picture: pyvis holds nodes, lines and options, our own template writes them as inert data.

pyvis's own template loads scripts from other hosts and puts some texts into markup unescaped. Ours holds nothing
but one JSON block, so that no name of a partner can become markup or script.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph_app.drawing.lines import Line
from graph_app.drawing.picture import Picture, line_id
from graph_app.drawing.style import bend, line_width
from graph_app.language.formats import number_text
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_OPTIONS: dict[str, Any] = {
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
    "nodes": {"borderWidth": 1.5, "font": {"size": 15, "color": "#17232b", "strokeWidth": 4, "strokeColor": "#ffffff"}},
    "edges": {"arrows": {"to": {"enabled": False}}, "color": {"inherit": False, "opacity": 0.62}, "smooth": False},
}


def network_html(picture: Picture, language: str) -> str:
    """The picture as a fragment of HTML with no script in it; the page's own script hands its data to vis-network."""
    # Imported here: pyvis takes half a second, which only whoever looks at a picture should wait for.
    from pyvis.edge import Edge
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="local")
    network.templateEnv = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    network.path = "network.html"
    network.options = _OPTIONS
    _add_nodes(network, picture, language)
    for line in picture.lines:
        # add_edge looks through all edges for a twin each time; drawn lines are already one per pair and type.
        network.edges.append(
            Edge(
                _node_id(picture, line.source), _node_id(picture, line.target), **_look(picture, line, language)
            ).options
        )
    return str(network.generate_html())


def _node_id(picture: Picture, place: int) -> str:
    """Ids in the picture begin with a letter: a slug of digits alone would become a number in JavaScript."""
    return f"p:{picture.partners[place].id}"


def _add_nodes(network: Any, picture: Picture, language: str) -> None:
    for place, partner in enumerate(picture.partners):
        kind = KIND_BY_NAME[partner.kind]
        name = partner.name_in(language)
        network.add_node(
            _node_id(picture, place),
            label=_short(name),
            title=f"{name} · {kind.caption.told_in(language)}",
            shape=kind.shape,
            color={"background": kind.colour, "border": "#17232b" if partner.home else "#ffffff"},
            size=picture.sizes[place],
            x=float(picture.positions[place][0]),
            y=float(picture.positions[place][1]),
            partner=partner.id,
        )


def _short(name: str) -> str:
    """A label of at most two lines of about 24 letters; the whole name is in the tooltip and the panel."""
    if len(name) <= 24:
        return name
    cut = name.rfind(" ", 0, 25)
    first, rest = (name[:cut], name[cut + 1 :]) if cut > 0 else (name[:24], name[24:])
    return f"{first}\n{rest}" if len(rest) <= 24 else f"{first}\n{rest[:23]}…"


def _look(picture: Picture, line: Line, language: str) -> dict[str, Any]:
    """How vis-network draws a line: options of vis-network's edges by name."""
    relationship_type = RELATIONSHIP_TYPES[line.type]
    first, second = (picture.partners[place].name_in(language) for place in (line.source, line.target))
    caption = relationship_type.caption.told_in(language)
    # A curve bends to the right of its own direction, so one that runs the other way bends to the other side.
    turned = bend(line.turn) * (1 if line.source < line.target else -1)
    curve = {"enabled": True, "type": "curvedCW" if turned > 0 else "curvedCCW", "roundness": abs(turned)}
    return {
        "id": line_id(picture, line, relationship_type.name),
        "width": line_width(line.fact_count),
        "color": {"color": relationship_type.colour, "highlight": relationship_type.colour, "opacity": 0.62},
        "dashes": list(relationship_type.dashes) if relationship_type.dashes else False,
        "arrows": {"to": {"enabled": relationship_type.directed, "scaleFactor": 0.5}},
        "smooth": curve if turned else False,
        "title": f"{first} {caption} {second} · {number_text(line.fact_count, language)}",
    }
