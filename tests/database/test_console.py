"""The console's run: its limits, and that it ends on the server when its reader is gone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_app.database.console import Console
from graph_app.database.console_leftovers import LOOK_AGAIN_SECONDS, Leftovers
from graph_app.database.database import Database
from graph_app.errors import (
    AnswerTooDeep,
    AnswerTooLarge,
    ConsoleBusy,
    DatabaseRestarting,
    QueryTooLarge,
    QueryTooSlow,
    ReaderGone,
    TooManyValuesAnswered,
    UnsendableParameter,
)
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Statement
from tests.database.conftest import wait_for

LEFTOVERS = load_statements(CYPHER_FOLDER / "inside")["console_leftovers"]
STATEMENTS = load_statements(Path(__file__).parents[1] / "statements")
# Grows and grows without ever answering: nothing but its end stops it.
RUNAWAY = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b % 7) AS sum"


@pytest.fixture
def small(database: Database) -> Iterator[Database]:
    """The same server, with room for five rows, one megabyte, three seconds and one query at a time."""
    small = Database(replace(database.settings, row_limit=5, console_mb=1, query_seconds=3, console_at_once=1))
    yield small
    small.close()


def queries_running(database: Database) -> list[object]:
    return [row[0] for row in database.read(STATEMENTS["console_transactions"], {}).rows]


def test_one_row_more_than_allowed_is_left_out_and_told(small: Database) -> None:
    answer = small.console.answer("UNWIND range(1, 10000000) AS x RETURN x", {})
    assert answer.table.rows == [(1,), (2,), (3,), (4,), (5,)] and answer.table.truncated
    assert answer.graph is None


def test_an_answer_is_cut_off_at_its_limit_and_the_next_query_runs(small: Database) -> None:
    with pytest.raises(AnswerTooLarge, match=r"larger than 1 MB.*GRAPH_APP_CONSOLE_MB"):
        small.console.answer("RETURN range(1, 1000000) AS list", {})
    assert small.console.answer("RETURN 1 AS x", {}).table.rows == [(1,)]


def test_an_answer_of_too_many_values_is_cut_off_however_small_they_are(database: Database) -> None:
    small = Database(replace(database.settings, console_values=1_000))
    with pytest.raises(TooManyValuesAnswered, match=r"more than 1000 values.*GRAPH_APP_CONSOLE_VALUES"):
        small.console.answer("RETURN [x IN range(1, 1000) | []] AS list", {})
    assert small.console.answer("RETURN range(1, 800) AS x", {}).table.rows == [(list(range(1, 801)),)]
    small.close()


def test_an_answer_too_deep_is_told_so_and_one_less_deep_is_given(small: Database) -> None:
    with pytest.raises(AnswerTooDeep, match="more than 60 deep"):
        small.console.answer("RETURN reduce(a = [], x IN range(1, 400) | [a]) AS x", {})
    assert small.console.answer("RETURN reduce(a = [], x IN range(1, 50) | [a]) AS x", {}).table.rows


@pytest.mark.parametrize(
    "value", [2**63, float("nan"), float("inf"), ["\ud800"], {"\ud800": 1}, {"a": [{"b": -(2**70)}]}]
)
def test_a_parameter_that_cannot_be_sent_is_named(small: Database, value: Any) -> None:
    with pytest.raises(UnsendableParameter, match="“given” cannot be sent"):
        small.console.answer("RETURN 1 AS x", {"good": [1.5, None, "Huế", {"a": -(2**63)}], "given": value})


def test_a_runaway_is_stopped_by_its_time(small: Database) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTooSlow, match="after 3 seconds"):
        small.console.answer(RUNAWAY, {})
    assert time.monotonic() - began < 9


def test_more_at_once_than_allowed_are_told_so(small: Database) -> None:
    gone = threading.Event()

    def ask() -> None:
        with pytest.raises(ReaderGone):
            small.console.answer(RUNAWAY, {}, gone.is_set)

    other = threading.Thread(target=ask)
    other.start()
    time.sleep(0.5)
    with pytest.raises(ConsoleBusy, match="1 queries of the console"):
        small.console.answer("RETURN 1", {})
    gone.set()
    other.join()
    assert small.console.answer("RETURN 1 AS x", {}).table.rows == [(1,)]


def test_a_reader_who_goes_ends_the_query_on_the_server(database: Database, small: Database) -> None:
    began = time.monotonic()
    seen: list[int] = []

    def gone() -> bool:
        seen.append(len(queries_running(database)))
        return time.monotonic() - began > 1

    with pytest.raises(ReaderGone):
        small.console.answer(RUNAWAY, {}, gone)
    assert max(seen) == 1  # it ran
    deadline = time.monotonic() + 5
    while queries_running(database):
        assert time.monotonic() < deadline, "it still runs on the server"
        time.sleep(0.1)


def test_closing_waits_for_a_query_that_is_under_way(database: Database) -> None:
    """Its connection is not taken from it: it ends by its own time, and not by an error of the driver."""
    own = Database(replace(database.settings, query_seconds=1))
    heard: list[Exception] = []

    def ask() -> None:
        try:
            own.console.answer(RUNAWAY, {})
        except Exception as problem:
            heard.append(problem)

    asking = threading.Thread(target=ask)
    asking.start()
    wait_for(lambda: bool(queries_running(database)), 5)
    own.close()
    asking.join(timeout=5)
    assert [type(problem) for problem in heard] == [QueryTooSlow]


def test_memory_has_an_end_on_our_own_server(small: Database) -> None:
    if small.settings.neo4j_uri:
        pytest.skip("what a server of somebody else may take is their setting")
    patient = Database(replace(small.settings, query_seconds=60))
    with pytest.raises(QueryTooLarge):
        patient.console.answer("UNWIND range(1, 100000000) AS x WITH collect(x) AS list RETURN size(list) AS size", {})
    patient.close()
    assert small.console.answer("RETURN 1 AS x", {}).table.rows == [(1,)]


@pytest.mark.parametrize(
    "text", ["reduce(s = 'x', i IN range(1, 60) | s + s)", "[x IN range(1, 100000000) | toString(x)]"]
)
def test_what_neo4j_does_not_count_ends_one_query_and_not_the_server(small: Database, text: str) -> None:
    """A text that doubles and a list of everything need memory that is in no transaction's account."""
    with pytest.raises((QueryTooLarge, QueryTooSlow)):
        small.console.answer(f"RETURN size({text}) AS size", {})
    assert small.console.answer("RETURN 1 AS x", {}).table.rows == [(1,)]


