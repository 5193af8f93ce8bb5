from __future__ import annotations

from graph_app.drawing.style import LARGEST_NODE, SMALLEST_NODE, bend, line_width, node_sizes


def test_areas_grow_with_values_and_unknown_is_drawn_smallest() -> None:
    sizes = node_sizes([0.0, 1.0, 4.0, None])
    assert sizes[0] == sizes[3] == SMALLEST_NODE
    assert sizes[2] == LARGEST_NODE
    assert sizes[1] == (SMALLEST_NODE + LARGEST_NODE) / 2  # a quarter of the value is half of the added radius


def test_without_any_value_all_are_alike() -> None:
    assert node_sizes([None, 0.0]) == [SMALLEST_NODE, SMALLEST_NODE]
    assert node_sizes([]) == []


def test_four_times_the_facts_are_twice_the_thickness_up_to_a_limit() -> None:
    assert line_width(4) == 2 * line_width(1)
    assert line_width(10_000) == line_width(100_000)


def test_lines_between_the_same_two_bend_apart() -> None:
    assert [bend(turn) > 0 for turn in (1, 2, 3)] == [True, False, True]
    assert len({bend(turn) for turn in range(4)}) == 4 and bend(0) == 0
