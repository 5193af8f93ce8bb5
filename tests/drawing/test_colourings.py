from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from graph_app.drawing.colouring import Colouring
from graph_app.drawing.colourings_computed import (
    CLASS_COLOURS,
    CONTACT_COLOURS,
    FURTHER_COLOUR,
    GROUP_COLOURS,
    NOTHING_COLOUR,
    by_community,
    by_last_contact,
    by_metric,
)
from tests.partner_graph.small_snapshot import snapshot_of


def rows(colouring: Colouring) -> list[str]:
    """The English caption of each partner's row."""
    return [colouring.entries[place].caption.en for place in colouring.of.tolist()]


def test_a_group_has_its_number_and_the_same_colour_in_every_picture() -> None:
    first, second = by_community([1, 3, 3]), by_community([3])
    assert rows(first) == ["Group 1", "Group 3", "Group 3"]
    assert first.entries[first.of[1]] == second.entries[second.of[0]]
    assert [entry.caption.vi for entry in first.entries[:2]] == ["Nhóm 1", "Nhóm 2"]


def test_who_is_in_no_group_and_who_is_in_a_high_one_are_told_apart() -> None:
    assert rows(by_community([12, 13, 400, None, 0])) == [
        *("Group 12", "Group 13 and above", "Group 13 and above", "In no group", "In no group")
    ]


def test_a_metric_falls_into_fifths_that_say_their_bounds() -> None:
    assert rows(by_metric("degree", [1, 2, 3, 4, 5, 6, 7, 8, 1000, 2000, None])) == [
        *("1 – 2", "1 – 2", "3 – 4", "3 – 4", "5 – 6", "5 – 6", "7 – 8", "7 – 8", "1,000 – 2,000", "1,000 – 2,000"),
        "No value",
    ]


def test_equal_values_are_of_one_class_even_if_there_are_fewer_classes_then() -> None:
    found = by_metric("degree", [1, 1, 1, 1, 1, 1, 2, 3, 8, 20])
    assert rows(found) == ["1"] * 6 + ["2 – 3"] * 2 + ["8 – 20"] * 2
    assert [entry.colour for entry in found.entries] == [*CLASS_COLOURS[::2], NOTHING_COLOUR]
    assert rows(by_metric("core", [4, 4])) == ["4", "4"]


def test_shares_are_told_with_their_digits_in_each_language() -> None:
    found = by_metric("pagerank", [0.125, 0.25])
    assert [entry.caption for entry in found.entries[:2]] == [("0,1250", "0.1250"), ("0,2500", "0.2500")]


def test_no_values_at_all_are_no_value() -> None:
    assert rows(by_metric("pagerank", [None, None])) == ["No value", "No value"]
    assert rows(by_metric("pagerank", [])) == []


def test_the_last_contact_is_told_in_years_before_a_day() -> None:
    met = snapshot_of(
        """
        home MET_WITH a 2024-02-28
        home MET_WITH b 2023-02-27
        home MET_WITH c 2021-02-27
        home MET_WITH d 2019-02-27
        home MET_WITH e
        home GAVE_AID_TO f 2024-01-01
        """
    )
    assert rows(by_last_contact(met, date(2024, 2, 29))) == [
        *("Met within 1 year", "Met 1–3 years ago", "Met 3–5 years ago", "Met over 5 years ago"),
        *("Met, day unknown", "No meeting on record", "Met within 1 year"),
    ]
    assert rows(by_last_contact(met, date(2025, 2, 28)))[0] == "Met within 1 year"
    assert rows(by_last_contact(met, date(2025, 3, 1)))[0] == "Met 1–3 years ago"


# Simulations of eyes with all cones, without red and without green ones: Machado, Oliveira and Fernandes 2009, table of
# severity 1.
EYES = {
    "all cones": [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def cielab(colour: str, eye: str = "all cones") -> NDArray[np.float64]:
    """Lightness, green to red, blue to yellow, as such an eye sees “#rrggbb”."""
    part = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    light = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(EYES[eye]) @ light, 0, 1)
    to_xyz = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
    xyz = to_xyz @ seen / np.array([0.9505, 1.0, 1.0888])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eye", EYES)
def test_group_colours_keep_apart_for_every_eye(eye: str) -> None:
    seen = [cielab(colour, eye) for colour in (*GROUP_COLOURS, FURTHER_COLOUR, NOTHING_COLOUR)]
    assert len(GROUP_COLOURS) == 12
    assert min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2)) > 15


@pytest.mark.parametrize("colours", [CLASS_COLOURS, CONTACT_COLOURS])
def test_classes_get_darker_step_by_step_in_grey(colours: tuple[str, ...]) -> None:
    lightness = [float(cielab(colour)[0]) for colour in (NOTHING_COLOUR, *colours)]
    assert all(one - other > 6 for one, other in pairwise(lightness))