@pytest.mark.slow
def test_what_the_server_goes_on_with_keeps_its_place(database: Database) -> None:
    """Within one expression Neo4j does not look whether it is to end."""
    leftovers = Leftovers(database._connection, LEFTOVERS, patience_seconds=600)  # the server is not ours alone
    settings = replace(database.settings, query_seconds=2, console_at_once=1)
    impatient = Console(database._connection, settings, STATEMENTS["wipe"], leftovers)
    database.console.answer("RETURN reduce(sum = 0, x IN range(1, 4) | sum + x % 7) AS sum", {})  # planning takes time
    with pytest.raises(QueryTooSlow):
        impatient.answer("RETURN reduce(sum = 0, x IN range(1, 500000000) | sum + x % 7) AS sum", {})
    with pytest.raises(ConsoleBusy):
        impatient.answer("RETURN 1", {})
    wait_for(lambda: not everything_running(database), 120)
    time.sleep(LOOK_AGAIN_SECONDS + 1)
    assert impatient.answer("RETURN 1 AS x", {}).table.rows == [(1,)]


@pytest.mark.slow
def test_our_own_server_starts_anew_where_a_query_does_not_end(own_database: Database) -> None:
    leftovers = Leftovers(own_database._connection, LEFTOVERS, patience_seconds=1)
    impatient = Console(
        own_database._connection, replace(own_database.settings, query_seconds=3), STATEMENTS["wipe"], leftovers
    )
    own_database.data_version()  # it starts the server, and so it stays
    patient = Database(replace(own_database.settings, query_seconds=60))
    patient.console.answer("RETURN reduce(sum = 0, x IN range(1, 10) | sum + x) AS sum", {})  # the first one is slow
    patient.close()
    with pytest.raises(QueryTooSlow):
        impatient.answer("RETURN reduce(sum = 0, x IN range(1, 100000000000) | sum + x) AS sum", {})
    wait_for(lambda: not answers(own_database), 60)
    wait_for(lambda: answers(own_database), 120)
    assert everything_running(own_database) == []


def everything_running(database: Database) -> list[object]:
    """Of the console, also what was told to end and goes on."""
    text = "SHOW TRANSACTIONS YIELD metaData, transactionId WHERE metaData.app = 'console' RETURN transactionId"
    return [row[0] for row in database.read(Statement("running", text), {}).rows]


def answers(database: Database) -> bool:
    try:
        database.data_version()
    except DatabaseRestarting:
        return False
    return True
