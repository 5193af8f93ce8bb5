"""What a merge writes, without a database: names, fields, facts, and what both have alike."""

from __future__ import annotations

from typing import Any

import pytest

from graph_app.changes.edits import Record
from graph_app.duplicates.merging import alike_facts, fields, merge_edits, merged
from graph_app.errors import FactsBetween, FactsNotMovable, MergeWithItself, NotForKind


def partner(id: str, kind: str = "City", **own: Any) -> Record:
    return {"id": id, "kind": kind, "properties": {"id": id, "home": False, **own}}


def fact(id: str, source: str, target: str, type: str = "MET_WITH", **own: Any) -> Record:
    return {"id": id, "type": type, "source": source, "target": target, "properties": {"id": id, **own}}


STAYS = partner("a", name_vi="Viêng Chăn", aliases=["Vạn Tượng"], tier=1, note="thủ đô", source_id="s1", quote="q1")
GOES = partner("b", name_vi="Vientian", name_en="Vientiane", aliases=["Vạn Tượng"], note="Lào", tier=2, country="LA")


def own(record: Record) -> dict[str, Any]:
    properties: Any = record["properties"]
    return dict(properties)


def test_what_stays_is_kept_what_it_does_not_know_is_filled_and_all_names_are_kept() -> None:
    assert own(merged(STAYS, GOES, {})) == {
        **{"id": "a", "home": False, "name_vi": "Viêng Chăn", "name_en": "Vientiane", "country": "LA", "tier": 1},
        "aliases": ["Vạn Tượng", "Vientian"],
        **{"note": "thủ đô · Lào", "source_id": "s1", "quote": "q1"},
    }


def test_what_is_chosen_is_kept_and_the_other_name_becomes_an_alias() -> None:
    found = own(merged(STAYS, GOES, {"name_vi": "goes", "tier": "goes", "note": "stays"}))
    assert (found["name_vi"], found["tier"], found["note"]) == ("Vientian", 2, "thủ đô")
    assert found["aliases"] == ["Viêng Chăn", "Vạn Tượng"]


def test_a_place_and_a_quote_are_chosen_whole() -> None:
    """A latitude of one with the longitude of the other would be a place that nobody named."""
    one, other = partner("a", latitude=1.0, longitude=2.0, source_id="s1"), partner("b", latitude=3.0, longitude=4.0)
    other = partner("b", latitude=3.0, longitude=4.0, source_id="s2", quote="q2")
    found = own(merged(one, other, {"latitude": "goes", "source_id": "stays"}))
    assert (found["latitude"], found["longitude"], found["source_id"]) == (3.0, 4.0, "s1") and "quote" not in found


def test_fields_say_what_can_be_chosen() -> None:
    told = {each.name: (each.options, each.usual, each.differs) for each in fields(STAYS, GOES)}
    assert told["name_en"] == (("goes",), "goes", True)
    assert told["tier"] == (("stays", "goes"), "stays", True)
    assert told["note"] == (("stays", "goes", "both"), "both", True)
    assert told["home"] == (("stays", "goes"), "stays", False)
    assert "level" not in told  # neither knows it


def test_a_property_that_no_vocabulary_knows_is_kept() -> None:
    assert own(merged(partner("a"), partner("b", ours="x"), {}))["ours"] == "x"


def test_every_fact_of_the_one_that_goes_moves_and_nothing_else_is_touched() -> None:
    facts = [fact("1", "b", "x"), fact("2", "x", "b"), fact("3", "a", "x"), fact("4", "b", "b")]
    edits = merge_edits(STAYS, GOES, facts, {}, False)
    told = [(edit.what, edit.id, edit.after and (edit.after.get("source"), edit.after.get("target"))) for edit in edits]
    assert told == [
        *(("partner", "a", (None, None)), ("fact", "1", ("a", "x")), ("fact", "2", ("x", "a"))),
        *(("fact", "4", ("a", "a")), ("partner", "b", None)),
    ]


def test_facts_with_each_other_are_asked_for() -> None:
    facts = [fact("1", "a", "b"), fact("2", "b", "x")]
    with pytest.raises(FactsBetween):
        merge_edits(STAYS, GOES, facts, {}, False)
    gone = [edit.id for edit in merge_edits(STAYS, GOES, facts, {}, True) if edit.after is None]
    assert gone == ["1", "b"]


def test_what_cannot_be_moved_and_one_with_itself_are_refused() -> None:
    with pytest.raises(FactsNotMovable, match="KNOWS"):
        merge_edits(STAYS, GOES, [fact("1", "b", "x", "KNOWS")], {}, False)
    with pytest.raises(MergeWithItself):
        merge_edits(STAYS, STAYS, [], {}, False)


def test_what_the_kind_that_is_kept_cannot_have_is_refused_and_told() -> None:
    city, office = partner("c", level="capital"), partner("o", "Organisation", category="ngo")
    with pytest.raises(NotForKind, match="“ngo”, which a partner of its kind cannot have"):
        merge_edits(city, office, [], {}, False)
    with pytest.raises(NotForKind, match="“capital”"):
        merge_edits(partner("c", level="capital"), partner("o", "Organisation"), [], {"kind": "goes"}, False)
    assert merge_edits(partner("c"), office, [], {"kind": "goes"}, False)[0].after


def test_alike_facts_are_of_one_type_with_one_partner_on_one_known_day() -> None:
    """A meeting has no direction, aid has; an unknown day is like no other."""
    facts = [
        *(fact("m1", "a", "x", date="2021-05"), fact("m2", "x", "b", date="2021-05"), fact("m3", "b", "x")),
        *(fact("m4", "a", "x"), fact("m5", "b", "y", date="2021-05"), fact("m6", "b", "x", date="2021-05-01")),
        fact("g1", "a", "x", "GAVE_AID_TO", date="2021"),
        fact("g2", "x", "b", "GAVE_AID_TO", date="2021"),
        fact("g3", "b", "x", "GAVE_AID_TO", date="2021"),
    ]
    assert [(one["id"], other["id"]) for one, other in alike_facts(facts, STAYS, GOES)] == [("g1", "g3"), ("m1", "m2")]
