"""The picture with its panels and ledgers as one HTML file that opens from disk and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import tostring

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.legend_sign import HEIGHT, sign_marks, sign_width
from graph_app.drawing.network_html import OPTIONS, edge_look, node_id, node_look
from graph_app.drawing.picture import Backdrop, Node, Picture
from graph_app.drawing.svg import draw, svg_element
from graph_app.drawing.vis_network import VIS_NETWORK_FOLDER
from graph_app.exports.multigraph import Part
from graph_app.exports.standalone.ledger import Record, facts_of_lines, newest_first, told
from graph_app.exports.standalone.words import words_in
from graph_app.language.folding import fold
from graph_app.language.formats import number_text
from graph_app.language.ordering import sorting_key
from graph_app.partner_graph.known import known_of, other_names
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.vocabulary.kinds import KIND_BY_NAME
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

_CHOSEN = "#f0a202"
_HERE = Path(__file__).parent
# Nothing may be asked of any address; no script runs and no style holds but ours, told by what they are, not where.
_POLICY = "default-src 'none'; script-src {scripts}; style-src {style}; base-uri 'none'; form-action 'none'"


def standalone_html(part: Part, picture: Picture, sources: Mapping[str, Record]) -> str:
    """The page of a part and its picture; `sources` are the records of where facts come from, by id."""
    language = part.colophon.language
    style, scripts = _style(), _scripts()
    words = words_in(language)
    return _template().render(
        colophon=part.colophon,
        words=words,
        data={**_data(part, picture, sources), "words": words},
        partners=_partner_list(part.snapshot, language),
        legend=[_legend_row(entry, language) for entry in picture.legend],
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        policy=_POLICY.format(scripts=" ".join(map(_hash, scripts)), style=_hash(style)),
    )


def _template() -> Template:
    loader = FileSystemLoader(_HERE, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page.html")


@cache
def _style() -> str:
    return (_HERE / "page.css").read_text(encoding="utf-8")


@cache
def _scripts() -> tuple[str, ...]:
    """vis-network's script, without the line that would have debuggers ask for another file, and our own."""
    vis_network = (VIS_NETWORK_FOLDER / "vis-network.min.js").read_text(encoding="utf-8")
    lines = [line for line in vis_network.split("\n") if not line.startswith("//# sourceMappingURL")]
    return "\n".join(lines), (_HERE / "page.js").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """How a policy names a script or style: by the hash of what stands between its tags."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _data(part: Part, picture: Picture, sources: Mapping[str, Record]) -> dict[str, Any]:
    language, snapshot = part.colophon.language, part.snapshot
    facts = newest_first(part.own_facts)
    lines = facts_of_lines(picture, facts)
    return {
        "language": language,
        "nodes": [_node(node) for node in picture.nodes],
        "edges": [
            {"from": node_id(picture.nodes[edge.source]), "to": node_id(picture.nodes[edge.target])}
            | {**edge_look(edge), "facts": places}
            for edge, places in zip(picture.edges, lines, strict=True)
        ],
        "options": OPTIONS,
        "backdrop": _backdrop(picture.backdrop),
        "types": {of.name: of.noun.told_in(language) for of in RELATIONSHIP_TYPES} | {"": ""},
        "partners": {partner.id: _partner(partner, language) for partner in snapshot.partners},
        "facts": [told(fact, snapshot, sources.get(fact.get("source_id") or "", {}), language) for fact in facts],
    }


def _node(node: Node) -> dict[str, Any]:
    """`name` keeps the label, which comes and goes with the room there is; who is chosen keeps its colour."""
    look = node_look(node)
    chosen = {"background": node.colour, "border": _CHOSEN}
    return {"id": node_id(node), **look, "name": look["label"], "color": {**look["color"], "highlight": chosen}}


def _backdrop(backdrop: Backdrop) -> dict[str, Any]:
    names = ("polygons", "lines", "circles", "texts")
    return {name: getattr(backdrop, name) for name in names}


def _partner(partner: Partner, language: str) -> dict[str, Any]:
    names = other_names(partner, language)
    return {
        "name": partner.name_in(language),
        "names": names,
        # Names stand above, and nobody reads degrees of latitude.
        "known": known_of(partner._replace(aliases=(), name_local=None, latitude=None, longitude=None), language),
        "folded": list(dict.fromkeys(filter(None, map(fold, [*partner.names, partner.id])))),
    }


def _partner_list(snapshot: Snapshot, language: str) -> list[tuple[str, str, str]]:
    rows = [
        (partner.id, partner.name_in(language), KIND_BY_NAME[partner.kind].caption.told_in(language))
        for partner in snapshot.partners
    ]
    return sorted(rows, key=lambda row: sorting_key(row[1]))


def _legend_row(entry: LegendEntry, language: str) -> tuple[Markup, str]:
    """The sign as SVG, and what it stands for."""
    width = sign_width(entry)
    svg = svg_element((0, 0, width, HEIGHT), width=str(width), height=str(HEIGHT))
    svg.set("aria-hidden", "true")
    draw(svg, sign_marks(entry, 0, HEIGHT / 2))
    caption = f"{entry.caption.told_in(language)} ({number_text(entry.count, language)})"
    return Markup(tostring(svg, encoding="unicode")), caption
