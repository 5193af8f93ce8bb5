"""Where names stand beside their nodes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graph_app.drawing.labels import ALL_SIDES, BELOW, Label, Spot, placed_labels, short_label
from graph_app.drawing.marks import Box

FRAME = Box(0, 0, 200, 200)


def spot(x: float, y: float, width: float = 40.0) -> Spot:
    return Spot(x, y, 5.0, 5.0, width, 10.0)


def box(label: Label, spots: list[Spot]) -> tuple[float, float, float, float]:
    own = spots[label.place]
    left = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * own.width
    return left, label.top, left + own.width, label.top + own.height


def test_a_name_stands_below_its_node_where_there_is_room() -> None:
    assert placed_labels([spot(100, 100)], FRAME, 9) == [Label(0, 100.0, 108.0, "middle")]


def test_at_the_lower_edge_it_stands_above_and_in_a_corner_beside() -> None:
    above, beside = placed_labels([spot(100, 195), spot(3, 195)], FRAME, 9)
    assert (above.top, above.anchor) == (177.0, "middle")
    assert (beside.x, beside.anchor) == (11.0, "start")


def test_it_goes_where_no_line_crosses_it() -> None:
    downwards = np.array([[100.0, 100.0, 100.0, 200.0], [100.0, 100.0, 90.0, 200.0]])
    assert placed_labels([spot(100, 100)], FRAME, 9, lines=downwards)[0].top == 82.0  # above
    both = np.concatenate([downwards, [[100.0, 100.0, 100.0, 0.0]]])
    assert placed_labels([spot(100, 100)], FRAME, 9, lines=both)[0].anchor == "start"


def test_who_comes_first_gets_its_name_and_who_has_no_room_gets_none() -> None:
    crowd = [spot(100, 100), spot(100, 101), spot(101, 100)]
    assert [label.place for label in placed_labels(crowd, FRAME, 9, BELOW)] == [0]
    assert placed_labels([spot(100, 100, width=300)], FRAME, 9) == []
    assert len(placed_labels([spot(50, 50), spot(150, 150)], FRAME, 1)) == 1


def test_words_that_stand_there_already_are_kept_clear() -> None:
    (label,) = placed_labels([spot(100, 100)], FRAME, 9, kept_clear=[Box(90, 110, 110, 115)])
    assert label.top == 82.0  # above


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(0, 200), st.floats(5, 80)), max_size=30))
def test_no_name_covers_another_or_a_node_or_leaves_the_frame(places: list[tuple[float, float, float]]) -> None:
    spots = [spot(*place) for place in places]
    labels = placed_labels(spots, FRAME, len(spots), ALL_SIDES)
    boxes = [box(label, spots) for label in labels]
    solid = [(other.x - 5, other.y - 5, other.x + 5, other.y + 5) for other in spots]
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and top >= 0 and right <= 200 and bottom <= 200
        for other in [*boxes[:place], *solid]:
            apart = (right - other[0], other[2] - left, bottom - other[1], other[3] - top)
            assert min(apart) < 1e-9


def test_a_long_name_becomes_two_lines_and_ends_in_dots() -> None:
    assert short_label("Viêng Chăn") == "Viêng Chăn"
    assert short_label("Mạng lưới các thành phố lớn châu Á") == "Mạng lưới các thành phố\nlớn châu Á"
    assert short_label("x" * 60) == "x" * 24 + "\n" + "x" * 23 + "…"
