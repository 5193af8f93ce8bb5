"""From left to right by the first day on record."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import triu

from graph_app.drawing.arrangements.by_time import by_time, first_days
from graph_app.partner_graph.projection import simple_graph
from tests.drawing.arrangements.networks import by_chance, placed
from tests.partner_graph.small_snapshot import snapshot_of

SMALL = placed()
LINE = by_time(SMALL, simple_graph(SMALL), "en")
ACROSS = {partner.id: float(x) for partner, (x, _) in zip(SMALL.partners, LINE.positions.tolist(), strict=True)}


def test_the_first_day_is_the_first_that_any_fact_can_mean() -> None:
    days = dict(zip((partner.id for partner in SMALL.partners), first_days(SMALL).tolist(), strict=True))
    assert days["hanoi"] == days["vientiane"] == date(1998, 5, 2).toordinal()
    assert days["office"] == date(2001, 1, 1).toordinal()
    assert (days["lyon"], days["network"], days["hue"]) == (date(2010, 7, 14).toordinal(), 0, 0)


def test_earlier_is_further_left_and_unknown_days_stand_left_of_all() -> None:
    undated = ACROSS["network"], ACROSS["hue"], ACROSS["quiet"]
    assert max(undated) < ACROSS["hanoi"] < ACROSS["office"] < ACROSS["paris"] < ACROSS["lyon"]
    assert {SMALL.partners[place].id for place in LINE.apart} == {"network", "hue", "quiet"}


def test_each_year_in_which_somebody_came_stands_over_its_partners() -> None:
    middles = {words: x for x, _, words in LINE.backdrop.texts}
    assert list(middles) == ["No known day", "1998", "2001", "2004", "2010"]
    assert (middles["1998"], middles["2010"]) == pytest.approx((ACROSS["hanoi"], ACROSS["lyon"]))
    lefts = [x for x, _, _, _ in LINE.backdrop.lines]
    assert lefts == sorted(lefts) and lefts[0] < ACROSS["hanoi"] < lefts[1] < ACROSS["office"]
    assert max(y for _, y, _ in LINE.backdrop.texts) < min(y for _, y in LINE.positions.tolist())


def test_two_groups_are_kept_apart_so_that_their_ties_do_not_cross() -> None:
    #  a-b and w-x in 2000; then both of a-b met c and e, both of w-x d and f: in the order of ids they are mixed
    late = [f"{one} MET_WITH {other} 2001-01-01" for one, other in ("ac", "ae", "bc", "be", "wd", "wf", "xd", "xf")]
    snapshot = snapshot_of("\n".join(["a MET_WITH b 2000-01-01", "w MET_WITH x 2000-01-01", *late]))
    down = by_time(snapshot, simple_graph(snapshot), "en").positions[:, 1]
    height = {partner.id: float(down[place]) for place, partner in enumerate(snapshot.partners)}
    above = {height[one] < height[other] for one in "ab" for other in "wx"}
    assert len(above) == 1
    assert {height[one] < height[other] for one in "ce" for other in "df"} == above


def crossings(places: NDArray[np.float64], ends: NDArray[np.int64]) -> int:
    """How many pairs of straight ties cross."""

    def left(one: NDArray[np.float64], other: NDArray[np.float64], third: NDArray[np.float64]) -> NDArray[np.float64]:
        (x1, y1), (x2, y2), (x3, y3) = one.T, other.T, third.T
        side: NDArray[np.float64] = np.sign((x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1))
        return side

    first, second = np.triu_indices(len(ends), 1)
    (a, b), (c, d) = (places[ends[which]].transpose(1, 0, 2) for which in (first, second))
    crossed = (left(a, b, c) * left(a, b, d) < 0) & (left(c, d, a) * left(c, d, b) < 0)
    return int(crossed.sum())


def test_ties_cross_much_less_than_with_everybody_anywhere_in_the_same_columns() -> None:
    snapshot = by_chance(150, 300)
    graph = simple_graph(snapshot)
    ends = np.stack(triu(graph.ties, format="coo").nonzero(), axis=1).astype(np.int64)
    places = by_time(snapshot, graph, "en").positions
    anywhere = np.column_stack([places[:, 0], np.random.default_rng(1).permutation(places[:, 1])])
    assert crossings(places, ends) < 0.5 * crossings(anywhere, ends)


def test_the_picture_is_wider_than_high() -> None:
    many = snapshot_of("\n".join(f"a{number} MET_WITH b{number} {1990 + number % 30}-02-03" for number in range(150)))
    width, height = np.ptp(by_time(many, simple_graph(many), "en").positions, axis=0)
    assert 1.2 < float(width) / height < 2.5
