"""Groups as discs: who is in which, what their lines add up to, and what opening one changes."""

from __future__ import annotations

import numpy as np

from graph_app.drawing.colouring import by_kind
from graph_app.drawing.discs import Grouping, disc_centres, disc_radii, grouped_picture
from graph_app.drawing.painting import Look
from graph_app.drawing.picture import Picture
from graph_app.language.texts import Text
from tests.partner_graph.small_snapshot import snapshot_of

#   north: a b c    south: x y; two facts go from north to south, of two types
NETWORK = snapshot_of("a MET_WITH b\na MET_WITH b\nb GAVE_AID_TO c\nc GAVE_AID_TO x\na MET_WITH x\nx MET_WITH y")
POSITIONS = np.array([[0.0, 0.0], [30.0, 0.0], [0.0, 30.0], [900.0, 0.0], [900.0, 30.0]])
OF = np.array([0, 0, 0, 1, 1])


def picture(*opened: str) -> Picture:
    look = Look(POSITIONS, [10.0] * 5, by_kind(NETWORK.partners))
    captions = [Text("Bắc", "North"), Text("Nam", "South")]
    groups = Grouping(["north", "south"], captions, OF, disc_centres(POSITIONS, OF, 2), np.array([3, 2]))
    return grouped_picture(NETWORK, look, groups, frozenset(opened), "en")


def drawn(picture: Picture) -> tuple[list[tuple[str, int]], dict[str, int]]:
    return (
        [(node.id, node.partner_count) for node in picture.nodes],
        {edge.id: edge.fact_count for edge in picture.edges},
    )


def test_closed_groups_are_discs_with_counts_and_one_summed_line() -> None:
    nodes, edges = drawn(picture())
    assert nodes == [("group:north", 3), ("group:south", 2)]
    assert edges == {"group:north~group:south~": 2}  # c gave to x, a met x; what is inside a group is no line
    assert [node.name for node in picture().nodes] == ["North (3)", "South (2)"]


def test_an_opened_group_shows_its_partners_and_keeps_the_other_a_disc() -> None:
    nodes, edges = drawn(picture("south"))
    assert nodes == [("x", 1), ("y", 1), ("group:north", 3)]
    assert edges == {"x~group:north~": 2, "x~y~MET_WITH": 1}


def test_all_opened_is_the_network_itself() -> None:
    nodes, edges = drawn(picture("north", "south"))
    assert len(nodes) == 5
    assert edges["a~b~MET_WITH"] == 2 and "" not in {edge.type for edge in picture("north", "south").edges}


def test_discs_stand_in_the_middle_of_their_partners_and_apart() -> None:
    centres = disc_centres(POSITIONS, OF, 2)
    assert np.allclose(centres[1], [900.0, 15.0])
    close = disc_centres(np.zeros((5, 2)), OF, 2)
    assert np.abs(close[0] - close[1]).max() >= disc_radii(np.array([3, 2])).sum()


def test_a_disc_has_the_colour_that_most_of_its_partners_have() -> None:
    mixed = snapshot_of("a MET_WITH b\nb MET_WITH c", "b Organisation\nc Organisation\na City")
    look = Look(np.zeros((3, 2)), [10.0] * 3, by_kind(mixed.partners))
    groups = Grouping(["all"], [Text("", "")], np.zeros(3, dtype=np.int64), np.zeros((1, 2)), np.array([3]))
    (disc,) = grouped_picture(mixed, look, groups, frozenset(), "en").nodes
    assert disc.entry == "Organisation"
