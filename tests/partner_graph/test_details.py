"""What facts say, as codes: which facts a word keeps, and that counts tell unsaid from unable to say."""

from __future__ import annotations

from pathlib import Path

from graph_app.partner_graph.detailed import with_details
from graph_app.partner_graph.details import DETAILS, UNSAID
from graph_app.partner_graph.facets import facets
from graph_app.partner_graph.filters import Filter, filtered
from graph_app.partner_graph.subset import facts_at
from graph_app.queries.statements import CYPHER_FOLDER
from graph_app.records import Columns, Value
from tests.partner_graph.small_snapshot import snapshot_of

PARTNERS = "hanoi City VN\nhavana City CU\nseoul City KR"
#       rice was in kind, of the money nobody says at which stage; the meeting has a rank, the membership says nothing
ROWS: list[dict[str, Value]] = [
    {"id": "met", "type": "MET_WITH", "source": "hanoi", "target": "seoul", "date_from": "2021-05-01", "rank": "mayor"},
    {"id": "rice", "type": "GAVE_AID_TO", "source": "hanoi", "target": "havana", "form": "in_kind", "source_id": "b"},
    {"id": "money", "type": "GAVE_AID_TO", "source": "seoul", "target": "hanoi", "form": "cash", "source_id": "a"},
    {"id": "member", "type": "MEMBER_OF", "source": "hanoi", "target": "seoul"},
]


def table(rows: list[dict[str, Value]]) -> Columns:
    names = ("id", "type", "source", "target", "date_from", "date_to", *DETAILS)
    return {name: [row.get(name, "") for row in rows] for name in names}


NETWORK = with_details(snapshot_of("", PARTNERS), table(ROWS))


def kept(wanted: Filter) -> set[str]:
    details = filtered(NETWORK, wanted).snapshot.details
    assert details
    return set(details.ids.tolist())


def test_each_fact_keeps_its_ends_its_day_and_its_id_together() -> None:
    assert NETWORK.details is not None
    names = [partner.id for partner in NETWORK.partners]
    columns = (NETWORK.details.ids.tolist(), NETWORK.fact_sources.tolist(), NETWORK.fact_targets.tolist())
    rows = zip(*columns, NETWORK.date_from.tolist(), strict=True)
    found = {fact: (names[source], names[target], day > 0) for fact, source, target, day in rows}
    assert found == {
        "met": ("hanoi", "seoul", True),
        "rice": ("hanoi", "havana", False),
        "money": ("seoul", "hanoi", False),
        "member": ("hanoi", "seoul", False),
    }


def test_a_word_keeps_the_facts_that_say_it_and_those_that_cannot_say_anything_of_it() -> None:
    assert kept(Filter(said={"form": frozenset({"cash"})})) == {"met", "money", "member"}
    assert kept(Filter(said={"rank": frozenset({"officer"})})) == {"rice", "money", "member"}


def test_unsaid_keeps_the_facts_that_could_say_it_and_do_not() -> None:
    aid = frozenset({"GAVE_AID_TO"})
    assert kept(Filter(types=aid, said={"stage": frozenset({UNSAID})})) == {"rice", "money"}
    assert kept(Filter(types=aid, said={"stage": frozenset({"disbursed"})})) == set()


def test_a_source_keeps_its_facts_alone() -> None:
    assert kept(Filter(said={"source_id": frozenset({"a", UNSAID})})) == {"met", "money", "member"}


def test_counts_stand_beside_each_word() -> None:
    said = facets(NETWORK).said
    assert said["form"] == {"cash": 1, "in_kind": 1}
    assert said["stage"] == {UNSAID: 2}
    assert said["source_id"] == {UNSAID: 2, "a": 1, "b": 1}
    assert facets(snapshot_of("a MET_WITH b")).said == {}


def test_a_part_keeps_what_its_facts_say() -> None:
    assert NETWORK.details is not None
    part = facts_at(NETWORK, NETWORK.details.ids == "rice")
    assert part.details is not None
    assert [part.details.words["form"][code] for code in part.details.codes["form"]] == ["in_kind"]


def test_ranges_keep_known_values_within_both_bounds() -> None:
    degrees = {"degree": [2.0, 1.0, None]}  # hanoi, havana, seoul
    ids = [one.id for one in filtered(NETWORK, Filter(ranges={"degree": (1.0, None)}), degrees).snapshot.partners]
    assert ids == ["hanoi", "havana"]
    ids = [one.id for one in filtered(NETWORK, Filter(ranges={"degree": (None, 1.0)}), degrees).snapshot.partners]
    assert ids == ["havana"]


def test_the_statement_asks_for_all_that_facts_are_filtered_by() -> None:
    text = (Path(CYPHER_FOLDER) / "inside" / "details_of_facts.cypher").read_text(encoding="utf-8")
    assert [name for name in DETAILS if f"AS {name}" not in text] == []
