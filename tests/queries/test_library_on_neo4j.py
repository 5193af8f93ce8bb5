"""Every shipped query on the real database: it runs with its example, and the important ones answer what is known."""

from __future__ import annotations

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
from tests.tables import write_tables

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
            silent += [] if table.rows else [query.name]
            nameless += [f"{query.name}.{column}" for column in table.columns if column not in COLUMNS]
    assert silent == []
    assert nameless == []  # a column that the vocabulary does not know would have no Vietnamese heading


# The stage: Hà Nội, a partner met last month, one met years ago, one met on an unknown day, one known only by name.
#
#   recent ──met 2026-10, 2020── hanoi ──met 2015── old         net <──member── hanoi, old
#   undated ──met (no day)────── hanoi ──aid──────> old         alone (no fact)
SOURCES = "id,title\ns,A newspaper\n"
PARTNERS = """id,kind,name_en,country,home,source_id,quote
hanoi,City,Hanoi,VN,true,s,q
recent,City,Recent,LA,false,s,q
old,City,Old,LA,false,s,q
undated,City,Undated,FR,false,s,q
alone,City,Alone,FR,false,s,q
net,Organisation,Net,,false,s,q
"""
MEETINGS = """id,host,guest,event_id,date,title_en,source_id,quote
m1,hanoi,recent,e1,2026-10,t,s,q
m2,recent,hanoi,e2,2020-05-01,t,s,q
m3,hanoi,old,e3,2015,t,s,q
m4,hanoi,undated,e4,,t,s,q
"""
AID = """id,donor,recipient,form,stage,amount,currency,quantity,unit,date,title_en,source_id,quote
g1,hanoi,old,cash,committed,100,USD,,,2021,t,s,q
g2,hanoi,old,cash,disbursed,40,USD,,,2021-03,t,s,q
g3,hanoi,old,cash,disbursed,50,USD,,,2021-04,t,s,q
g4,hanoi,old,cash,disbursed,7000,VND,,,2021-05,t,s,q
g5,hanoi,old,cash,disbursed,,,,,2021-06,t,s,q
g6,old,hanoi,in_kind,disbursed,,,30,masks,2021-07,t,s,q
"""
MEMBERSHIPS = """id,member,body,role,since,title_en,source_id,quote
b1,hanoi,net,member,2017,t,s,q
b2,old,net,observer,,t,s,q
"""
AGREEMENTS = """id,our_side,partner,agreement_type,signed_on,expires_on,title_en,source_id,quote
a1,hanoi,old,twinning,2016-06-15,,t,s,q
a2,hanoi,recent,mou,2019,2025,t,s,q
"""


@pytest.fixture
def small(database: Database, tmp_path: Path) -> Database:
    tables = {"sources": SOURCES, "partners": PARTNERS, "meetings": MEETINGS, "aid": AID}
    load_seed(database, write_tables(tmp_path, **tables, memberships=MEMBERSHIPS, agreements=AGREEMENTS))
    return database


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
    assert (gave["quantity"], gave["unit"], gave["year"]) == (30, "masks", 2021)


def test_meetings_in_a_period_takes_those_that_may_lie_in_it(small: Database) -> None:
    assert column(ask(small, "meetings_in_period", first="2015-06-01", last="2020-05-01"), "event_id") == ["e2", "e3"]
    assert column(ask(small, "meetings_in_period", first="2020-05-02", last="2026-09-30"), "event_id") == []


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
