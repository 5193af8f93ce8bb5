"""The ledger of a tie whose answer is known by hand."""

from __future__ import annotations

from graph_app.partner_graph.ledger import kind_of, kinds_of, tie_of

VISIT = {
    "type": "MET_WITH",
    "event_type": "visit",
    "date": "2021-05",
    "date_from": "2021-05-01",
    "date_to": "2021-05-31",
}
TALKS = {"type": "MET_WITH", "event_type": "talks", "date": "2019", "date_from": "2019-01-01", "date_to": "2019-12-31"}
MET = {"type": "MET_WITH"}
RICE = {"type": "GAVE_AID_TO", "form": "in_kind", "date": "2024", "date_from": "2024-01-01", "date_to": "2024-12-31"}
FACTS = [VISIT, TALKS, MET, RICE, VISIT]


def test_facts_are_of_the_kind_that_their_first_choice_says() -> None:
    assert [kind_of(fact) for fact in FACTS[:4]] == [
        "MET_WITH.visit",
        "MET_WITH.talks",
        "MET_WITH.",
        "GAVE_AID_TO.in_kind",
    ]


def test_kinds_stand_by_type_and_the_most_frequent_first() -> None:
    told = [(kind.name, kind.count, kind.caption.en) for kind in kinds_of(FACTS)]
    assert told == [
        ("GAVE_AID_TO.in_kind", 1, "In kind"),
        ("MET_WITH.visit", 2, "Visit of a delegation"),
        ("MET_WITH.", 1, "kind not said"),
        ("MET_WITH.talks", 1, "Talks"),
    ]


def test_a_tie_without_some_kinds_is_what_is_left() -> None:
    whole = tie_of(FACTS)
    assert (whole.fact_count, whole.newest, [of.name for of in whole.types]) == (5, "2024", ["GAVE_AID_TO", "MET_WITH"])
    without = tie_of(FACTS, {"GAVE_AID_TO.in_kind", "MET_WITH.visit"})
    assert (without.fact_count, without.newest, [of.name for of in without.types]) == (2, "2019", ["MET_WITH"])


def test_a_tie_of_undated_facts_has_no_newest_and_one_of_none_is_nothing() -> None:
    assert tie_of([MET]).newest is None
    nothing = tie_of(FACTS, {kind.name for kind in kinds_of(FACTS)})
    assert (nothing.fact_count, nothing.newest, nothing.types) == (0, None, ())


def test_of_two_facts_that_end_alike_the_one_that_leaves_less_open_is_newer() -> None:
    december = {**RICE, "date": "2024-12", "date_from": "2024-12-01"}
    assert tie_of([RICE, december]).newest == "2024-12"
