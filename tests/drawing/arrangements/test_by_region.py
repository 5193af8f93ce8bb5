"""Regions as petals, our own side in the middle."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from graph_app.drawing.arrangements.by_region import by_region, sunflower
from graph_app.drawing.arrangements.petals import petals
from graph_app.partner_graph.projection import simple_graph
from tests.drawing.arrangements.networks import by_chance, placed

SMALL = placed()
FLOWER = by_region(SMALL, simple_graph(SMALL), "en")


def radius(partner: str) -> float:
    return float(np.hypot(*FLOWER.positions[SMALL.place(partner)]))


def test_our_own_side_is_in_the_middle_and_the_best_tied_of_it_in_the_very_middle() -> None:
    assert FLOWER.positions[SMALL.place("hanoi")].tolist() == [0.0, 0.0]
    assert radius("office") < min(radius(other) for other in ("vientiane", "paris", "lyon", "network", "hue", "quiet"))


def test_regions_are_named_and_those_without_a_country_are_apart() -> None:
    assert [words for _, _, words in FLOWER.backdrop.texts] == ["Southeast Asia", "Western Europe", "Country unknown"]
    assert {SMALL.partners[place].id for place in FLOWER.apart} == {"network", "quiet"}


def test_each_partner_stands_on_the_petal_of_its_region_and_the_name_beyond_it() -> None:
    for petal, (x, y, words) in zip(FLOWER.backdrop.polygons, FLOWER.backdrop.texts, strict=True):
        outline = np.array(petal)
        radii = np.hypot(*outline.T)
        assert np.hypot(x, y) > radii.max()
        ids = {"Southeast Asia": ("vientiane", "hue"), "Western Europe": ("paris", "lyon")}.get(words, ("network",))
        for partner in ids:
            assert radii.min() < radius(partner) < radii.max()
            assert np.hypot(*(outline - FLOWER.positions[SMALL.place(partner)]).T).min() < 400


def test_countries_stand_side_by_side() -> None:
    snapshot = by_chance(300, 600)
    positions = by_region(snapshot, simple_graph(snapshot), "en").positions
    asia = [place for place, of in enumerate(snapshot.partners) if of.country in ("VN", "LA", "TH") and not of.home]
    turned = np.unwrap(np.sort(np.arctan2(*positions[asia].T[::-1])))
    assert np.ptp(turned) < 2 * np.pi
    around = sorted(asia, key=lambda place: float((np.arctan2(*positions[place][::-1]) + np.pi / 2) % (2 * np.pi)))
    met = [snapshot.partners[place].country for place in around]
    changes = sum(one != other for one, other in pairwise(met))
    assert changes < 12  # 2 but for rows that cross the border of two countries; by chance it would be about 50


def test_seeds_of_a_sunflower_are_a_step_apart_and_no_further_than_need_be() -> None:
    seeds = sunflower(200, 10.0)
    apart = np.hypot(*(seeds[:, None] - seeds[None]).transpose(2, 0, 1))[~np.eye(200, dtype=bool)]
    assert seeds[0].tolist() == [0.0, 0.0] and 10.0 < apart.min() < 10.5 and np.hypot(*seeds.T).max() < 110


def test_petals_have_the_seats_that_are_asked_for_a_step_apart() -> None:
    flower = petals([40, 1, 7], 200.0, 100.0, 150.0)
    assert [len(petal.seats) for petal in flower] == [40, 1, 7]
    places = np.concatenate([petal.seats[:, 0] * np.exp(1j * petal.seats[:, 1]) for petal in flower])
    apart = np.abs(places[:, None] - places[None])[~np.eye(48, dtype=bool)]
    assert apart.min() > 99.9 and np.abs(places).min() >= 200.0
    assert flower[0].end - flower[0].start > 2 * (flower[2].end - flower[2].start)
    assert flower[0].start > -np.pi / 2 and flower[2].end < 3 * np.pi / 2
    assert petals([], 200.0, 100.0, 150.0) == []
