"""The engagement lens over a small record, with states, strengths and lines worked out by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import exp

import numpy as np
import pytest

from graph_app.drawing.colouring import by_kind
from graph_app.drawing.lens import HALOS, TREND_COLOURS, UNDATED_DASHES, UNDATED_TIE, seen_through
from graph_app.drawing.network_html import edge_look, node_look
from graph_app.drawing.painting import Look, picture_of
from graph_app.drawing.picture import Picture
from graph_app.drawing.shapes import HALO_GAP, Placing, halo_mark
from graph_app.drawing.style import THICKEST_LINE
from graph_app.engagement.standing import engagement
from graph_app.engagement.values import load_values
from graph_app.lens_view import first_contact, lens_on
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.engagement_states import ENGAGEMENT_STATES
from tests.engagement.small_record import record_of

VALUES = load_values()
DAY = date(2024, 6, 30)
# No tier, so contact is wanted every 24 months. `often` is met in 2023 and 2024, `once` only in 2015, `later` after the
# day, `undated` on a day that nobody knows, `parted` three times between 2020 and mid-2022 and never since.
RECORD = record_of(
    """
    o1 hanoi MET_WITH often 2023-05-01 event_type=visit
    o2 hanoi MET_WITH often 2024-06-30 event_type=visit
    s1 hanoi MET_WITH once 2015-03-01 event_type=visit
    l1 hanoi MET_WITH later 2025-01-01 event_type=visit
    l2 hanoi GAVE_AID_TO often 2025-01-01
    u1 hanoi MET_WITH undated
    p1 hanoi MET_WITH parted 2021-01-01 event_type=visit
    p2 hanoi MET_WITH parted 2021-06-01 event_type=visit
    p3 hanoi MET_WITH parted 2022-06-01 event_type=visit
    """,
    published={"s": "2024-01-01"},
)
WHOLE = RECORD.snapshot


def seen(day: date, language: str = "en", part: Snapshot = WHOLE) -> Picture:
    count = len(part.partners)
    places = np.arange(count)
    lens = lens_on(engagement(RECORD, day, VALUES), part, places, VALUES, language)
    positions = np.column_stack([100.0 * places, 0.0 * places])
    look = Look(positions, [10.0] * count, lens.trends if count else by_kind(part.partners))
    return seen_through(picture_of(part, look, language), lens, language)


def rings(picture: Picture) -> dict[str, str]:
    return {node.id: node.halo.name for node in picture.nodes if node.halo}


def test_rings_tell_states_and_our_own_side_has_none() -> None:
    assert rings(seen(DAY)) == {
        "often": "state-on_track",
        "once": "state-dormant",  # due in 2017, and three intervals are over since 2021-03-01
        "later": "state-unknown",
        "undated": "state-unknown",
        "parted": "state-overdue",  # met on 2022-06-01, due by 2024-06-01
    }


def test_colours_tell_whether_contacts_become_more_or_fewer() -> None:
    colours = {node.id: node.entry for node in seen(DAY).nodes}
    assert colours == {
        "hanoi": "trend-ours",
        "often": "trend-warming",  # two in the last 24 months, none in the 24 before
        "once": "trend-unknown",  # none in either
        "later": "trend-unknown",
        "undated": "trend-unknown",
        "parted": "trend-cooling",  # none, and three before
    }


def test_a_line_is_as_thick_as_its_tie_is_strong_on_that_day() -> None:
    """A visit of this day has 30 points, one of 14 months ago 30 × 2^(−14/24) ≈ 20: 100 × (1 − e^(−50/60)) ≈ 57."""
    lines = {edge.id: edge for edge in seen(DAY).edges}
    often = lines["hanoi~often~MET_WITH"]
    strength = 100 * (1 - exp(-(30 + 30 * 0.5 ** (426 / 30.4375 / 24)) / 60))
    assert often.width == pytest.approx(1.8 + (THICKEST_LINE - 1.8) * strength / 100, abs=0.05)
    assert often.about == "hanoi met with often · 2 · 57/100"
    assert lines["hanoi~once~MET_WITH"].width < often.width
    assert round(strength) == 57


def test_a_line_without_a_known_day_is_thinnest_dashed_and_pale() -> None:
    lines = {edge.id: edge for edge in seen(DAY).edges}
    undated, dated = lines["hanoi~undated~MET_WITH"], lines["hanoi~often~MET_WITH"]
    assert (undated.width, undated.dashes, undated.about[-4:]) == (UNDATED_TIE, UNDATED_DASHES, " · 1")
    assert undated.width < min(edge.width for edge in lines.values() if edge is not undated)
    assert undated.opacity < dated.opacity


def test_facts_of_later_days_wait_and_play_no_part() -> None:
    picture = seen(DAY)
    assert {edge.id for edge in picture.later} == {"hanoi~later~MET_WITH", "hanoi~often~GAVE_AID_TO"}
    assert [edge.fact_count for edge in picture.later] == [0, 0]
    assert all(node_look(node)["halo"]["name"] for node in picture.nodes if node.id != "hanoi")
    earlier = seen(date(2014, 1, 1))
    assert set(rings(earlier).values()) == {"state-unknown"}
    assert [edge.id for edge in earlier.edges] == ["hanoi~undated~MET_WITH"]


def test_another_day_moves_nobody_and_bends_no_line() -> None:
    def places(day: date) -> set[tuple[object, ...]]:
        picture = seen(day)
        nodes = {(node.id, node.x, node.y, node.radius, node.shape) for node in picture.nodes}
        return nodes | {(edge.id, edge.bend) for edge in (*picture.edges, *picture.later)}

    assert places(DAY) == places(date(2014, 1, 1)) == places(date(2026, 11, 1))


def test_the_legend_has_a_row_for_each_state_and_trend_with_what_is_there_on_that_day() -> None:
    counts = {entry.name: entry.count for entry in seen(DAY).legend}
    assert counts == {
        **{"state-dormant": 1, "state-overdue": 1, "state-due": 0, "state-cooling": 0, "state-on_track": 1},
        **{"state-unknown": 2, "trend-warming": 1, "trend-steady": 0, "trend-cooling": 1, "trend-unknown": 3},
        **{"trend-ours": 1, "MET_WITH": 7, "GAVE_AID_TO": 0},
    }
    lens = lens_on(engagement(RECORD, DAY, VALUES), WHOLE, np.arange(len(WHOLE.partners)), VALUES, "en")
    assert {name: lens.counts().get(name, 0) for name in counts} == counts  # what the slider is told


def test_every_state_has_a_ring_that_is_told_without_colour() -> None:
    assert list(HALOS) == [f"state-{name}" for name in ENGAGEMENT_STATES]
    signs = [(halo.width, halo.dashes) for halo in HALOS.values()]
    assert len(set(signs)) == len(signs)
    whole = [halo.width for halo in HALOS.values() if not halo.dashes]
    assert max(whole) >= 2 * min(whole)  # the two without dashes differ enough in width


def test_trends_stay_apart_in_grey() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return float(0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2)

    shades = [lightness(colour) for colour in TREND_COLOURS.values()]
    assert shades == sorted(shades, reverse=True)
    assert min(one / other for one, other in pairwise(shades)) > 1.35


def test_a_partner_says_how_it_stands_in_both_languages() -> None:
    """Of the three visits of `parted` 8.9, 10.3 and 14.6 points are left: 100 × (1 − e^(−33.8/60)) ≈ 43."""
    english, vietnamese = ({node.id: node for node in seen(DAY, one).nodes} for one in ("en", "vi"))
    assert english["parted"].about.split(" · ") == [
        *("parted", "City or region", "overdue", "strength 43 of 100"),
        *("contact was due by 1 Jun 2024", "fewer contacts than before"),
    ]
    assert vietnamese["parted"].spoken.startswith(
        "parted: quá hạn · mức độ gắn kết 43/100 · đã đến hạn từ ngày 1/6/2024"
    )
    assert english["undated"].spoken == "undated: unknown · no contact of known day on record"
    assert english["hanoi"].spoken == "hanoi: our side"


def test_a_ring_is_drawn_around_the_corners_of_its_node() -> None:
    node = next(node for node in seen(DAY).nodes if node.id == "parted")
    ring = halo_mark(node, Placing())
    assert ring is not None and node.halo is not None and ring.pen is not None
    assert ring.radius == 10.0 + HALO_GAP + node.halo.width / 2
    assert (ring.fill, ring.pen.colour) == ("none", node.halo.colour)


def test_a_type_with_dashes_has_them_back_when_a_day_is_known() -> None:
    record = record_of("m1 often MEMBER_OF net 2020-01-01\nm2 once MEMBER_OF net", "net kind=Organisation")
    count = len(record.snapshot.partners)
    lens = lens_on(engagement(record, DAY, VALUES), record.snapshot, np.arange(count), VALUES, "en")
    picture = picture_of(record.snapshot, Look(np.zeros((count, 2)), [1.0] * count, lens.trends), "en")
    dashes = {edge.id: edge_look(edge)["dashes"] for edge in seen_through(picture, lens, "en").edges}
    assert dashes == {"often~net~MEMBER_OF": [3, 5], "once~net~MEMBER_OF": list(UNDATED_DASHES)}


def test_nothing_is_seen_of_nothing() -> None:
    record = record_of("", "hanoi")
    assert first_contact(record) is None
    assert first_contact(RECORD) == date(2015, 3, 1)
