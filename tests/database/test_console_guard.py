"""What a refusal by text or plan says. What they must refuse stands in console_corpus.py."""

from __future__ import annotations

from typing import Any

import pytest

from graph_app.database.console_guard import checked
from graph_app.database.console_plan import refuse_plan
from graph_app.errors import ConsoleRefused, OperatorRefused, ProcedureRefused, WriteRefused

ALLOWED = ("db.labels", "apoc.text.join")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("MATCH (n)\n  DELETE n", "Line 2, column 3: “DELETE” changes or administers the database"),
        ("MATCH (n) S\\u0045T n.x = 1", "Line 1, column 11: “SET” changes or administers"),
        ("UNWIND [1] AS x LOAD CSV FROM 'x' AS l RETURN l", "Line 1, column 17: “LOAD” reads files and other servers"),
        ("EXPLAIN RETURN 1", "Line 1, column 1: “EXPLAIN” changes how Neo4j runs a query"),
        ("CALL { USE other RETURN 1 }", "Line 1, column 8: “USE” chooses another database"),
        ("STOP DATABASE x", "Line 1, column 1: a query cannot begin with “STOP” here. Begin with one of MATCH"),
        ("RETURN 1;\nRETURN 2", "Line 2, column 1: a second statement begins with “RETURN”."),
        (
            "CALL dbms . `listConfig`()",
            "the procedure “dbms.listConfig” may not be called here. These may: apoc.text.j",
        ),
        ("RETURN apoc.load.json('x')", "Line 1, column 8: “apoc.load.json” is no function that Neo4j itself brings."),
        ("CALL { RETURN 1 } IN 2 CONCURRENT TRANSACTIONS", "“TRANSACTIONS” would use transactions of its own"),
        ("RETURN " + "(" * 61, "Line 1, column 68: the query is too deep"),
        ("RETURN '" + "x" * 200, "The query has 208 letters; 200 are the most."),
    ],
)
def test_a_refusal_names_the_word_its_place_and_what_to_do(text: str, sentence: str) -> None:
    with pytest.raises(ConsoleRefused) as caught:
        checked(text, ALLOWED, 200)
    assert sentence in str(caught.value)


def test_what_is_on_the_list_may_be_called() -> None:
    assert checked("CALL db.labels()", ALLOWED, 200) == "CALL db.labels()"
    assert checked("RETURN apoc.text.join([], '')", ALLOWED, 200)


def test_what_is_sent_holds_no_escapes() -> None:
    assert checked("RETURN '\\u0110'", ALLOWED, 200) == "RETURN 'Đ'"


def plan(operator: str, details: str = "", *children: dict[str, Any]) -> dict[str, Any]:
    return {"operatorType": f"{operator}@neo4j", "args": {"Details": details}, "children": list(children)}


def test_a_plan_of_reading_operators_is_let_through() -> None:
    refuse_plan("r", plan("ProduceResults", "x", plan("Expand(All)", "(a)--(b)", plan("AllNodesScan"))), ALLOWED)
    refuse_plan("r", plan("ProcedureCall", "db.labels() :: (label :: STRING)"), ALLOWED)
    refuse_plan("r", plan("Projection", "'LOAD CSV' AS `LOAD CSV`"), ALLOWED)


@pytest.mark.parametrize("query_type", ["w", "rw", "s", None])
def test_a_query_that_neo4j_does_not_call_reading_is_refused(query_type: str | None) -> None:
    with pytest.raises(WriteRefused):
        refuse_plan(query_type, plan("ProduceResults"), ALLOWED)


@pytest.mark.parametrize("operator", ["LoadCSV", "ShowSettings", "TerminateTransactions", "Foreach", "SomethingNew"])
def test_an_operator_that_nobody_knows_to_read_is_refused_however_deep(operator: str) -> None:
    with pytest.raises(OperatorRefused, match=operator):
        refuse_plan("r", plan("ProduceResults", "", plan("Apply", "", plan("Argument"), plan(operator))), ALLOWED)


def test_what_hides_in_an_expression_is_refused() -> None:
    with pytest.raises(OperatorRefused, match="LoadCSV"):
        refuse_plan("r", plan("Projection", 'COLLECT { LOAD CSV FROM "x" AS l RETURN l AS l } AS x'), ALLOWED)
    with pytest.raises(ProcedureRefused, match="dbms.listConfig"):
        refuse_plan("r", plan("Projection", "COLLECT { ResolvedCall(dbms.listConfig() :: …) }"), ALLOWED)
    with pytest.raises(OperatorRefused, match="LoadCSV"):  # also where the details are no whole Cypher
        refuse_plan("r", plan("Projection", "'it's' COLLECT { LOAD CSV FROM \"http://x\" AS l } AS x"), ALLOWED)
    with pytest.raises(ProcedureRefused, match="dbms.listConfig"):
        refuse_plan("r", plan("ProcedureCall", "dbms.listConfig() :: (name :: STRING)"), ALLOWED)


def test_a_plan_as_deep_as_a_long_query_is_walked_through() -> None:
    deep = plan("Argument")
    for _ in range(3_000):
        deep = plan("Projection", "", deep)
    refuse_plan("r", deep, ALLOWED)
