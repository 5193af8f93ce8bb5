"""The table of rows: it can be read without any peer installed, and it asks for what was promised."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import benchmarks.record
from benchmarks.record import Contender, Row
from benchmarks.rows import ROWS

CONTENDERS = Path(benchmarks.record.__file__).parent / "contenders"
each = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


def test_no_two_rows_have_the_same_name() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


@each
def test_whoever_does_the_work_is_there_and_takes_what_it_is_given(row: Row) -> None:
    for contender in row.contenders:
        function = _functions(contender)[contender.does.split(":")[1]]
        assert len(function.args.args) == 1 + len(contender.known), contender.does


@each
def test_every_target_is_of_a_peer_and_a_size_that_the_full_run_measures(row: Row) -> None:
    peers = {peer.name: peer for peer in row.peers}
    for target in row.targets:
        assert target.facts in {network.facts for network in row.networks["full"]}
        assert target.facts <= peers[target.peer].most_facts.get("full", target.facts)


@each
def test_the_quick_run_measures_nothing_that_the_full_one_leaves_out(row: Row) -> None:
    assert set(row.networks["quick"]) <= set(row.networks["full"])


def test_what_was_asked_for_stands_in_the_table() -> None:
    asked = {limit.sentence for row in ROWS for limit in row.limits} | {
        one.sentence for row in ROWS for one in row.targets
    }
    assert asked == {
        "40 × networkx",
        "not slower than 2 × igraph",
        "a tenth of igraph's time for exact betweenness alone",
        "top 100 agrees with exact: Spearman 0.95",
        "10 × reading row by row with the driver",
        "a fifth of nx.MultiDiGraph's bytes",
        "5 × as fast to build as nx.MultiDiGraph",
        "20 × plain pyvis",
        "first drawing in 0.7 s",
        "a redraw under 50 ms",
        "at least Datasette's requests per second, 100 rows",
        "at least Datasette's requests per second, 1,000 rows",
        "at most 3 × the bare UNWIND",
        "at most 3 × the bare UNWIND, with the log of changes",
        "exponent at most 1.15",
        "the whole list in under a second",
    }


def _functions(contender: Contender) -> dict[str, ast.FunctionDef]:
    tree = ast.parse((CONTENDERS / f"{contender.does.split(':')[0]}.py").read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
