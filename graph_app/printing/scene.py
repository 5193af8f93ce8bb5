"""The picture itself, fitted into its place on the page, with as many names as have room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.drawing.labels import BASELINE, Label, Spot, placed_labels, short_label
from graph_app.drawing.marks import Area, Box, Mark, Window, Words
from graph_app.drawing.picture import Node, Picture
from graph_app.drawing.shapes import Placing, backdrop_marks, edge_marks, halo_mark, node_mark
from graph_app.printing.lettering import set_in_type, text_width, wrapped
from graph_app.printing.paper import INK

# Between the outermost nodes and the edge, for their names.
_ROOM_ACROSS, _ROOM_DOWN = 52.0, 24.0
# Points for a canvas unit: a small picture is not blown up, and nodes of a large one stay visible.
_LARGEST_SCALE = 1.1
_LEAST_GROWTH, _MOST_GROWTH = 0.15, 0.8
# Of letters, in canvas units and points; the largest node's name is set larger by so much.
_LETTERS, _LEAST_LETTERS, _MOST_LETTERS = 15.0, 6.5, 9.5
_EMPHASIS = 0.4
_BEHIND_LETTERS = 8.5
_LINE_HEIGHT = 1.2
# Names of up to so many partners are told whole, because paper has no tooltip; of more their beginning.
_WHOLE_NAMES = 40
_LONGEST_WHOLE = 130.0
# Paper is paler than a screen: what shows through there would not be seen here.
_LEAST_OPACITY = 0.25
# With more lines than this a name is crossed by some wherever it stands, and looking for the best place takes seconds.
_LINES_LOOKED_AT = 3_000


@dataclass(frozen=True)
class Scene:
    """The marks, and how many partners carry their name."""

    marks: Sequence[Mark]
    named: int


@dataclass(frozen=True)
class _Name:
    """The name of a node as it is set."""

    lines: Sequence[str]
    size: float
    bold: bool

    @property
    def width(self) -> float:
        return max(text_width(line, self.size, self.bold) for line in self.lines)

    @property
    def line_height(self) -> float:
        return self.size * _LINE_HEIGHT


def scene(picture: Picture, frame: Box) -> Scene:
    """The whole picture within the frame, as large as it fits."""
    placing = _fitted(picture, frame)
    nodes = sorted(picture.nodes, key=lambda node: -node.radius)
    names = _names(nodes, placing)
    spots = [_spot(node, name, placing) for node, name in zip(nodes, names, strict=True)]
    behind = list(backdrop_marks(picture.backdrop, placing, _BEHIND_LETTERS))
    written = [_room_of(mark) for mark in behind if isinstance(mark, Words)]
    labels = placed_labels(spots, frame, len(nodes), lines=_straight(picture, placing), kept_clear=written)
    marks: list[Mark] = [Window(frame, behind)]
    for edge in picture.edges:
        firm = replace(edge, opacity=_LEAST_OPACITY + (1 - _LEAST_OPACITY) * edge.opacity)
        marks += edge_marks(picture, firm, placing)
    marks += filter(None, (halo_mark(node, placing) for node in picture.nodes))
    marks += [node_mark(node, placing, node.about) for node in picture.nodes]
    for label in labels:
        marks += _label_marks(names[label.place], label)
    return Scene(marks, len(labels))


def _fitted(picture: Picture, frame: Box) -> Placing:
    """Where nodes, rings and words of the backdrop are all seen, in the middle; coasts may run out of the frame."""
    around = [(node.x, node.y, node.radius) for node in picture.nodes]
    around += list(picture.backdrop.circles) + [(x, y, 0.0) for x, y, _ in picture.backdrop.texts]
    if not around:
        return Placing()
    places = np.array(around)
    low, high = (places[:, :2] - places[:, 2:]).min(axis=0), (places[:, :2] + places[:, 2:]).max(axis=0)
    room = np.array([frame.width - 2 * _ROOM_ACROSS, frame.height - 2 * _ROOM_DOWN])
    scale = float(min(_LARGEST_SCALE, *(room / np.maximum(high - low, 1.0))))
    left, top = np.array([frame.left + frame.right, frame.top + frame.bottom]) / 2 - scale * (low + high) / 2
    return Placing(scale, float(left), float(top), min(_MOST_GROWTH, max(_LEAST_GROWTH, scale)))


def _straight(picture: Picture, placing: Placing) -> NDArray[np.float64] | None:
    """The lines by which places for names are judged, curves as if they were straight."""
    if len(picture.edges) > _LINES_LOOKED_AT:
        return None
    ends = [(picture.nodes[edge.source], picture.nodes[edge.target]) for edge in picture.edges]
    lines = [(*placing.at(one.x, one.y), *placing.at(other.x, other.y)) for one, other in ends]
    return np.array(lines, dtype=np.float64).reshape(-1, 4)


def _room_of(words: Words) -> Box:
    """Of words that are centred where they stand, as those of the backdrop are."""
    half = text_width(words.text, words.size) / 2
    x, baseline = words.at
    return Box(x - half, baseline - words.size, x + half, baseline + 0.3 * words.size)


def _names(nodes: Sequence[Node], placing: Placing) -> list[_Name]:
    """Of nodes with the largest first."""
    size = min(_MOST_LETTERS, max(_LEAST_LETTERS, _LETTERS * placing.scale))
    whole = len(nodes) <= _WHOLE_NAMES
    names = []
    for node in nodes:
        share = (node.radius - nodes[-1].radius) / max(nodes[0].radius - nodes[-1].radius, 1.0)
        own_size, bold, text = size * (1 + _EMPHASIS * share), _is_home(node), set_in_type(node.name)
        lines = wrapped(text, _LONGEST_WHOLE, own_size, bold) if whole else short_label(text).split("\n")
        names.append(_Name(lines or [""], own_size, bold))
    return names


def _is_home(node: Node) -> bool:
    return node.partner is not None and node.partner.home


def _spot(node: Node, name: _Name, placing: Placing) -> Spot:
    radius = node.radius * placing.grow
    x, y = placing.at(node.x, node.y)
    return Spot(x, y, radius, radius, name.width + name.size / 3, len(name.lines) * name.line_height)


def _label_marks(name: _Name, label: Label) -> Iterator[Area | Words]:
    """The name on a pale ground, so that lines behind it do not run through its letters."""
    for place, line in enumerate(name.lines):
        top = label.top + place * name.line_height
        width = text_width(line, name.size, name.bold)
        left = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
        right, bottom = left + width, top + name.line_height
        yield Area([(left, top), (right, top), (right, bottom), (left, bottom)], "#ffffff", opacity=0.75)
        baseline = top + BASELINE * name.line_height
        yield Words((label.x, baseline), line, name.size, INK, label.anchor, name.bold)
