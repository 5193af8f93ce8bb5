"""The picture with its panels and ledgers as one HTML file that opens from disk and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import tostring

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from graph_app.drawing.backdrop import backdrop_data
from graph_app.drawing.legend import LegendEntry
from graph_app.drawing.legend_sign import HEIGHT, sign_marks, sign_width
from graph_app.drawing.lens import thickness_told
from graph_app.drawing.network_html import edge_look, node_id, node_look, options_for
from graph_app.drawing.picture import Edge, Node, Picture
from graph_app.drawing.svg import draw, svg_element
from graph_app.exports.multigraph import Part
from graph_app.exports.standalone.ledger import Record, newest_first, told
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


def standalone_html(part: Part, picture: Picture, sources: Mapping[str, Record], drawing: Sequence[str]) -> str:
    """The page of a part and its picture; `sources` are the records of where facts come from, by id.

    `drawing` are the scripts that draw the picture on the network page too: vis-network, labels.js, backdrop.js,
    halos.js.
    """
    language = part.colophon.language
    style, scripts = _own_file("page.css"), [*map(_fit_for_page, drawing), _own_file("page.js")]
    words = {**words_in(language), "thickness": thickness_told(picture).told_in(language)}
    return _template().render(
        colophon=part.colophon,
        words=words,
        data={**_data(part, picture, sources), "words": words},
        partners=_partner_list(part.snapshot, language),
        legend=[_legend_row(entry, language) for entry in picture.legend],
        style=Markup(style),  # nosec B704  # a file of ours
        scripts=[Markup(script) for script in scripts],  # nosec B704  # files of ours
        policy=_POLICY.format(scripts=" ".join(map(_hash, scripts)), style=_hash(style)),
    )


def _template() -> Template:
    loader = FileSystemLoader(_HERE, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page.html")


@cache
def _own_file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _fit_for_page(script: str) -> str:
    """As a browser reads it, which is what it hashes: with plain line ends.

    The line goes that would have debuggers ask for another file.
    """
    lines = script.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"^//# sourceMappingURL=.*$", "", lines, flags=re.MULTILINE)


def _hash(text: str) -> str:
    """How a policy names a script or style: by the hash of what stands between its tags."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _data(part: Part, picture: Picture, sources: Mapping[str, Record]) -> dict[str, Any]:
    language, snapshot = part.colophon.language, part.snapshot
    facts = newest_first(part.own_facts)
    return {
        "language": language,
        "nodes": [_node(node) for node in picture.nodes],
        "edges": [_edge(picture, edge) for edge in picture.edges],
        "options": options_for(picture),
        "backdrop": backdrop_data(picture.backdrop),
        "types": {of.name: {"noun": of.noun.told_in(language), "directed": of.directed} for of in RELATIONSHIP_TYPES},
        "partners": {partner.id: _partner(partner, language) for partner in snapshot.partners},
        "facts": [told(fact, snapshot, sources.get(fact.get("source_id") or "", {}), language) for fact in facts],
    }


def _node(node: Node) -> dict[str, Any]:
    """Who is chosen keeps its colour."""
    look = node_look(node)
    chosen = {"background": node.colour, "border": _CHOSEN}
    return {"id": node_id(node), "name": node.name, **look, "color": {**look["color"], "highlight": chosen}}


def _edge(picture: Picture, edge: Edge) -> dict[str, Any]:
    return {
        **{"from": node_id(picture.nodes[edge.source]), "to": node_id(picture.nodes[edge.target])},
        **edge_look(edge),
    }


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
    return Markup(tostring(svg, encoding="unicode")), caption  # nosec B704  # ElementTree has escaped it
