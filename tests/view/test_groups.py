"""What partners can be grouped by: names that addresses can hold, captions for readers."""

from __future__ import annotations

from collections.abc import Sequence

from graph_app.partner_graph.projection import simple_graph
from graph_app.view.groups import group_labels
from tests.partner_graph.small_snapshot import snapshot_of

NETWORK = snapshot_of("a MET_WITH b\na MET_WITH c\nx MET_WITH y", "a City VN\nb City LA\nx Organisation\nlone City")


def groups(by: str, communities: Sequence[float | None] | None = None) -> dict[str, str]:
    found = group_labels(by, NETWORK, communities, simple_graph(NETWORK))
    rows = zip(NETWORK.partners, found.of.tolist(), strict=True)
    return {partner.id: found.captions[place].en for partner, place in rows}


def test_a_community_is_called_after_its_best_tied_partner() -> None:
    around = {"a": "Around a", "b": "Around a", "c": "Around a", "x": "Around x", "y": "Around x"}
    assert groups("community", [1, 1, 1, None, 2, 2]) == {**around, "lone": "In no group"}  # a b c lone x y


def test_kinds_regions_and_countries_are_told_by_their_names() -> None:
    assert groups("kind")["x"] == "Organisations"
    assert (groups("country")["a"], groups("country")["b"], groups("country")["x"]) == (
        "Vietnam",
        "Laos",
        "Country unknown",
    )
    assert groups("region")["a"] == groups("region")["b"] != groups("region")["x"] == "Country unknown"


def test_communities_that_are_not_computed_yet_are_replaced_by_kinds() -> None:
    assert groups("community")["a"] == "Cities and regions"
