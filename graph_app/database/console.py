"""Own Cypher, read-only by construction: text, plan, then a READ transaction with limits on time, rows and size.

As many run at once as GRAPH_APP_CONSOLE_AT_ONCE says, in each process. A query ends on the server when its reader is
gone or its time is up, even while Neo4j still plans, where its own time limit does not count; and where the server does
not let go of it even then, its place stays taken (`console_leftovers.py`).
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import neo4j
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from graph_app.database.connection import Connection
from graph_app.database.console_guard import checked
from graph_app.database.console_leftovers import Leftovers
from graph_app.database.console_parameters import refuse_unsendable
from graph_app.database.console_plan import refuse_plan
from graph_app.database.counted_values import DEEPEST, TooManyValues
from graph_app.database.plain import entities_in, known_nodes, plain, plain_graph
from graph_app.database.watched_socket import Watched, WatchedSocket
from graph_app.errors import (
    AnswerTooDeep,
    AnswerTooLarge,
    BadRequest,
    ConsoleBusy,
    CypherMistake,
    GraphAppError,
    OwnQueryFailed,
    QueryFailed,
    QueryTooSlow,
    ReaderGone,
    TooManyValuesAnswered,
)
from graph_app.records import Rows, Statement, Subgraph, Value
from graph_app.settings import Settings

# Neo4j ends a query itself when its time is up; the connection is cut where it does not within so many seconds more.
GRACE_SECONDS = 2
CLOSING_SECONDS = 3
LOOK_EVERY_SECONDS = 0.1
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")
_EXPLAIN = "EXPLAIN "
# What Neo4j would have expected as well, and what the console refuses.
_WRITING = re.compile(
    r"'(?:FOREACH|CREATE|LOAD CSV|DELETE|DETACH|INSERT|MERGE|NODETACH|REMOVE|SET|USE|USING PERIODIC COMMIT)',? ?"
)


@dataclass(frozen=True)
class ConsoleAnswer:
    """`graph` holds every node and relationship of the rows, None where there is none. `seconds` is what it took."""

    table: Rows
    graph: Subgraph | None
    seconds: float


class Console:
    """Safe to use from several threads."""

    def __init__(self, connection: Connection, settings: Settings, ends: Statement, leftovers: Leftovers) -> None:
        """`ends` reads the nodes with given element ids: ends of relationships that came without them."""
        self._connection = connection
        self._settings = settings
        self._ends = ends
        self._leftovers = leftovers
        self._at_once = settings.console_at_once
        self._places = threading.BoundedSemaphore(self._at_once)

    def answer(
        self, text: str, parameters: Mapping[str, Value], reader_is_gone: Callable[[], bool] = lambda: False
    ) -> ConsoleAnswer:
        """ConsoleRefused, ConsoleBusy, CypherMistake, QueryFailed, QueryTooSlow, QueryTooLarge, AnswerTooLarge.

        An answer of too many values, or too deep, is TooManyValuesAnswered or AnswerTooDeep.
        """
        sent = checked(text, self._settings.console_procedures, self._settings.console_letters)
        refuse_unsendable(parameters)
        if not self._places.acquire(blocking=False):
            raise ConsoleBusy(limit=self._settings.console_at_once)
        run = _Run()
        thread = threading.Thread(target=self._run, args=(run, sent, parameters), name="console", daemon=True)
        thread.start()
        self._watch(run, reader_is_gone)
        if run.problem:
            raise run.problem
        assert run.answer
        return run.answer

    def _watch(self, run: _Run, reader_is_gone: Callable[[], bool]) -> None:
        """Waits for the end of a run, and ends it where nobody waits for it or its time is up."""
        deadline = time.monotonic() + self._settings.query_seconds + GRACE_SECONDS
        while not run.done.wait(LOOK_EVERY_SECONDS):
            if reader_is_gone():
                run.end(ReaderGone())
            elif time.monotonic() > deadline:
                run.end(QueryTooSlow(seconds=self._settings.query_seconds))
            else:
                continue
            run.done.wait(GRACE_SECONDS)
            return

    def close(self) -> None:
        """Nobody waits any more for what the server may still be busy with.

        Queries under way come to their end first, within a moment: a connection is not closed under who still uses it.
        """
        self._leftovers.close()
        deadline = time.monotonic() + CLOSING_SECONDS
        left = [self._places.acquire(timeout=max(0, deadline - time.monotonic())) for _ in range(self._at_once)]
        for _ in filter(None, left):
            self._places.release()

    def _run(self, run: _Run, text: str, parameters: Mapping[str, Value]) -> None:
        """Gives the place back when the server is through with the query, which may be long after its answer."""
        try:
            answer, problem = self._outcome(run, text, parameters)
            through = answer or isinstance(problem, BadRequest) or self._leftovers.are_gone(run.name, GRACE_SECONDS / 2)
            if not through:
                run.finish(answer, problem)
                self._leftovers.see_off(run.name)
        finally:
            self._places.release()
        run.finish(answer, problem)

    def _outcome(
        self, run: _Run, text: str, parameters: Mapping[str, Value]
    ) -> tuple[ConsoleAnswer | None, Exception | None]:
        try:
            return self._answer(run, text, parameters), None
        except QueryFailed as problem:
            return None, problem if isinstance(problem, OwnQueryFailed) else OwnQueryFailed(**problem.facts)
        except Exception as problem:  # whatever it is, somebody waits for it in another thread
            return None, problem

    def _answer(self, run: _Run, text: str, parameters: Mapping[str, Value]) -> ConsoleAnswer:
        seconds = float(self._settings.query_seconds)
        with self._connection.session(neo4j.READ_ACCESS) as session:
            transaction = session.begin_transaction(timeout=seconds, metadata={"app": "console", "run": run.name})
            watched = Watched(transaction, self._settings.console_mb * 1_000_000, self._settings.console_values)
            try:
                run.begin(watched.socket)
                return self._read(transaction, text, parameters)
            except (DriverError, Neo4jError, OSError) as problem:
                if run.problem:
                    raise run.problem from problem
                self._refuse_large(watched, problem)
                if isinstance(problem, ClientError):
                    raise _mistake(problem) or problem from problem
                raise
            finally:
                run.begin(None)
                with contextlib.suppress(DriverError, Neo4jError, OSError):  # a cut connection ends it, too
                    transaction.close()
                watched.unwatch()

    def _refuse_large(self, watched: Watched, problem: Exception) -> None:
        """What was wrong where we cut the connection ourselves."""
        if watched.socket.full:
            raise AnswerTooLarge(limit=self._settings.console_mb) from problem
        if isinstance(watched.values.problem, TooManyValues):
            raise TooManyValuesAnswered(limit=self._settings.console_values) from problem
        if watched.values.problem:
            raise AnswerTooDeep(limit=DEEPEST) from problem

    def _read(self, transaction: neo4j.Transaction, text: str, parameters: Mapping[str, Value]) -> ConsoleAnswer:
        began = time.monotonic()
        plan = transaction.run(_EXPLAIN + text, dict(parameters)).consume()
        refuse_plan(plan.query_type, plan.plan, self._settings.console_procedures)
        limit = self._settings.row_limit
        result = transaction.run(text, dict(parameters))
        columns = tuple(result.keys())
        records: list[tuple[Any, ...]] = [tuple(record) for record in result.fetch(limit + 1)]
        nodes, missing = known_nodes(records)
        if missing:
            found = transaction.run(self._ends.text, {"element_ids": missing})
            nodes |= {record[0]: record[1] for record in found}
        kept = records[:limit]
        table = Rows(columns, [tuple(plain(value, nodes) for value in row) for row in kept], len(records) > limit)
        graph = plain_graph(kept, nodes) if next(entities_in(kept), None) is not None else None
        return ConsoleAnswer(table, graph, time.monotonic() - began)


class _Run:
    """One query on its way: what came of it, and its socket as long as there is one to end."""

    def __init__(self) -> None:
        self.name = uuid.uuid4().hex
        self.done = threading.Event()
        self.answer: ConsoleAnswer | None = None
        self.problem: Exception | None = None
        self._socket: WatchedSocket | None = None
        self._lock = threading.Lock()

    def begin(self, socket: WatchedSocket | None) -> None:
        with self._lock:
            self._socket = socket
            if socket and self.problem:
                socket.end()

    def end(self, problem: GraphAppError) -> None:
        with self._lock:
            if self.done.is_set():
                return
            self.problem = problem
            if self._socket:
                self._socket.end()

    def finish(self, answer: ConsoleAnswer | None = None, problem: Exception | None = None) -> None:
        with self._lock:
            if self.done.is_set():
                return
            self.answer = answer
            self.problem = self.problem or problem
            self.done.set()


def _mistake(problem: ClientError) -> GraphAppError | None:
    """A sentence with the place in the text that the reader wrote; None where Neo4j names no place."""
    message = problem.message or ""
    found = _PLACE.search(message)
    if not found or not (problem.code or "").startswith("Neo.ClientError.Statement."):
        return None
    line, column = int(found.group(1)), int(found.group(2))
    if line == 1:
        column = max(1, column - len(_EXPLAIN))
    said = _WRITING.sub("", " ".join(message[: found.start()].split()))
    return CypherMistake(line=line, column=column, problem=said) if line else OwnQueryFailed(problem=said)
