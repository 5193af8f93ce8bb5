"""Every shipped query on the real database: it runs with its example, and the important ones answer what is known."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.arguments import typed_arguments
from graph_app.queries.library import load_library
from graph_app.queries.statements import CYPHER_FOLDER
from graph_app.records import Rows, Subgraph, Value
from graph_app.vocabulary.columns import COLUMNS
from tests.small_network import load_small_network

LIBRARY = load_library(CYPHER_FOLDER)


@pytest.fixture
def seeded(database: Database) -> Database:
    load_seed(database, SEED_FOLDER)
    return database


def test_each_runs_with_its_example_and_answers(seeded: Database) -> None:
    silent, nameless = [], []
    for query in LIBRARY.values():
        arguments = typed_arguments(query, query.example)
        if query.returns == "graph":
            graph = seeded.read_graph(query.statement, arguments)
            silent += [] if graph.nodes and graph.edges else [query.name]
        else:
            table = seeded.read(query.statement, arguments)
            silent += [] if table.rows or query.inbox else [query.name]  # the seed has little that is wrong
            nameless += [f"{query.name}.{column}" for column in table.columns if column not in COLUMNS]
    assert silent == []
    assert nameless == []  # a column that the vocabulary does not know would have no Vietnamese heading


@pytest.fixture
def small(database: Database, tmp_path: Path) -> Database:
    return load_small_network(database, tmp_path)


def ask(database: Database, name: str, **texts: str) -> Rows:
    query = LIBRARY[name]
    return database.read(query.statement, typed_arguments(query, texts))


def draw(database: Database, name: str, **texts: str) -> Subgraph:
    query = LIBRARY[name]
    return database.read_graph(query.statement, typed_arguments(query, texts))


def column(table: Rows, name: str) -> list[Value]:
    return [record[name] for record in table.records()]


def pairs(table: Rows, first: str, second: str) -> Mapping[Value, Value]:
    return {str(record[first]): record[second] for record in table.records()}


def test_history_is_newest_first_and_unknown_days_last(small: Database) -> None:
    facts = column(ask(small, "partner_history", partner="hanoi"), "fact")
    assert facts[0] == "m1"  # October 2026
    assert facts[-1] == "m4"  # no day at all
    assert facts.index("g6") < facts.index("g5") < facts.index("m2")


def test_history_since_a_day_keeps_what_may_have_been_later_and_what_has_no_day(small: Database) -> None:
    facts = column(ask(small, "partner_history", partner="old", since="2021-06-01"), "fact")
    assert facts == ["g1", "g6", "g5", "b2"]  # g1 says only 2021, which can be December; b2 has no day


def test_last_contact_keeps_no_record_apart_from_no_day(small: Database) -> None:
    table = ask(small, "last_contact", kind="City")
    assert pairs(table, "partner", "last_contact") == {
        **{"hanoi": "2026-10", "recent": "2026-10", "old": "2015", "undated": None, "alone": None}
    }
    record = pairs(table, "partner", "record")
    assert (record["undated"], record["alone"], record["old"]) == ("undated_only", "no_record", "met")


def test_no_contact_since_counts_an_open_date_by_its_last_day(small: Database) -> None:
    def without(day: str) -> list[Value]:
        return column(ask(small, "no_contact_since", day=day), "partner")

    assert without("2016-01-01") == ["old", "undated", "alone", "net"]
    assert without("2015-12-31") == ["undated", "alone", "net"]  # 2015 can mean this very day
    assert "hanoi" not in without("2030-01-01")  # our own side is nobody's lost partner


def test_aid_never_adds_pledges_to_payments_nor_currencies_nor_the_unknown(small: Database) -> None:
    rows = [
        row for row in ask(small, "aid_by_form_and_stage", partner="old").records() if row["direction"] == "received"
    ]
    found = {(row["stage"], row["currency"]): (row["amount"], row["fact_count"], row["without_amount"]) for row in rows}
    assert found == {
        ("committed", "USD"): (100, 1, 0),
        ("disbursed", "USD"): (90, 2, 0),
        ("disbursed", "VND"): (7000, 1, 0),
        ("disbursed", None): (None, 1, 1),  # a gift of unknown value: counted, never zero
    }
    (gave,) = (
        row for row in ask(small, "aid_by_form_and_stage", partner="old").records() if row["direction"] == "gave"
    )
    assert (gave["item"], gave["quantity"], gave["unit"], gave["year"]) == ("masks", 30, "pieces", 2021)


def test_aid_never_adds_different_goods_though_both_are_pieces(database: Database, tmp_path: Path) -> None:
    thermometers = "g7,old,hanoi,in_kind,disbursed,,,thermometers,5,pieces,2021-07,t,s,q\n"
    masks = "g8,old,hanoi,in_kind,disbursed,,,masks,20,pieces,2021-08,t,s,q\n"
    load_small_network(database, tmp_path, aid=thermometers + masks)
    rows = ask(database, "aid_by_form_and_stage", partner="old").records()
    assert [(row["item"], row["quantity"]) for row in rows if row["unit"]] == [("masks", 50), ("thermometers", 5)]


def test_aid_of_an_unknown_year_stands_below_the_known_ones(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path, aid="g7,old,hanoi,cash,disbursed,1,USD,,,,,t,s,q\n")
    rows = ask(database, "aid_by_form_and_stage", partner="old").records()
    assert [row["year"] for row in rows if row["direction"] == "gave"] == [2021, None]


def test_meetings_in_a_period_takes_those_that_may_lie_in_it(small: Database) -> None:
    assert column(ask(small, "meetings_in_period", first="2015-06-01", last="2020-05-01"), "event_id") == ["e2", "e3"]
    assert column(ask(small, "meetings_in_period", first="2020-05-02", last="2026-09-30"), "event_id") == []


TWO_GUESTS = "m5,hanoi,undated,e5,,,,t,s,q\nm6,hanoi,alone,e5,,,,t,s,q\n"


def test_an_event_with_several_guests_counts_once(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path, meetings=TWO_GUESTS.replace(",e5,,", ",e5,2018,"))
    assert pairs(ask(database, "last_contact", kind="City"), "partner", "meetings")["hanoi"] == 5
    table = ask(database, "meetings_in_period", first="2018-01-01", last="2018-12-31")
    assert [(row["event_id"], row["hosts"], row["guests"]) for row in table.records()] == [
        ("e5", ["hanoi"], ["undated", "alone"])
    ]
    inbound = {row["year"]: row["events"] for row in ask(database, "delegations_by_year").records()}
    assert inbound[2018] == 1


def test_undated_meetings_are_counted_as_events_too(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path, meetings=TWO_GUESTS)
    assert pairs(ask(database, "last_contact", kind="City"), "partner", "undated_meetings")["hanoi"] == 2
    assert pairs(ask(database, "no_contact_since", day="2026-11-01"), "partner", "undated_meetings")["undated"] == 2


def test_no_record_stands_below_meetings_of_unknown_day(small: Database) -> None:
    record = column(ask(small, "last_contact", kind="City"), "record")
    assert record == ["met", "met", "met", "undated_only", "no_record"]


def test_delegations_go_in_and_out_online_apart_and_a_total_is_no_event(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path, meetings="m5,hanoi,alone,e5,2026,,35,t,s,q\n")
    rows = ask(database, "delegations_by_year").records()
    assert [tuple(row.values()) for row in rows] == [
        (2026, "inbound", None, 1, 35),
        (2020, "outbound", "online", 1, None),
        (2015, "inbound", None, 1, None),
        (None, "inbound", None, 1, None),  # of no known year: last
    ]


def test_partners_are_counted_by_kind_and_country_without_our_own_side(small: Database) -> None:
    rows = [tuple(row.values()) for row in ask(small, "partners_by_kind_and_country").records()]
    assert rows == [("FR", "City", 2), ("LA", "City", 2), (None, "Organisation", 1)]
    assert len(ask(small, "partners_by_kind_and_country", country="FR").rows) == 1


def test_members_shared_partners_and_memberships(small: Database) -> None:
    assert pairs(ask(small, "network_members", network="net"), "member", "role") == {
        "hanoi": "member",
        "old": "observer",
    }
    assert column(ask(small, "shared_partners", first="hanoi", second="old"), "partner") == ["net"]
    assert column(ask(small, "memberships", member="hanoi"), "partner_count") == [1]


def test_the_shortest_path_is_found_and_no_path_is_an_empty_answer(small: Database) -> None:
    path = draw(small, "shortest_path", first="recent", second="net")
    assert {node["id"] for node in path.nodes} == {"recent", "hanoi", "net"}
    assert draw(small, "shortest_path", first="recent", second="alone").nodes == []
    assert draw(small, "shortest_path", first="hanoi", second="hanoi").nodes == []


def test_a_path_may_be_long(database: Database, tmp_path: Path) -> None:
    chain = [f"c{step}" for step in range(20)]
    partners = "".join(f"{one},City,{one},FR,false,s,q\n" for one in chain)
    meetings = "".join(f"x{one},{one},{two},,,,,t,s,q\n" for one, two in itertools.pairwise(chain))
    load_small_network(database, tmp_path, partners=partners, meetings=meetings)
    assert len(draw(database, "shortest_path", first="c0", second="c19").edges) == 19


def test_the_neighbourhood_grows_with_its_steps(small: Database) -> None:
    one = draw(small, "neighbourhood", partner="recent")
    assert {node["id"] for node in one.nodes} == {"recent", "hanoi"}
    assert {edge["id"] for edge in one.edges} == {"m1", "m2", "a2"}
    two = draw(small, "neighbourhood", partner="recent", steps="2")
    assert {node["id"] for node in two.nodes} == {"recent", "hanoi", "old", "undated", "net"}
    assert [node["id"] for node in draw(small, "neighbourhood", partner="alone").nodes] == ["alone"]


def test_an_agreement_is_as_old_as_it_certainly_is(small: Database) -> None:
    table = ask(small, "agreements_and_age", as_of="2026-06-14")
    assert pairs(table, "fact", "age_years") == {"a1": 9, "a2": 6}  # a1 turns ten the next day; a2 is of 2019
    assert pairs(table, "fact", "state") == {"a1": "no_end_known", "a2": "ended"}
    assert pairs(ask(small, "agreements_and_age", as_of="2025-12-31"), "fact", "state")["a2"] == "in_force"
    assert column(ask(small, "agreements_without_events"), "fact") == ["a1"]
    assert pairs(ask(small, "anniversaries_in_year", year="2026"), "fact", "round_years") == {"a1": 10}


def test_what_has_no_day_and_what_a_source_proves(small: Database) -> None:
    assert column(ask(small, "undated_facts"), "fact") == ["b2", "m4"]
    assert len(ask(small, "facts_of_source", source="s").rows) == 14


def test_who_met_whom_and_who_gave_what(small: Database) -> None:
    (row,) = ask(small, "who_met_partner", partner="recent").records()
    assert [row[name] for name in ("our_side", "meetings", "first_contact", "last_contact")] == [
        *("hanoi", 2, "2020-05-01", "2026-10")
    ]
    both = {row["partner"]: tuple(row.values())[1:] for row in ask(small, "reciprocity").records()}
    assert both == {"recent": (1, 1, 0, 0), "old": (1, 0, 5, 1), "undated": (1, 0, 0, 0)}
    gifts = ask(small, "aid_with_partner", partner="old", stage="committed").records()
    assert [(row["fact"], row["direction"], row["amount"]) for row in gifts] == [("g1", "received", 100)]


def test_a_pledge_stands_once_with_the_payments_that_came_later(small: Database) -> None:
    for texts in ({}, {"partner": "hanoi"}, {"partner": "old"}):
        rows = ask(small, "pledges", **texts).records()
        assert [(row["fact"], row["donor"], row["later_payments"]) for row in rows] == [("g1", "hanoi", 4)]
    assert ask(small, "pledges", partner="recent").rows == []


def test_aid_by_year_keeps_stages_and_currencies_apart(small: Database) -> None:
    rows = ask(small, "aid_by_year", first="2021", last="2021").records()
    given = {(row["stage"], row["currency"]): row["amount"] for row in rows if row["direction"] == "gave"}
    assert given == {
        **{("committed", "USD"): 100, ("disbursed", "USD"): 90, ("disbursed", "VND"): 7000, ("disbursed", None): None}
    }
    assert ask(small, "aid_by_year", first="2022").rows == []
    goods = ask(small, "aid_in_kind_by_unit", unit="pieces").records()
    assert [(row["item"], row["quantity"], row["donors"]) for row in goods] == [("masks", 30, ["old"])]


def test_agreements_stand_by_their_state_on_a_day(small: Database) -> None:
    def state(as_of: str) -> Value:
        return pairs(ask(small, "agreements_by_state", as_of=as_of), "fact", "state")["a2"]

    assert [state(day) for day in ("2018-12-31", "2023-06-01", "2025-01-01", "2026-01-01")] == [
        *("not_yet_signed", "in_force", "ending_soon", "ended_not_renewed")
    ]
    assert column(ask(small, "agreements_without_expiry"), "fact") == ["a1"]
    assert column(ask(small, "agreements_of_partner", partner="recent", as_of="2026-01-01"), "state") == ["ended"]
    moments = [(row["fact"], row["change"]) for row in ask(small, "begun_and_ended_in_year", year="2025").records()]
    assert moments == [("a2", "ended")]


def test_an_ended_agreement_with_a_later_one_is_renewed(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path, agreements="a3,hanoi,recent,mou,2026-02,,t,s,q\n")
    states = pairs(ask(database, "agreements_by_state", as_of="2026-11-01"), "fact", "state")
    assert (states["a2"], states["a3"]) == ("ended_renewed", "no_end_known")


def test_of_whom_hardly_anything_is_known(small: Database) -> None:
    assert column(ask(small, "partners_known_only_by_name"), "partner") == ["alone"]
    assert column(ask(small, "partners_known_only_by_name", at_most="1"), "partner") == ["alone", "undated"]
    undated = [(row["partner"], row["other"]) for row in ask(small, "ties_undated_only").records()]
    assert undated == [("hanoi", "undated"), ("net", "old")]
    assert column(ask(small, "new_partners_since", day="2018-01-01"), "partner") == ["recent"]


def test_networks_and_who_else_is_in_them(small: Database) -> None:
    (row,) = ask(small, "shared_networks", first="hanoi", second="old").records()
    assert [row[name] for name in ("network", "role_first", "since_first", "role_second")] == [
        *("net", "member", "2017", "observer")
    ]
    assert column(ask(small, "who_else_knows", partner="net"), "other") == ["old"]
    assert [tuple(row.values())[2:5] for row in ask(small, "memberships_by_network").records()] == [(2, 1, 0)]


def test_what_may_have_been_in_a_year_a_month_or_on_a_day(small: Database) -> None:
    assert column(ask(small, "facts_in", when="2021-03"), "fact") == ["g1", "g2"]  # g1 says only 2021
    assert column(ask(small, "facts_in", when="2020-05-01"), "fact") == ["m2"]
    assert column(ask(small, "facts_in", when="2015", type="MET_WITH"), "fact") == ["m3"]
    assert column(ask(small, "partners_met_in_year", year="2026"), "partner") == ["recent"]


def test_days_of_many_events_and_events_of_many(database: Database, tmp_path: Path) -> None:
    same_day = "m7,hanoi,recent,e7,2019-03-01,,,t,s,q\nm8,hanoi,old,e8,2019-03-01,,,t,s,q\n"
    load_small_network(database, tmp_path, meetings=TWO_GUESTS + same_day)
    (row,) = ask(database, "same_day_events").records()
    assert (row["date"], row["events"], row["guests"]) == ("2019-03-01", 2, ["recent", "old"])
    (event,) = ask(database, "events_with_participants").records()
    assert (event["event_id"], event["participants"]) == ("e5", ["alone", "hanoi", "undated"])
