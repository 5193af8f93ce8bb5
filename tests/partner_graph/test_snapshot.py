from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph_app.errors import NoIdStored, UnknownKindStored, UnknownTypeStored, WrongDayStored
from graph_app.partner_graph.snapshot import build_snapshot
from tests.partner_graph.small_snapshot import fact_tables, partner_row, snapshot_of


def test_partners_stand_in_the_order_of_their_ids_and_facts_as_the_tables_came() -> None:
    facts = fact_tables(["b MET_WITH a", "a MEMBER_OF c"])
    snapshot = build_snapshot(3, [partner_row(id) for id in "cab"], {name: facts[name] for name in reversed(facts)})
    assert [partner.id for partner in snapshot.partners] == ["a", "b", "c"]
    assert snapshot.fact_types.tolist() == [2, 1]  # places of MEMBER_OF and MET_WITH in the vocabulary
    assert snapshot.fact_sources.tolist() == [0, 1]
    assert snapshot.fact_targets.tolist() == [2, 0]


def test_what_stands_for_unknown_becomes_none_and_an_unknown_day_zero() -> None:
    snapshot = snapshot_of("a MET_WITH b")
    partner = snapshot.partner("a")
    assert (partner.name_vi, partner.country, partner.tier, partner.latitude, partner.aliases) == (None,) * 4 + ((),)
    assert snapshot.date_from.tolist() == snapshot.date_to.tolist() == [0]


def test_a_tier_of_zero_and_a_place_on_the_equator_are_known() -> None:
    row = partner_row("a") | {"tier": 0, "latitude": 0.0, "longitude": -1.0}
    partner = build_snapshot(1, [row], fact_tables([])).partner("a")
    assert (partner.tier, partner.latitude, partner.longitude) == (0, 0.0, -1.0)


def test_days_are_ordinals() -> None:
    snapshot = snapshot_of("a MET_WITH b 2021-01-01 2021-12-31")
    assert date.fromordinal(int(snapshot.date_to[0])) == date(2021, 12, 31)


def test_a_partner_is_found_by_id_or_not_at_all() -> None:
    snapshot = snapshot_of("a MET_WITH b")
    assert snapshot.place("b") == 1
    assert snapshot.find("nobody") is None
    with pytest.raises(KeyError):
        snapshot.partner("nobody")


def test_a_name_falls_back_to_the_other_language_then_to_the_id() -> None:
    rows = [partner_row("a", name_en="Toulouse"), partner_row("b")]
    snapshot = build_snapshot(1, rows, fact_tables([]))
    assert [partner.name_in("vi") for partner in snapshot.partners] == ["Toulouse", "b"]


def test_what_cannot_be_read_is_named() -> None:
    with pytest.raises(UnknownKindStored, match="“a” has the label “Planet”"):
        snapshot_of("", "a Planet")
    with pytest.raises(UnknownTypeStored, match="“a” and “b” has the type “LIKES”"):
        snapshot_of("a LIKES b")
    with pytest.raises(WrongDayStored, match="“a” and “b” has the day “2021-09”"):
        snapshot_of("a MET_WITH b 2021-09")
    with pytest.raises(NoIdStored, match="“Toulouse”. has no ID"):
        build_snapshot(1, [{"kind": "City", "name_en": "Toulouse"}], fact_tables([]))


def test_a_fact_that_does_not_join_two_partners_is_none_of_ours() -> None:
    snapshot = build_snapshot(1, [partner_row("a"), partner_row("b")], fact_tables(["a MET_WITH c", "b MET_WITH a"]))
    assert (snapshot.fact_sources.tolist(), snapshot.fact_targets.tolist()) == ([1], [0])


def test_not_even_a_wrong_day_of_a_fact_that_is_none_of_ours_is_looked_at() -> None:
    snapshot = build_snapshot(1, [partner_row("a")], fact_tables(["x MET_WITH y 2021-09", "a MET_WITH y some-day"]))
    assert snapshot.fact_count == 0


@pytest.mark.parametrize("day", ["20210901", "2021-W35-3", 2021, ["2021-09-01"], "2021-09-31"])
def test_only_a_day_as_we_write_it_is_a_day(day: Any) -> None:
    """Some versions of Python read more than that, and then one database would start on one machine only."""
    facts: dict[str, Any] = {
        name: {**table, "date_from": [day] * len(table["source"])} for name, table in fact_tables([FACT]).items()
    }
    with pytest.raises(WrongDayStored, match="“a” and “b” has the day"):
        build_snapshot(1, [partner_row("a"), partner_row("b")], facts)


@pytest.mark.parametrize("missing", ["date_from", "date_to"])
def test_where_a_database_tells_one_day_only_it_stands_for_both(missing: str) -> None:
    facts: dict[str, Any] = {
        name: {**table, missing: [""] * len(table["source"])} for name, table in fact_tables([FACT]).items()
    }
    snapshot = build_snapshot(1, [partner_row("a"), partner_row("b")], facts)
    assert snapshot.date_from.tolist() == snapshot.date_to.tolist() == [date(2021, 9, 1).toordinal()]


FACT = "a MET_WITH b 2021-09-01"
