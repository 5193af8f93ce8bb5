from __future__ import annotations

import numpy as np

from graph_app.drawing.overlaps import overlapping, parted
from graph_app.drawing.packing import packed


def test_two_boxes_overlap_only_when_they_do_on_both_axes() -> None:
    half = np.array([[10.0, 2.0]] * 3)
    centres = np.array([[0.0, 0.0], [19.0, 3.0], [50.0, 0.0]])
    assert overlapping(centres, half).tolist() == [[0, 1]]
    assert overlapping(centres * [1, 2], half).tolist() == []


def test_boxes_are_pushed_along_the_shorter_way_and_the_others_stay() -> None:
    half = np.array([[10.0, 2.0]] * 3)
    moved = parted(np.array([[0.0, 0.0], [1.0, 3.0], [90.0, 0.0]]), half)
    assert moved[:, 0].tolist() == [0.0, 1.0, 90.0]
    assert moved[1, 1] - moved[0, 1] >= 4.0
    assert moved[2, 1] == 0.0


def test_a_heap_of_boxes_at_one_place_is_parted() -> None:
    half = np.full((60, 2), 5.0)
    assert len(overlapping(parted(np.zeros((60, 2)), half), half)) == 0


def test_boxes_are_packed_in_rows_that_do_not_touch() -> None:
    sizes = [(300.0, 200.0), (100.0, 50.0), (100.0, 30.0), (100.0, 30.0)]
    middles = packed(sizes)
    assert len(overlapping(middles, np.array(sizes) / 2)) == 0
    assert len(set((middles[1:, 1] - np.array(sizes)[1:, 1] / 2).round().tolist())) <= 3
    assert packed([]).shape == (0, 2)
