"""Rows of the legend, and which row each partner falls under."""

from __future__ import annotations

from graph_app.drawing.colouring import UNKNOWN_COLOUR, by_region
from graph_app.vocabulary.regions import REGION_BY_CODE
from tests.partner_graph.small_snapshot import snapshot_of

PARTNERS = snapshot_of("", "bangkok City TH\nhanoi City VN\nlyon City FR\nnet Organisation\nqq City QQ").partners


def test_partners_are_coloured_by_region_and_unknown_countries_stand_last() -> None:
    colouring = by_region(PARTNERS)
    assert [entry.name for entry in colouring.entries] == ["035", "155", "unknown"]
    assert colouring.of.tolist() == [0, 0, 1, 2, 2]
    assert [entry.colour for entry in colouring.entries[1:]] == [REGION_BY_CODE["155"].colour, UNKNOWN_COLOUR]


def test_a_region_keeps_its_colour_whoever_else_is_there() -> None:
    alone, among = by_region(PARTNERS[2:3]), by_region(PARTNERS)
    assert alone.entries == among.entries[1:2] and len(alone.entries) == 1


def test_nobody_has_no_rows() -> None:
    assert list(by_region([]).entries) == [] and by_region([]).of.tolist() == []
