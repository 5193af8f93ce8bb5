from __future__ import annotations

from graph_app.partner_graph.facets import facets
from graph_app.partner_graph.filters import Filter, filtered
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES
from tests.partner_graph.small_snapshot import snapshot_of

FACTS = """
hanoi MET_WITH seoul 2019-05-01
hanoi GAVE_AID_TO havana 2020-01-01 2021-12-31
hanoi MEMBER_OF c40
hanoi MET_WITH c40 2023-03-01 2023-03-31
"""
PARTNERS = """
hanoi City VN
seoul City KR
havana City CU
c40 Organisation
alone City VN
"""
NETWORK = snapshot_of(FACTS, PARTNERS)


# The facts in the order of a snapshot.
AID, MEMBER, TALKS, SEOUL = (
    "hanoi GAVE_AID_TO havana",
    "hanoi MEMBER_OF c40",
    "hanoi MET_WITH c40",
    "hanoi MET_WITH seoul",
)


def kept(wanted: Filter) -> tuple[list[str], tuple[str, ...]]:
    part = filtered(NETWORK, wanted).snapshot
    return [partner.id for partner in part.partners], facts_in(part)


def facts_in(part: Snapshot) -> tuple[str, ...]:
    names = [partner.id for partner in part.partners]
    columns = (part.fact_sources.tolist(), part.fact_types.tolist(), part.fact_targets.tolist())
    rows = zip(*columns, strict=True)
    return tuple(
        sorted(f"{names[source]} {RELATIONSHIP_TYPES[of].name} {names[target]}" for source, of, target in rows)
    )


def test_no_filter_keeps_everything() -> None:
    assert kept(Filter()) == ([partner.id for partner in NETWORK.partners], (AID, MEMBER, TALKS, SEOUL))


def test_a_kind_keeps_its_partners_and_the_facts_among_them() -> None:
    assert kept(Filter(kinds=frozenset({"City"}))) == (["alone", "hanoi", "havana", "seoul"], (AID, SEOUL))


def test_a_country_keeps_its_partners() -> None:
    assert kept(Filter(countries=frozenset({"VN", "KR"}))) == (["alone", "hanoi", "seoul"], (SEOUL,))


def test_a_type_keeps_all_partners_unless_only_tied_ones_are_wanted() -> None:
    aid = frozenset({"GAVE_AID_TO"})
    assert len(kept(Filter(types=aid))[0]) == 5
    assert kept(Filter(types=aid, tied=True)) == (["hanoi", "havana"], (AID,))


def test_a_year_keeps_facts_whose_date_can_mean_a_day_in_it() -> None:
    assert kept(Filter(year_from=2021, year_to=2022, undated=False))[1] == (AID,)  # 2020 or 2021
    assert kept(Filter(year_to=2019, undated=False))[1] == (SEOUL,)
    assert kept(Filter(year_from=2024, undated=False))[1] == ()


def test_facts_of_unknown_day_pass_by_years_and_are_counted_when_hidden() -> None:
    assert kept(Filter(year_from=2023))[1] == (MEMBER, TALKS)
    hidden = filtered(NETWORK, Filter(year_from=2023, undated=False))
    assert (hidden.hidden_facts, hidden.hidden_undated) == (3, 1)


def test_a_fact_that_its_partner_hides_is_not_hidden_by_its_day() -> None:
    bodies = Filter(kinds=frozenset({"Organisation"}), year_from=2023, undated=False)
    assert filtered(NETWORK, bodies).hidden_undated == 0


def test_it_counts_the_hidden_partners() -> None:
    assert filtered(NETWORK, Filter(kinds=frozenset({"Organisation"}))).hidden_partners == 4


def test_the_part_keeps_data_version_and_places() -> None:
    part = filtered(NETWORK, Filter(countries=frozenset({"VN", "CU"}))).snapshot
    assert part.data_version == NETWORK.data_version
    ends = part.partners[part.fact_sources[0]].id, part.partners[part.fact_targets[0]].id
    assert ends == ("hanoi", "havana")


def test_facets_count_kinds_types_and_every_year_that_a_date_can_mean() -> None:
    found = facets(NETWORK)
    assert found.kinds == {"City": 4, "Organisation": 1, "FriendshipAssociation": 0}
    assert found.types == {"GAVE_AID_TO": 1, "MET_WITH": 2, "MEMBER_OF": 1, "HAS_AGREEMENT_WITH": 0}
    assert found.years == {2019: 1, 2020: 1, 2021: 1, 2023: 1}
    assert (found.undated, found.first_year, found.last_year) == (1, 2019, 2023)


def test_facets_of_nothing_know_no_year() -> None:
    assert (facets(snapshot_of("")).first_year, facets(snapshot_of("a MEMBER_OF b")).last_year) == (None, None)
