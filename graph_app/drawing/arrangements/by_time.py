"""Partners from left to right, by the first day on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from graph_app.drawing.arrangements.arrangement import Arrangement, degrees, room_of
from graph_app.drawing.arrangements.smoothing import smooth_line
from graph_app.drawing.arrangements.spreading import spread
from graph_app.drawing.picture import Backdrop
from graph_app.drawing.room import Room
from graph_app.language.texts import Text
from graph_app.partner_graph.projection import SimpleGraph
from graph_app.partner_graph.snapshot import Snapshot

NO_KNOWN_DAY = Text("Chưa rõ ngày", "No known day")
_ASPECT = 1.7
# In columns: what a year has beside its own, how wide empty years are together, and the way to those without a day.
_MARGIN, _EMPTY, _BESIDE = 0.35, 0.5, 1.0
# How far over the columns the years stand, as a share of the height.
_OVER = 0.05
# There and back through all columns, until little changes.
_SWEEPS = 4
_UNDATED = 0


@dataclass(frozen=True, eq=False)
class _Band:
    """A year, or `_UNDATED`: where it begins and ends, and its partners column by column."""

    year: int
    left: float
    right: float
    columns: tuple[NDArray[np.intp], ...]


def by_time(snapshot: Snapshot, graph: SimpleGraph, language: str) -> Arrangement:
    """By the first day that any fact of a partner can mean; those without a known day stand at the left.

    Each year is as wide as those need who came in it. Within a column they are ordered so that ties cross little.
    """
    room = room_of(graph)
    if not len(room.half):
        return Arrangement(np.zeros((0, 2)), Backdrop(), ())
    days = first_days(snapshot)
    width, height = 2 * room.half.max(axis=0)
    rows, bands = _bands(_years(days), np.lexsort((-degrees(graph), days)), float(width), float(height))
    positions = np.zeros((len(days), 2))
    columns = [column for band in bands for column in band.columns]
    for band in bands:
        for number, column in enumerate(band.columns):
            positions[column, 0] = band.left + width * (_MARGIN / 2 + number + 0.5)
    half = rows * height / 2
    positions[:, 1] = _heights(graph.ties, columns, float(height), float(half))
    undated = np.flatnonzero(days == 0)
    return Arrangement(np.round(positions, 1), _backdrop(bands, float(half), room, language), tuple(undated.tolist()))


def first_days(snapshot: Snapshot) -> NDArray[np.int64]:
    """For each partner the first day that any of its facts can mean, 0 where none has a known day: (n,)."""
    never = np.iinfo(np.int64).max
    first = np.full(len(snapshot.partners), never)
    known = snapshot.date_from > 0
    for ends in (snapshot.fact_sources, snapshot.fact_targets):
        np.minimum.at(first, ends[known], snapshot.date_from[known].astype(np.int64))
    first[first == never] = 0
    return first


def _years(days: NDArray[np.int64]) -> NDArray[np.int64]:
    """The years of days as `date.toordinal` counts them, `_UNDATED` for day 0."""
    since = np.datetime64("0001-01-01", "D") + (np.maximum(days, 1) - 1)
    years: NDArray[np.int64] = since.astype("datetime64[Y]").astype(np.int64) + 1970
    return np.where(days > 0, years, _UNDATED)


def _bands(years: NDArray[np.int64], order: NDArray[np.intp], width: float, height: float) -> tuple[int, list[_Band]]:
    """How many rows make the picture wide enough, and the bands from left to right; the partners are given by day."""
    found, counts = np.unique(years, return_counts=True)
    gaps = np.where(np.diff(found) > 1, _EMPTY, 0.0)
    gaps[found[:-1] == _UNDATED] = _BESIDE
    margins = len(found) * _MARGIN + gaps.sum()
    rows = 1
    while (np.ceil(counts / rows).sum() + margins) * width > rows * height * _ASPECT:
        rows += 1
    left, bands = 0.0, []
    members = np.split(order, np.cumsum(counts)[:-1])
    for year, its, gap in zip(found.tolist(), members, [*gaps.tolist(), 0.0], strict=True):
        columns = tuple(np.array_split(its, int(np.ceil(len(its) / rows))))
        right = left + (len(columns) + _MARGIN) * width
        bands.append(_Band(year, left, right, columns))
        left = right + gap * width
    return rows, bands


def _heights(
    ties: csr_matrix[np.float64], columns: Sequence[NDArray[np.intp]], step: float, half: float
) -> NDArray[np.float64]:
    """Where each stands in its column, within `half` of 0: near the middle of those it is tied to, column by column.

    Source: Sugiyama, Tagawa and Toda 1981, Methods for visual understanding of hierarchical system structures.
    """
    tied = np.diff(ties.indptr)
    heights = smooth_line(ties) * half
    around = [(column, ties[column].sign(), tied[column]) for column in columns]
    for column, neighbours, count in (around + around[::-1]) * _SWEEPS:
        middles = np.asarray(neighbours @ heights) / np.maximum(count, 1)
        wanted = np.where(count > 0, middles, heights[column])
        heights[column] = spread(wanted, step, step / 2 - half, half - step / 2)
    return heights


def _backdrop(bands: list[_Band], half: float, room: Room, language: str) -> Backdrop:
    """A line where each year begins, its number over it; a grey column for those without a known day."""
    top, bottom = room.drop - half - _OVER * half, room.drop + half + _OVER * half
    over = top - _OVER * half
    lines, texts, polygons = [], [], []
    for band in bands:
        middle = (band.left + band.right) / 2
        if band.year == _UNDATED:
            polygons = [[(band.left, top), (band.right, top), (band.right, bottom), (band.left, bottom)]]
            texts.append((middle, over, NO_KNOWN_DAY.told_in(language)))
        else:
            lines.append((band.left, top, band.left, bottom))
            texts.append((middle, over, f"{band.year:04}"))
    if lines:
        lines.append((bands[-1].right, top, bands[-1].right, bottom))
    return Backdrop(polygons=polygons, lines=lines, texts=texts)
