"""All that the rest of the app may ask of Neo4j: limited reads, writes that count, and how the server is."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import neo4j

from graph_app.database.connection import Connection
from graph_app.database.console import Console
from graph_app.database.console_leftovers import Leftovers
from graph_app.database.graph_data_science import GraphDataScience
from graph_app.database.migrations import FIRST_SCHEMA, MIGRATIONS_FOLDER, load_migrations, newest_schema
from graph_app.database.plain import Nodes, known_nodes, plain, plain_column, plain_graph
from graph_app.database.status import DatabaseStatus
from graph_app.database.whole_values import tagged
from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import (
    DatabaseBusy,
    DataNewerThanProgram,
    DownloadTooSlow,
    NotAllowed,
    QueryTooSlow,
    UnequalColumns,
    WriteConflict,
    WriteTooSlow,
)
from graph_app.queries.statements import CYPHER_FOLDER, load_statements, split_statements
from graph_app.records import Columns, Rows, Statement, Stream, Subgraph, Value
from graph_app.settings import Settings

PREPARE_TRIES = 5
BATCH_ROWS = 1_000  # of a stream, held at a time
WRITE_TIMES_LONGER = 10  # each part of a write may take this many times GRAPH_APP_QUERY_SECONDS

Record = tuple[Any, ...]

__all__ = ["Database", "WriteTransaction"]


class Database:
    """Making one opens nothing; the first call does. Safe to use from several threads.

    Every call may raise DatabaseUnavailable or one of its kinds, or a LocalServerError.
    """

    def __init__(self, settings: Settings, strict: bool = False, migrations: Path = MIGRATIONS_FOLDER) -> None:
        """For tests are `strict`, which makes a warning of what Neo4j would only note, and other `migrations`."""
        self.settings = settings
        self.migrations = load_migrations(migrations)
        self.newest_schema = newest_schema(self.migrations)
        self._connection = Connection(settings, strict)
        self.graph_data_science = GraphDataScience(self._connection)
        self._inside = load_statements(CYPHER_FOLDER / "inside")
        self._writes = load_statements(CYPHER_FOLDER / "write")
        leftovers = Leftovers(self._connection, self._inside["console_leftovers"])
        self.console = Console(self._connection, settings, self._inside["nodes_by_element_id"], leftovers)

    def read(
        self, statement: Statement, arguments: Mapping[str, Value], most: int | None = None, chosen: bool = False
    ) -> Rows:
        """The rows, at most `most`, or GRAPH_APP_ROW_LIMIT of them. QueryFailed, WriteRefused.

        DatabaseBusy where it takes too long; QueryTooSlow where a reader has `chosen` it, who can ask for less.
        """
        limit = self.settings.row_limit if most is None else most
        with contextlib.nullcontext() if chosen else _nobody_chose():
            columns, records, nodes = self._read(statement, arguments, limit)
        kept = [tuple(plain(value, nodes) for value in record) for record in records[:limit]]
        return Rows(columns, kept, truncated=len(records) > limit)

    def read_graph(self, statement: Statement, arguments: Mapping[str, Value]) -> Subgraph:
        """All nodes and relationships in the first GRAPH_APP_ROW_LIMIT rows, once each, with both ends of each edge."""
        _, records, nodes = self._read(statement, arguments, self.settings.row_limit)
        graph = plain_graph(records[: self.settings.row_limit], nodes)
        return Subgraph(graph.nodes, graph.edges, truncated=len(records) > self.settings.row_limit)

    @contextmanager
    def streamed(self, statement: Statement, arguments: Mapping[str, Value], whole: bool = False) -> Iterator[Stream]:
        """All rows, a batch in memory at a time, for GRAPH_APP_DOWNLOAD_SECONDS at most; then QueryTooSlow.

        The transaction is open, and only reads, as long as the `with` lasts. `whole`: values as `whole_values` has
        them, with nothing lost, and no nodes or relationships.
        """
        seconds = self.settings.download_seconds
        try:
            with (
                self._connection.session(neo4j.READ_ACCESS, patient=True) as session,
                session.begin_transaction(timeout=float(seconds)) as transaction,
            ):
                result = transaction.run(statement.text, dict(arguments))
                batches = _whole_rows(result) if whole else self._batches(transaction, result)
                yield Stream(tuple(result.keys()), batches)
        except QueryTooSlow as problem:
            raise DownloadTooSlow(seconds=seconds) from problem

    def _batches(self, transaction: neo4j.Transaction, result: neo4j.Result) -> Iterator[tuple[Value, ...]]:
        while records := [tuple(record) for record in result.fetch(BATCH_ROWS)]:
            nodes, missing = known_nodes(records)
            known = {**nodes, **self._nodes(transaction, missing)}
            yield from (tuple(plain(value, known) for value in record) for record in records)

    def read_columns(self, statement: Statement, arguments: Mapping[str, Value] | None = None) -> Columns:
        """A whole table from one record whose values are lists. UnequalColumns where their lengths differ.

        DatabaseBusy where it takes too long.
        """

        def work(transaction: neo4j.ManagedTransaction) -> tuple[tuple[str, ...], Record]:
            result = transaction.run(statement.text, dict(arguments or {}))
            return tuple(result.keys()), tuple(next(result))

        timed = neo4j.unit_of_work(timeout=float(self.settings.query_seconds))(work)
        with _nobody_chose():
            names, record = self._connection.read(timed)
        columns = {name: plain_column(column) for name, column in zip(names, record, strict=True)}
        if len({len(column) for column in columns.values()}) > 1:
            lengths = ", ".join(f"{name} {len(column)}" for name, column in columns.items())
            raise UnequalColumns(statement=statement.name, lengths=lengths)
        return columns

    def data_version(self) -> int:
        """Goes up with every write that changed something; 0 before the first."""
        return self.data_state()[0]

    def data_state(self) -> tuple[int, str]:
        """The data version, and a token that no other state of any database has; '' before the first write.

        DataNewerThanProgram, also where that came to be while this program ran.
        """
        data_version, token, _ = self._state()
        return data_version, token

    def schema_version(self) -> int:
        """How the data are laid out, as migrations count it; DataNewerThanProgram where this program cannot know."""
        return self._state()[2]

    def _state(self) -> tuple[int, str, int]:
        with _nobody_chose():
            _, records, _ = self._read(self._inside["data_version"], {}, 1)
        data_version, token, schema = records[0] if records else (0, "", FIRST_SCHEMA)
        if schema > self.newest_schema:
            raise DataNewerThanProgram(found=schema, known=self.newest_schema)
        return int(data_version), str(token), int(schema)

    @contextmanager
    def write(self, parts: int = 1) -> Iterator[WriteTransaction]:
        """One transaction: committed at the end, with the data version up if anything changed, or not at all.

        Neo4j's time limit is for a transaction as a whole and cannot be moved later, so who writes much says of how
        many ordinary writes (`parts`) it consists. WriteTooSlow after that, WriteConflict, QueryTooLarge.
        """
        seconds = self.settings.query_seconds * WRITE_TIMES_LONGER * parts
        try:
            with (
                self._connection.session(neo4j.WRITE_ACCESS, patient=parts > 1) as session,
                session.begin_transaction(timeout=float(seconds)) as raw,
            ):
                transaction = WriteTransaction(raw)
                yield transaction
                if transaction.changed:
                    transaction.run(self._writes["bump_data_version"])
                raw.commit()
        except QueryTooSlow as problem:
            raise WriteTooSlow(seconds=seconds) from problem

    def prepare(self) -> None:
        """Makes the constraints and indexes that are not there yet; tries again where another start is at it too."""
        for attempt in range(1, PREPARE_TRIES + 1):
            try:
                self._make_schema()
                return
            except WriteConflict:  # two starts at once held each other up
                if attempt == PREPARE_TRIES:
                    raise
                time.sleep(attempt)

    def _make_schema(self) -> None:
        with self._connection.session(neo4j.WRITE_ACCESS) as session:
            for statement in split_statements(self._writes["schema"]):
                session.run(statement.text).consume()

    def plan_anew(self) -> None:
        """Lets Neo4j look at the data before it plans the next queries: for the end of a large write.

        Neo4j does so by itself some time later, and where our user may not ask for it, that has to do.
        """
        with contextlib.suppress(NotAllowed), self._connection.session(neo4j.READ_ACCESS) as session:
            session.run(self._writes["plan_anew"].text).consume()

    def status(self) -> DatabaseStatus:
        """Server, address and data version, from one short call."""
        _, records, _ = self._read(self._inside["server"], {}, 1)
        version, edition = records[0]
        kind: Any = "external" if self.settings.neo4j_uri else "local"
        data_version, _, schema = self._state()
        return DatabaseStatus(kind, self._connection.address, version, edition, data_version, schema)

    def leave_start_to_another(self) -> None:
        """From here on another process starts our own Neo4j, also again; this one waits for it."""
        self._connection.leave_start_to_another()

    @property
    def sessions_open(self) -> int:
        """How many calls of this process Neo4j is busy with right now."""
        return self._connection.sessions_open

    def settings_elsewhere(self) -> Settings:
        """Settings with which another process of this machine uses the same Neo4j; ours stays ours to start."""
        return self._connection.settings_elsewhere()

    def close(self) -> None:
        """Lets go of the connection, and stops our own Neo4j if this process started it."""
        self.console.close()
        self._connection.close()

    def _read(
        self, statement: Statement, arguments: Mapping[str, Value], limit: int
    ) -> tuple[tuple[str, ...], list[Record], Nodes]:
        """Column names, up to `limit` + 1 records, and the nodes in them and at the ends of their relationships."""

        def work(transaction: neo4j.ManagedTransaction) -> tuple[tuple[str, ...], list[Record], Nodes]:
            result = transaction.run(statement.text, dict(arguments))
            records: list[Record] = [tuple(record) for record in result.fetch(limit + 1)]
            nodes, missing = known_nodes(records)
            return tuple(result.keys()), records, {**nodes, **self._nodes(transaction, missing)}

        timed = neo4j.unit_of_work(timeout=float(self.settings.query_seconds))(work)
        return self._connection.read(timed)

    def _nodes(self, transaction: neo4j.ManagedTransaction | neo4j.Transaction, element_ids: Sequence[str]) -> Nodes:
        if not element_ids:
            return {}
        result = transaction.run(self._inside["nodes_by_element_id"].text, {"element_ids": element_ids})
        return {record[0]: record[1] for record in result}


@contextmanager
def _nobody_chose() -> Iterator[None]:
    """For what the site asks by itself, where asking for less is nothing that a reader could do."""
    try:
        yield
    except QueryTooSlow as problem:
        raise DatabaseBusy(**problem.facts) from problem


def _whole_rows(result: neo4j.Result) -> Iterator[tuple[Value, ...]]:
    for record in result:
        yield tuple(tagged(value) for value in record)
