"""Metrics computed in Neo4j by Graph Data Science, where the server has it: same names, same numbers as analytics/.

Each file in cypher/gds/metrics is one metric. Left to the process: constraint, which is not there; community, since
another Leiden finds other groups; and eigenvector, whose power iteration there does not settle where partners fall
into two camps (a star of 50, a path of 60: still 0 everywhere after 10,000 rounds).
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from graph_app.database.connection import Connection
from graph_app.errors import DataChanging, MetricFailed, MetricTooSlow, NotAllowed, QueryFailed, QueryTooSlow
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

ENGINE = "Neo4j Graph Data Science"
PREFIX = "partner-explorer-"  # of the graphs that we make in the server's memory
ASK_SECONDS = 10.0

# Nobody waits on a page for these numbers. Exact betweenness of 20,000 partners and 100,000 ties takes 230 seconds of
# processor time, and four times as many partners and ties take sixteen times as long: about what a server can be asked.
COMPUTE_SECONDS = 3600.0


class GraphDataScience:
    """Making one asks nothing. Safe to use from several threads.

    Calls that ask may raise DatabaseUnavailable or one of its kinds, or a LocalServerError.
    """

    def __init__(self, connection: Connection, seconds: float = COMPUTE_SECONDS) -> None:
        """`seconds`: the longest time for one metric."""
        self._connection = connection
        self._seconds = seconds
        self._inside = load_statements(CYPHER_FOLDER / "inside")
        self._statements = load_statements(CYPHER_FOLDER / "gds")
        self._metrics = load_statements(CYPHER_FOLDER / "gds" / "metrics")
        self._lock = threading.Lock()
        self._engine: str | None = None

    @property
    def metric_names(self) -> tuple[str, ...]:
        """The metrics that it computes where it is offered. Asks nothing."""
        return tuple(self._metrics)

    def offered(self) -> bool:
        """Whether the server has all procedures that we call, and they answer. Asked once."""
        return bool(self.engine())

    def engine(self) -> str:
        """Name and version for the page, "" where it is not offered. Asked once."""
        with self._lock:
            if self._engine is None:
                self._engine = self._ask()
            return self._engine

    def values(self, name: str, data_version: int | None = None) -> dict[str, float | None]:
        """A metric of the whole graph: id of a partner -> number, None where it has none. KeyError for another metric.

        DataChanging where a write came between, or where the data version is not the given one; MetricTooSlow,
        MetricFailed. The graph that is made in the server's memory is dropped in every case.
        """
        metric, graph = self._metrics[name].text, PREFIX + secrets.token_hex(8)
        # WRITE access, though nothing is written: in a cluster it leads to the same server each time, which has the
        # graph in its memory.
        with self._told(name), self._connection.session(neo4j.WRITE_ACCESS) as session:
            self._run(session, "drop_leftovers", prefix=PREFIX, seconds=round(2 * self._seconds))
            try:
                with session.begin_transaction(timeout=self._seconds) as transaction:
                    return self._streamed(transaction, metric, graph, data_version)
            finally:
                with suppress(DriverError, Neo4jError):  # where even this fails, it is a leftover for a later call
                    self._run(session, "drop", graph=graph)

    def _streamed(
        self, transaction: neo4j.Transaction, metric: str, graph: str, data_version: int | None
    ) -> dict[str, float | None]:
        before = self._version(transaction)
        if data_version not in (None, before):
            raise DataChanging()
        [partners] = transaction.run(self._statements["project"].text, graph=graph).single(strict=True)
        ids, numbers = ([], [])
        if partners:
            ids, numbers = transaction.run(metric, graph=graph, partners=partners).single(strict=True)
        if self._version(transaction) != before:
            raise DataChanging()
        return dict(zip(ids, numbers, strict=True))

    def _version(self, transaction: neo4j.Transaction) -> int:
        record = transaction.run(self._inside["data_version"].text).single()
        return int(record["data_version"]) if record else 0

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Names the metric, since nobody asked for it as a query."""
        try:
            yield
        except QueryTooSlow as problem:
            raise MetricTooSlow(engine=ENGINE, metric=name, seconds=round(self._seconds)) from problem
        except QueryFailed as problem:
            raise MetricFailed(
                engine=ENGINE, metric=name, problem=str(problem.facts["problem"]).rstrip(".")
            ) from problem

    def _ask(self) -> str:
        try:
            with self._connection.session(neo4j.READ_ACCESS) as session:
                return self._found(session)
        except (QueryFailed, NotAllowed):  # listed, yet locked up
            return ""

    def _found(self, session: neo4j.Session) -> str:
        """gds.version() may answer where nothing else does, so it only says what the rest is called."""
        statements = [*self._statements.values(), *self._metrics.values()]
        wanted = {name for one in statements for name in re.findall(r"CALL (gds\.[\w.]+)", one.text)}
        [[names]] = self._run(session, "procedures", names=sorted(wanted))
        if set(names) != wanted:
            return ""
        self._run(session, "answers")
        [[version]] = self._run(session, "version")
        return f"{ENGINE} {version}"

    def _run(self, session: neo4j.Session, statement: str, **arguments: Any) -> list[neo4j.Record]:
        query = neo4j.Query(self._statements[statement].text, timeout=ASK_SECONDS)
        return list(session.run(query, arguments))
