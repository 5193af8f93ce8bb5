"""Partners on the map of the world."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from graph_app.drawing.arrangements.nearest_free import nearest_free
from graph_app.drawing.arrangements.on_map import on_map
from graph_app.drawing.arrangements.projection import MIDDLE_MERIDIAN, equal_earth, magnified, within_the_edge
from graph_app.drawing.arrangements.world import middle_of, world
from graph_app.drawing.overlaps import overlapping
from graph_app.partner_graph.projection import simple_graph
from graph_app.vocabulary.regions import REGIONS
from tests.drawing.arrangements.networks import placed
from tests.partner_graph.small_snapshot import snapshot_of

SMALL = placed()
MAP = on_map(SMALL, simple_graph(SMALL), "en")
AT = {partner.id: place for partner, place in zip(SMALL.partners, MAP.positions, strict=True)}


def inside(ring: NDArray[np.float64], point: tuple[float, float]) -> bool:
    """Whether a ray to the right of the point meets the ring an odd number of times."""
    one, other = ring, np.roll(ring, -1, axis=0)
    over = (one[:, 1] > point[1]) != (other[:, 1] > point[1])
    one, other = one[over], other[over]
    there = one[:, 0] + (point[1] - one[:, 1]) / (other[:, 1] - one[:, 1]) * (other[:, 0] - one[:, 0])
    return bool(np.sum(there > point[0]) % 2)


def on_land(latitude: float, longitude: float) -> bool:
    place = latitude, float(within_the_edge(np.array([longitude]))[0])
    return any(inside(ring, place) for ring in world().coasts)


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [(0.0, 0.0, 0.0, 0.0), (0.0, 180.0, 2.7066, 0.0), (90.0, 0.0, 0.0, -1.3174), (90.0, 180.0, 1.6036, -1.3174)],
)
def test_the_projection_is_equal_earth(latitude: float, longitude: float, x: float, y: float) -> None:
    # By hand from the polynomial: at the equator 2 * 3 ** 0.5 * pi / (3 * 1.340264); at the pole the angle is 60°.
    found = equal_earth(np.array([latitude]), np.array([longitude + MIDDLE_MERIDIAN]))
    assert found[0].tolist() == pytest.approx([x, y], abs=2e-4)


def test_the_edge_of_the_map_is_in_the_atlantic() -> None:
    assert within_the_edge(np.array([105.8, -74.0, -9.1, -31.0])).tolist() == pytest.approx([105.8, 286.0, -9.1, 329.0])


def test_the_middle_stays_and_what_is_near_it_is_drawn_larger() -> None:
    places = np.array([[1.0, 1.0], [1.01, 1.0], [1.3, 1.0], [9.0, 1.0]])
    drawn = magnified(places, np.array([1.0, 1.0]), 2.0, 0.3)[:, 0]
    assert drawn[0] == 1.0
    assert (drawn[1] - 1) / 0.01 == pytest.approx(3.0, abs=0.01)
    assert (drawn[2] - 1) / 0.3 == pytest.approx(2.0)  # half the gain where the reach ends
    assert drawn[3] == pytest.approx(9.0, abs=0.03)


def test_every_country_has_a_middle_and_it_is_on_its_land() -> None:
    assert sorted(world().middles) == sorted(country for region in REGIONS for country in region.countries)
    assert all(on_land(*world().middles[country]) for country in ("VN", "LA", "CN", "FR", "EG", "KZ", "MN", "BR", "AU"))
    assert middle_of("QQ") is None and middle_of(None) is None


def test_land_is_land_and_sea_is_sea() -> None:
    assert on_land(21.0, 105.8) and on_land(55.7, 37.6) and on_land(40.0, -100.0) and on_land(65.0, 175.0)
    assert not on_land(15.0, 113.0) and not on_land(0.0, 180.0) and not on_land(40.0, -40.0)
    assert not on_land(42.0, 51.0)  # the Caspian Sea
    assert min(ring[:, 0].min() for ring in world().coasts) > -60  # no Antarctica


def test_partners_stand_where_they_are() -> None:
    assert AT["vientiane"][0] < AT["hanoi"][0] < AT["hue"][0]  # from west to east
    assert AT["paris"][1] < AT["hanoi"][1] < AT["vientiane"][1] < AT["hue"][1]  # from north to south
    assert AT["paris"][0] < AT["vientiane"][0]


def test_without_coordinates_it_is_the_country_and_for_our_own_side_our_city() -> None:
    near = {name: float(np.hypot(*(AT[name] - AT["hanoi"]))) for name in ("office", "lyon", "hue")}
    assert near["office"] < 250
    assert np.hypot(*(AT["lyon"] - AT["paris"])) < 250 < near["hue"] < near["lyon"]


def test_half_a_place_is_none() -> None:
    halved = [of._replace(longitude=None) if of.id == "paris" else of for of in SMALL.partners]
    found = on_map(replace(SMALL, partners=tuple(halved)), simple_graph(SMALL), "en").positions
    assert np.hypot(*(found[SMALL.place("paris")] - found[SMALL.place("lyon")])) < 250


def test_a_city_without_coordinates_has_its_country_around_it() -> None:
    ours = [of._replace(latitude=None, longitude=None) if of.id == "hanoi" else of for of in SMALL.partners]
    found = on_map(replace(SMALL, partners=tuple(ours)), simple_graph(SMALL), "en")
    assert np.hypot(*(found.positions[SMALL.place("hanoi")] - found.positions[SMALL.place("hue")])) < 250
    nowhere = [of._replace(country=None, latitude=None, longitude=None) for of in ours]
    found = on_map(replace(SMALL, partners=tuple(nowhere)), simple_graph(SMALL), "en")
    assert list(found.apart) == list(range(8)) and np.isfinite(found.positions).all()


def test_an_unknown_place_is_under_the_map_and_never_at_the_origin() -> None:
    assert {SMALL.partners[place].id for place in MAP.apart} == {"network", "quiet"}
    lowest = max(y for coast in MAP.backdrop.polygons for _, y in coast)
    (_, title, words) = MAP.backdrop.texts[0]
    assert words == "Place unknown" and lowest < title < min(AT["network"][1], AT["quiet"][1])
    assert AT["network"][1] == AT["quiet"][1]


def test_those_at_one_place_are_spread_around_it() -> None:
    snapshot = snapshot_of("", "\n".join(f"p{number} City FR" for number in range(60)))
    found = on_map(snapshot, simple_graph(snapshot), "en").positions
    latitude, longitude = world().middles["FR"]
    middle = equal_earth(np.array([latitude]), np.array([longitude]))[0]
    away = np.hypot(*(found - found.mean(axis=0)).T)
    assert away.max() < 128 * 64**0.5 and np.ptp(found[:, 0]) < 2 * np.ptp(found[:, 1]) < 4 * np.ptp(found[:, 0])
    assert float(found.mean(axis=0) @ middle) > 0


def test_boxes_in_nobody_s_way_stay_and_a_heap_keeps_its_order() -> None:
    half = np.full((31, 2), 5.0)
    heap = np.column_stack([np.zeros(30), np.linspace(0, 3, 30)])
    found = nearest_free(np.concatenate([heap, [[500.0, 7.0]]]), half)
    assert found[30].tolist() == [500.0, 7.0]
    assert overlapping(found, half).tolist() == []
    assert np.hypot(*(found[:30] - heap).T).max() < 60
    assert found[:8, 1].max() < found[22:30, 1].min()  # the first are still above the last


def test_a_large_box_stays_and_the_crowd_makes_room() -> None:
    half = np.array([[40.0, 40.0], *[[5.0, 5.0]] * 40])
    found = nearest_free(np.zeros((41, 2)), half)
    assert found[0].tolist() == [0.0, 0.0]
    assert overlapping(found, half).tolist() == [] and np.abs(found).max() < 90
