"""How Neo4j goes about each shipped statement: none walks all partners or all facts where it is given an id."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph_app.database.database import Database
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.arguments import typed_arguments
from graph_app.queries.cypher_text import parameters_in
from graph_app.queries.library import load_library
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Statement, Value
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

LIBRARY = load_library(CYPHER_FOLDER)
# No MATCH at all; the first holds several statements.
WITHOUT_PLAN = {"schema", "set_first_password", "plan_anew"}
OWN = {
    name: statement
    for folder in ("inside", "write")
    for name, statement in load_statements(CYPHER_FOLDER / folder).items()
    if name not in WITHOUT_PLAN
}

# The parameters of our own statements, which have no header to tell their types. A new name has to be put here.
IDS: Mapping[str, Value] = {
    "partner": "hanoi",
    "first": "hanoi",
    "second": "havana",
    "source": "hanoi-external-relations-2021",
    "fact": "meet-1",
    "ids": ["hanoi", "havana"],
    "sources": ["hanoi-external-relations-2021"],
    "id": "a-view",
    "element_ids": ["4:0:1"],
    "rows": [
        {
            **{"id": "a", "source": "hanoi", "target": "havana", "type": "MET_WITH", "kind": "City"},
            **{"labels": ["City"], "properties": {}},
        }
    ],
}
NO_IDS: Mapping[str, Value] = {
    **{"type": None, "directed": False, "limit": 3},
    **{"run": "none", "name": "communities", "data_version": 3, "token": "x", "numbers": [1, 2]},
    **{
        "number": 3,
        "before": 0,
        "since": "",
        "until": "",
        "by": 4,
        "begin": "",
        "touching": "hanoi",
        "record": "partner hanoi",
        "undoes": None,
    },
    **{"who": "Lan", "why": "a letter", "at": "2026-11-25T08:00:00Z", "kind": "edit", "about": "", "edit_count": 2},
    **{"made": 1, "changed": 1, "deleted": 0, "version": 9, "last": 2},
    **{"body": "{}", "new_name": "other", "deleted": True},
    **{"reason": "too far", "rejected_on": "2026-11-25", "said_on": "2026-11-25", "pattern": ".*an example.*"},
    "letters": 9,
    **{"rule": "fact_with_itself", "digest": "0", "acknowledged_on": "2026-11-25"},
    **{"properties": {"id": "current", "value": 3}, "schema": 1},
    **{"state": "kind=City", "saved_on": "2026-11-25", "partner_count": 3, "fact_count": 4},
}
TYPES_OF_IDS = {"partner", "source"}


def given(statement: Statement) -> dict[str, Value]:
    """The arguments of a statement of our own."""
    return {name: {**IDS, **NO_IDS}[name] for name in parameters_in(statement.text)}


CASES = [
    *(
        (query.statement, typed_arguments(query, query.example), any(p.type in TYPES_OF_IDS for p in query.params))
        for query in LIBRARY.values()
    ),
    *((statement, given(statement), bool(IDS.keys() & given(statement).keys())) for statement in OWN.values()),
]
NAMES = [case[0].name for case in CASES]


@pytest.fixture(scope="module")
def seeded(database_server: Database) -> Database:
    """The seed once for all tests here, since none changes anything."""
    with database_server.write() as transaction:
        transaction.run(load_statements(Path(__file__).parents[1] / "statements")["wipe"])
    load_seed(database_server, SEED_FOLDER)
    database_server.plan_anew()  # as after a large import
    return database_server


def steps(plan: Mapping[str, Any]) -> Iterator[str]:
    """“NodeByLabelScan partner:Partner” for each step of a plan."""
    yield f"{plan['operatorType'].partition('@')[0]} {plan['args'].get('Details', '')}"
    for child in plan.get("children", []):
        yield from steps(child)


def plan_of(database: Database, statement: Statement, arguments: Mapping[str, Value]) -> list[str]:
    """The steps, planned anew: a plan may be kept from when the database was empty, and then everything is near."""
    with database._connection.session("WRITE") as session:
        text = f"CYPHER replan=force EXPLAIN {statement.text}"
        plan = session.run(text, dict(arguments)).consume().plan
        assert plan is not None
        return list(steps(plan))


@pytest.mark.parametrize(("statement", "arguments", "by_id"), CASES, ids=NAMES)
def test_what_is_given_an_id_scans_nothing(
    seeded: Database, statement: Statement, arguments: Mapping[str, Value], by_id: bool
) -> None:
    """A question about the whole network may look at all of it; one that names an id goes there by an index."""
    plan = plan_of(seeded, statement, arguments)
    assert plan
    rule = LIBRARY.get(statement.name)
    if rule and rule.inbox:  # it looks at everything, but pairs nothing with everything
        assert [step for step in plan if step.startswith(("CartesianProduct", "AllNodesScan"))] == []
    if by_id:
        assert [step for step in plan if "Scan" in step.partition(" ")[0]] == []


@pytest.mark.parametrize(("statement", "arguments", "by_id"), CASES, ids=NAMES)
def test_only_the_snapshot_leans_on_what_is_deprecated(
    seeded: Database, statement: Statement, arguments: Mapping[str, Value], by_id: bool
) -> None:
    """And there on id() alone, which stays in the Cypher 5 that those statements ask for by name."""
    driver = seeded._connection._open()
    with (
        driver.session(notifications_disabled_classifications=[], default_access_mode="WRITE") as session,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        summary = session.run(f"CYPHER replan=force EXPLAIN {statement.text}", dict(arguments)).consume()
    told = [str(one) for one in summary.gql_status_objects if one.classification == "DEPRECATION"]
    assert [text for text in told if ". id is deprecated" not in text] == []
    assert bool(told) == statement.name.startswith("snapshot_") == ("CYPHER 5\n" in statement.text)


def test_a_scan_would_be_seen(seeded: Database) -> None:
    plan = plan_of(seeded, Statement("slow", "MATCH (n)-[f]->() WHERE f.source_id = $source RETURN n"), {"source": "x"})
    assert any("Scan" in step.partition(" ")[0] for step in plan)


def test_nodes_are_found_by_the_element_ids_that_a_query_returned(seeded: Database) -> None:
    plan = plan_of(seeded, OWN["nodes_by_element_id"], given(OWN["nodes_by_element_id"]))
    assert any(step.startswith("NodeByElementIdSeek") for step in plan)


def test_how_much_is_there_is_not_counted(seeded: Database) -> None:
    plan = plan_of(seeded, OWN["how_much_is_there"], {})
    assert sum("CountFromCountStore" in step for step in plan) == 11


def test_each_type_has_its_indexes(seeded: Database) -> None:
    kept = seeded.read(Statement("kept", "SHOW INDEXES YIELD labelsOrTypes AS types, properties"), {}).rows
    for of_type in RELATIONSHIP_TYPES:
        assert ([of_type.name], ["id"]) in kept
        assert ([of_type.name], ["source_id"]) in kept


@pytest.mark.parametrize(
    "statement", [*(query.statement for query in LIBRARY.values()), *OWN.values()], ids=lambda one: one.name
)
def test_who_names_the_types_for_their_indexes_names_all(statement: Statement) -> None:
    all_types = "|".join(of_type.name for of_type in RELATIONSHIP_TYPES)
    for named in re.findall(r"\[\w*:(\w+(?:\|\w+){2,})\]", statement.text):
        assert named == all_types
