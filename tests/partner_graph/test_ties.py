from __future__ import annotations

from graph_app.partner_graph.neighbours import neighbours
from graph_app.partner_graph.ties import fact_counts, ties_of
from graph_app.vocabulary.relationship_types import GAVE_AID_TO, MET_WITH, RELATIONSHIP_TYPES
from tests.partner_graph.small_snapshot import snapshot_of

NETWORK = snapshot_of(
    """
    hub MET_WITH zeta
    hub MET_WITH beta
    beta MET_WITH hub
    alpha MET_WITH hub
    hub MET_WITH hub
    hub GAVE_AID_TO beta
    beta GAVE_AID_TO alpha
    """
)
MET, AID = RELATIONSHIP_TYPES.index(MET_WITH), RELATIONSHIP_TYPES.index(GAVE_AID_TO)


def of(partner: str, type_place: int) -> list[tuple[str, int]]:
    found = neighbours(NETWORK, NETWORK.place(partner), type_place)
    return [(tied.partner.id, tied.fact_count) for tied in found]


def test_those_with_the_most_facts_come_first_and_then_by_id_in_either_direction() -> None:
    assert of("hub", MET) == [("beta", 2), ("alpha", 1), ("zeta", 1)]
    assert of("beta", AID) == [("alpha", 1), ("hub", 1)]
    assert of("zeta", AID) == []


def test_pages_of_a_hub_with_thirty_thousand_ties_are_slices_without_a_gap() -> None:
    many = snapshot_of("\n".join(f"hub MET_WITH p{number:05}" for number in range(30_000)))
    found = neighbours(many, many.place("hub"), MET)
    assert [tied.partner.id for tied in found[20:40]] == [f"p{number:05}" for number in range(20, 40)]
    assert len(found) == 30_000


def test_ties_stand_by_type_and_a_fact_with_itself_is_none() -> None:
    found = ties_of(NETWORK, NETWORK.place("hub"))
    assert [(group.type, group.fact_count) for group in found] == [(GAVE_AID_TO, 1), (MET_WITH, 4)]


def test_a_fact_counts_once_for_each_of_its_partners() -> None:
    counts = dict(zip([partner.id for partner in NETWORK.partners], fact_counts(NETWORK), strict=True))
    assert counts == {"alpha": 2, "beta": 4, "hub": 6, "zeta": 1}
