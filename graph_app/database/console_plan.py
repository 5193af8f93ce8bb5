"""What the console refuses by Neo4j's plan: the second of its layers.

EXPLAIN must call the query reading, and each operator must be known to read the graph and nothing else. That alone is
not enough: LOAD CSV, SHOW and TERMINATE are “reading”, too, and what stands in a COLLECT { } within an expression is
no operator but a part of a Projection's details, which are therefore read as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any

from graph_app.errors import HiddenLetter, OperatorRefused, ProcedureRefused, UnclosedPart, WriteRefused
from graph_app.queries.cypher_words import words_of

# The names of Neo4j 5.26's operators that read, as plans show them; what stands in brackets behind a name is left off.
_READING_OPERATORS = """
AllNodesScan AntiSemiApply Apply Argument AssertSameNode AssertSameRelationship AntiConditionalApply
BFSPruningVarLengthExpand BidirectionalRepeat CacheProperties CartesianProduct ConditionalApply Distinct Eager
EagerAggregation EmptyResult EmptyRow ErrorPlan ExhaustiveLimit Expand Filter LetAntiSemiApply
LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit MultiNodeIndexSeek MultiRelationshipIndexSeek
NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin NodeIndexContainsScan
NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeLeftOuterHashJoin NodeRightOuterHashJoin
NodeUniqueIndexSeek NodeUniqueIndexSeekByRange Optional OptionalExpand OrderedAggregation OrderedDistinct
OrderedUnion PartialSort PartialTop PreserveOrder ProcedureCall ProduceResults ProjectEndpoints Projection
PruningVarLengthExpand RelationshipCountFromCountStore Repeat RollUpApply SelectOrAntiSemiApply SelectOrSemiApply
SemiApply ShortestPath Skip Sort StatefulShortestPath Top TriadicBuild TriadicFilter TriadicSelection Union
UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand
"""
_RELATIONSHIP_SCANS = """
AllRelationshipsScan RelationshipByElementIdSeek RelationshipByIdSeek RelationshipIndexContainsScan
RelationshipIndexEndsWithScan RelationshipIndexScan RelationshipIndexSeek RelationshipIndexSeekByRange
RelationshipTypeScan RelationshipUniqueIndexSeek RelationshipUniqueIndexSeekByRange UnionRelationshipTypesScan
"""
READING_OPERATORS = frozenset(_READING_OPERATORS.split()) | frozenset(
    f"{direction}{scan}" for direction in ("Directed", "Undirected") for scan in _RELATIONSHIP_SCANS.split()
)
_QUOTE_OR_COMMENT = re.compile(r"[^!#-&(-_a-~]|/[/*]")  # and what is no ASCII
_CALLED = re.compile(r"([\w.`]+)\(")


def refuse_plan(query_type: str | None, plan: Mapping[str, Any] | None, allowed: Collection[str]) -> None:
    """WriteRefused, OperatorRefused or ProcedureRefused for what EXPLAIN answered; nothing where it only reads."""
    if query_type != "r":
        raise WriteRefused()
    if plan is None:
        raise OperatorRefused(operator="?")
    for operator, details in _steps(plan):
        if operator not in READING_OPERATORS and not _is_partitioned(operator):
            raise OperatorRefused(operator=operator)
        if operator == "ProcedureCall":
            _refuse_procedure(details, allowed)
        _refuse_details(details, allowed)


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The operators of a plan and their details, all the way down."""
    open_plans = [plan]  # no recursion: a plan is as deep as the query is long
    while open_plans:
        at = open_plans.pop()
        name = str(at["operatorType"]).partition("@")[0].partition("(")[0]
        yield name, str(at.get("args", {}).get("Details", ""))
        open_plans += at.get("children", [])


def _is_partitioned(operator: str) -> bool:
    """The same scan on several processors."""
    return operator.startswith("Partitioned") and operator.removeprefix("Partitioned") in READING_OPERATORS


def _refuse_procedure(details: str, allowed: Collection[str]) -> None:
    found = _CALLED.match(details)
    name = found.group(1).replace("`", "") if found else details
    if name not in allowed:
        raise ProcedureRefused(word=name, line=1, column=1, known=", ".join(sorted(allowed)))


def _refuse_details(details: str, allowed: Collection[str]) -> None:
    """What hides in an expression: Neo4j writes a nested LOAD CSV as such, a nested procedure as ResolvedCall(…)."""
    try:
        words = words_of(details)
    except (UnclosedPart, HiddenLetter):  # a detail is not always whole Cypher; what looks bad in it is taken for bad
        words = words_of(_QUOTE_OR_COMMENT.sub(" ", details))
    for word, after in pairwise(words):
        if (word.keyword, after.keyword) == ("LOAD", "CSV"):
            raise OperatorRefused(operator="LoadCSV")
        if word.text == "ResolvedCall" and after.is_sign("("):
            _refuse_procedure(details[details.index("ResolvedCall(") + len("ResolvedCall(") :], allowed)
