"""The geometry of lines and nodes on paper, from places known by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_app.drawing.marks import Area, Disc, Line
from graph_app.drawing.picture import Picture
from graph_app.drawing.shapes import BORDER_WIDTH, Placing, bent_via, edge_marks, node_mark, point_on
from tests.drawing.small_pictures import picture_of_facts

AID = picture_of_facts("a GAVE_AID_TO b", "a City\nb City", apart=100.0)


def bent(picture: Picture, bend: float) -> Picture:
    return replace(picture, edges=[replace(edge, bend=bend) for edge in picture.edges])


def test_a_line_without_bend_passes_its_middle() -> None:
    assert bent_via((0, 0), (100, 0), 0.0) == pytest.approx((50, 0))


def test_a_bend_runs_clockwise_and_its_opposite_mirrors_it() -> None:
    # From west to east: over the north, which is up, where y is small. vis-network's curvedCW with this roundness.
    across, down = bent_via((0, 0), (100, 0), 0.2)
    assert (across, down) == pytest.approx((57.06, -18.54), abs=0.01)
    assert bent_via((0, 0), (100, 0), -0.2) == pytest.approx((across, -down), abs=0.01)


@pytest.mark.parametrize("bend", [0.0, 0.14, -0.28])
@pytest.mark.parametrize("grow", [1.0, 0.5])
def test_an_arrow_touches_the_border_of_its_target(bend: float, grow: float) -> None:
    line, head = edge_marks(bent(AID, bend), bent(AID, bend).edges[0], Placing(grow=grow))
    assert isinstance(line, Line) and isinstance(head, Area)
    (x, y), (across, down) = head.corners[0], (100.0, 0.0)
    assert ((x - across) ** 2 + (y - down) ** 2) ** 0.5 == pytest.approx((10 + BORDER_WIDTH / 2) * grow, abs=0.01)
    assert line.end == pytest.approx(head.corners[2], abs=0.01)  # and the line ends in the arrow, not beyond


def test_an_arrow_touches_the_side_of_a_square() -> None:
    member = picture_of_facts("a MEMBER_OF net", "a City\nnet Organisation", apart=100.0)
    _, head = edge_marks(member, member.edges[0], Placing())
    assert isinstance(head, Area) and head.corners[0] == pytest.approx((100 - 10 - BORDER_WIDTH / 2, 0), abs=0.01)


@pytest.mark.parametrize(("kind", "tip"), [("Organisation", 10.75), ("FriendshipAssociation", 10.75 / 2)])
def test_an_arrow_from_a_corner_touches_a_square_and_a_diamond_where_they_are(kind: str, tip: float) -> None:
    # From 45 degrees a square reaches as far across as down; a diamond's side is half-way between two of its corners.
    member = picture_of_facts("a MEMBER_OF net", f"a City\nnet {kind}", apart=100.0)
    source, target = member.nodes
    slanted = replace(member, nodes=[replace(source, x=0.0, y=0.0), replace(target, x=100.0, y=100.0)])
    _, head = edge_marks(slanted, slanted.edges[0], Placing())
    assert isinstance(head, Area) and head.corners[0] == pytest.approx((100 - tip, 100 - tip), abs=0.01)


def test_a_cut_curve_stays_on_its_way() -> None:
    whole = edge_marks(bent(AID, 0.2), replace(bent(AID, 0.2).edges[0], arrow=False), Placing())[0]
    cut = edge_marks(bent(AID, 0.2), bent(AID, 0.2).edges[0], Placing())[0]
    assert isinstance(whole, Line) and isinstance(cut, Line)
    middle = point_on(cut, 0.5)
    assert min(abs(complex(*point_on(whole, step / 1000)) - complex(*middle)) for step in range(1001)) < 0.1


def test_partners_at_the_same_place_are_tied_by_no_line() -> None:
    same = picture_of_facts("a GAVE_AID_TO b", apart=0.0)
    assert edge_marks(same, same.edges[0], Placing()) == []


def test_kinds_have_shapes_of_their_own_that_reach_equally_far() -> None:
    picture = picture_of_facts("", "c City\nf FriendshipAssociation\no Organisation", apart=0.0)
    dot, diamond, square = (node_mark(node, Placing(2.0, 5.0, 7.0, 0.5)) for node in picture.nodes)
    assert isinstance(dot, Disc) and (dot.centre, dot.radius) == ((5.0, 7.0), 5.0)
    assert isinstance(diamond, Area) and diamond.corners == [(5, 2), (10, 7), (5, 12), (0, 7)]
    assert isinstance(square, Area) and square.corners == [(0, 2), (10, 2), (10, 12), (0, 12)]
