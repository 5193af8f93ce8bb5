"""Everything a page or a command asks for: the current snapshot, what is computed from it, and answers of queries.

Pages and commands both call these functions, so that they cannot differ. What is computed is kept per data version.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from graph_app.analytics.between import Between, between
from graph_app.analytics.communities import leiden, subgroups
from graph_app.analytics.group_numbers import renumbered
from graph_app.analytics.metric_values import values_from_elsewhere
from graph_app.analytics.metrics import METRICS, Metric, MetricValues
from graph_app.analytics.progress import Progress
from graph_app.computed.kept import KeptOnDisk
from graph_app.computed.metric_board import MetricBoard, Standing
from graph_app.computed.metric_json import from_json, to_json
from graph_app.database.console import ConsoleAnswer
from graph_app.database.database import Database
from graph_app.database.remembered import lasting_numbers
from graph_app.drawing.colouring import by_kind
from graph_app.drawing.layout import positions
from graph_app.drawing.painting import Look, picture_of
from graph_app.drawing.picture import Picture
from graph_app.drawing.style import node_sizes
from graph_app.engagement.values import DEFAULT_FILE, load_values
from graph_app.errors import (
    DataChanging,
    MetricFailed,
    MetricTooSlow,
    QueryTooLarge,
    QueryTooSlow,
    TooFewPartners,
    TooManyPartners,
    UnknownPartner,
    UnknownQuery,
)
from graph_app.language.ordering import sorting_key
from graph_app.partner_graph.cache import SnapshotCache
from graph_app.partner_graph.columns import PartnerRecords
from graph_app.partner_graph.detailed import with_details
from graph_app.partner_graph.projection import SimpleGraph, simple_graph
from graph_app.partner_graph.search import Hit, SearchIndex
from graph_app.partner_graph.snapshot import Partner, Snapshot, build_snapshot
from graph_app.partner_graph.subset import partners_at, subgraph_of
from graph_app.queries.arguments import Checked, checked_arguments
from graph_app.queries.library import load_library
from graph_app.queries.loader import NamedQuery
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Rows, Stream, Subgraph, Value
from graph_app.settings import Settings
from graph_app.version import build
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES

LAYOUT_SEED = 7
# How long an answer waits for metrics before it says that they are still being computed.
PATIENCE_SECONDS = 1.5
# From so many partners on, what is computed is kept on disk, too.
KEPT_FROM = 1_000
# Reading what each fact says takes some ten seconds beyond so many.
MOST_DETAILED = 300_000
# Where an app runs, not what it answers.
_OF_THE_PLACE = {"host", "port", "instance", "jars", "neo4j_password", "neo4j_password_file"}
SNAPSHOT_TRIES = 5
SNAPSHOT_READERS = 4  # each opens a connection of its own
# One statement for each type: Neo4j reads them on all its processors, and no type has to be sent with each fact.
_SNAPSHOT_FACTS = tuple(f"snapshot_{of.name.lower()}" for of in RELATIONSHIP_TYPES)

Computed = TypeVar("Computed")


@dataclass(frozen=True)
class Facts:
    """Facts as records: `id`, `type`, `source`, `target`, `source_title` and the fact's own properties."""

    records: list[dict[str, Any]]
    truncated: bool


@dataclass(frozen=True)
class Result:
    """What a named query answered in `seconds`; `graph` where it returns one, `table` always (a graph's: its edges)."""

    query: NamedQuery
    arguments: Mapping[str, Value]
    data_version: int
    table: Rows
    graph: Subgraph | None
    truncated: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class SchemaName:
    """A label or a type, how many nodes or relationships have it, and how many of them each property."""

    name: str
    count: int
    properties: list[tuple[str, int]]


@dataclass(frozen=True)
class Schema:
    labels: list[SchemaName]
    types: list[SchemaName]


class Explorer:
    """One app's settings, database, queries and cache. Making one reads files and opens nothing."""

    def __init__(self, settings: Settings, database: Database, cypher_folder: Path = CYPHER_FOLDER) -> None:
        self.settings = settings
        self.database = database
        self.queries = load_library(cypher_folder)
        self.statements = load_statements(cypher_folder / "inside")
        self._cache = SnapshotCache()
        self._kept = KeptOnDisk(settings.instance / "computed", settings.cache_mb * 1_000_000)
        self._boards: dict[tuple[int, str], MetricBoard] = {}
        self._boards_lock = Lock()
        self.engagement_values = load_values(settings.engagement_values or DEFAULT_FILE)
        self._setup = self._digest_of_setup()

    # The graph as it stands

    def snapshot(self) -> Snapshot:
        """The whole graph in the current data version, read from the database once per version."""
        return self._cache.snapshot(self.database.data_state(), self._read_snapshot)

    def snapshot_held(self) -> Snapshot | None:
        """The snapshot in memory, whatever the database says now; None before the first."""
        return self._cache.newest

    def edition(self) -> str:
        """Changes whenever an answer to the same address could be another one: what copies of answers are kept by."""
        state = number, token = self.database.data_state()
        board = self._boards.get(state)
        arrived = board.arrived() if board else ()
        return ".".join((self._setup, str(number), token, *arrived))

    def _digest_of_setup(self) -> str:
        """Changes with the queries, the settings and the program itself: answers depend on all of them, too."""
        shaping = {name: value for name, value in vars(self.settings).items() if name not in _OF_THE_PLACE}
        told = repr((build(), shaping, dict(self.queries), dict(self.statements), self.engagement_values.rows))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _read_snapshot(self) -> Snapshot:
        """Partners and facts of one version: read again where a write came between the two."""
        for _ in range(SNAPSHOT_TRIES):
            state = number, token = self.database.data_state()
            names = ("snapshot_partners", *_SNAPSHOT_FACTS, "snapshot_unknown_facts")
            statements = [self.statements[name] for name in names]
            with ThreadPoolExecutor(SNAPSHOT_READERS) as pool:
                partners, *known, unknown = pool.map(self.database.read_columns, statements)
            if self.database.data_state() == state:
                tables = {of.name: table for of, table in zip(RELATIONSHIP_TYPES, known, strict=True)}
                tables |= {cast("str", name): unknown for name in unknown["type"]}
                return build_snapshot(number, cast("PartnerRecords", partners["partner"]), tables, token)
        raise DataChanging()

    def detailed(self) -> Snapshot:
        """The snapshot with what its facts say, read when somebody first asks; without, beyond MOST_DETAILED facts."""
        for _ in range(SNAPSHOT_TRIES):
            snapshot = self.snapshot()
            if snapshot.fact_count > MOST_DETAILED:
                return snapshot
            found = self._cache.computed(snapshot, ("details",), partial(self._with_details, snapshot))
            if found:
                return found
        raise DataChanging()

    def _with_details(self, snapshot: Snapshot) -> Snapshot | None:
        """None where the data moved on since the snapshot was read."""
        table = self.database.read_columns(self.statements["details_of_facts"])
        return with_details(snapshot, table) if self.database.data_state() == snapshot.state else None

    def kept(self, snapshot: Snapshot, key: tuple[Hashable, ...], compute: Callable[[], Computed]) -> Computed:
        """What `compute` answers, computed once for the newest snapshot under `key`."""
        return self._cache.computed(snapshot, key, compute)

    def partner(self, snapshot: Snapshot, partner_id: str) -> Partner:
        found = snapshot.find(partner_id)
        if found is None:
            raise UnknownPartner(partner=partner_id)
        return found

    def chosen(self, texts: Iterable[str]) -> list[Partner]:
        """The partners that ids or names mean, each once, in their order.

        TooFewPartners for less than two, TooManyPartners, and UnknownPartner where neither id nor name fits one.
        """
        given = dict.fromkeys(text.strip() for text in texts if text.strip())
        if len(given) > self.settings.chosen_limit:
            raise TooManyPartners(count=len(given), limit=self.settings.chosen_limit)
        found = {partner.id: partner for partner in map(self.partner_named, given)}
        if len(found) < 2:
            raise TooFewPartners()
        return list(found.values())

    def partner_named(self, text: str) -> Partner:
        """The partner of this id, or of a name that only it has, with or without diacritics; else UnknownPartner."""
        found = self.snapshot().find(text)
        if found:
            return found
        named = [hit.partner for hit in self.search(text, limit=2) if hit.exact]
        if len(named) != 1:
            raise UnknownPartner(partner=text)
        return named[0]

    def search(self, text: str, limit: int) -> list[Hit]:
        """Partners by any of their names, best first; see partner_graph.search."""
        snapshot = self.snapshot()
        index = self._cache.computed(snapshot, ("search",), lambda: SearchIndex(snapshot.partners))
        return index.search(text, limit)

    def in_name_order(self, snapshot: Snapshot, language: str) -> list[int]:
        """The places of all partners in the order of their names in a language."""

        def ordered() -> list[int]:
            names = [sorting_key(partner.name_in(language)) for partner in snapshot.partners]
            return sorted(range(len(names)), key=names.__getitem__)

        return self._cache.computed(snapshot, ("name order", language), ordered)

    # Computed from it

    def simple_graph(self, snapshot: Snapshot) -> SimpleGraph:
        return self._cache.computed(snapshot, ("simple graph",), lambda: simple_graph(snapshot))

    def between(self, part: Snapshot, partners: Sequence[Partner]) -> Between:
        """What lies between partners in a part of the network; those that the part leaves out are passed over."""
        places = [part.place(partner.id) for partner in partners if part.find(partner.id)]
        ties = self.simple_graph(part).ties
        return between(part, ties, places, self.settings.row_limit, self.settings.path_limit)

    def metric(self, snapshot: Snapshot, name: str, seconds: float = PATIENCE_SECONDS) -> MetricValues | None:
        """The values of a metric, exact or estimated; None where neither is ready within so many seconds."""
        return self._metrics_of(snapshot).values(name, seconds)

    def metrics(self, snapshot: Snapshot) -> list[MetricValues | None]:
        """All metrics in the order of METRICS, begun together; None for those that are not ready yet."""
        board = self._metrics_of(snapshot)
        for metric in METRICS:
            board.values(metric.name, 0.0)
        deadline = time.monotonic() + PATIENCE_SECONDS
        return [board.values(metric.name, deadline - time.monotonic()) for metric in METRICS]

    def exact_metric(self, snapshot: Snapshot, name: str, heard: Progress) -> MetricValues:
        """The exact values, however long they take; `heard` is told the share that is done."""
        return self._metrics_of(snapshot).exact(name, heard)

    def standings(self, snapshot: Snapshot) -> list[Standing]:
        """How far each metric is that was asked for."""
        return self._metrics_of(snapshot).standings()

    def _metrics_of(self, snapshot: Snapshot) -> MetricBoard:
        """The board of the snapshot's state, of which the newest and the one before are kept.

        Who began with an older snapshot finishes with it; what takes long is computed for the newest alone.
        """
        with self._boards_lock:
            board = self._boards.get(snapshot.state)
            if board is None:
                board = self._new_board(snapshot)
                for older in self._boards.values() if self._cache.is_newest(snapshot) else (board,):
                    older.stop()
                self._boards = dict([*self._boards.items(), (snapshot.state, board)][-2:])
            return board

    def _new_board(self, snapshot: Snapshot) -> MetricBoard:
        large = len(snapshot.partners) > self.settings.exact_partners

        def exact(metric: Metric, heard: Progress) -> MetricValues:
            found = self._stored(snapshot, metric.name, lambda: self._exact(snapshot, metric, heard))
            return self._with_lasting_numbers(snapshot, found) if metric.name == "community" else found

        return MetricBoard(
            exact,
            lambda metric: self._stored(snapshot, f"{metric.name}, estimate", lambda: self._estimate(snapshot, metric)),
            large,
        )

    def _exact(self, snapshot: Snapshot, metric: Metric, heard: Progress) -> MetricValues:
        """In Neo4j where it is large and Neo4j offers it; here otherwise, and where Neo4j cannot after all."""
        graph, elsewhere = self.simple_graph(snapshot), self.database.graph_data_science
        large = len(graph.ids) > self.settings.gds_partners
        if large and metric.name in elsewhere.metric_names and elsewhere.offered():
            with suppress(MetricTooSlow, MetricFailed, QueryTooLarge):
                numbers = elsewhere.values(metric.name, snapshot.data_version)
                return values_from_elsewhere(numbers, graph, elsewhere.engine())
        return metric.compute(graph, heard)

    def _with_lasting_numbers(self, snapshot: Snapshot, found: MetricValues) -> MetricValues:
        """Communities under the numbers that they had in the data version before, in every process the same."""
        ids = self.simple_graph(snapshot).ids
        labels = np.array([value or 0 for value in found.values], dtype=np.int64)

        def numbers_now(before: Mapping[str, int]) -> dict[str, int]:
            told = zip(ids, renumbered(labels, ids, before).tolist(), strict=True)
            return {partner: number for partner, number in told if number}

        numbers = lasting_numbers(self.database, "communities", snapshot.state, numbers_now)
        return replace(found, values=[numbers.get(partner) for partner in ids])

    def _estimate(self, snapshot: Snapshot, metric: Metric) -> MetricValues:
        assert metric.estimate
        return metric.estimate(self.simple_graph(snapshot))

    def _stored(self, snapshot: Snapshot, name: str, compute: Callable[[], MetricValues]) -> MetricValues:
        return from_json(self._on_disk(snapshot, name, lambda: to_json(compute())))

    def _on_disk(self, snapshot: Snapshot, name: str, compute: Callable[[], Any]) -> Any:
        """From disk, where computing takes longer than reading."""
        token = snapshot.token if len(snapshot.partners) >= KEPT_FROM else ""
        return self._kept.get(token, f"{name}, {build()}", compute)

    # Drawn

    def overview(self, part: Snapshot, language: str) -> Picture:
        """A part of the newest network in its plainest look: each partner in its place in the whole, sized by its ties
        there; the best tied ones, where there are more than may be drawn."""
        whole = self.snapshot()
        drawn = self._best_tied(part) if len(part.partners) > self.settings.node_limit else part
        places = [whole.place(partner.id) for partner in drawn.partners]
        degree = np.diff(self.simple_graph(whole).ties.indptr)[places]
        look = Look(self.positions(whole)[places].reshape(-1, 2), node_sizes(degree.tolist()), by_kind(drawn.partners))
        return picture_of(drawn, look, language)

    def _best_tied(self, part: Snapshot) -> Snapshot:
        degree = np.diff(self.simple_graph(part).ties.indptr)
        order = np.argsort(-degree, kind="stable")[: self.settings.node_limit]
        return partners_at(part, np.sort(order))

    def positions(self, whole: Snapshot) -> NDArray[np.float64]:
        """Where each partner stands in the whole network: (n, 2). No filter moves one."""

        def laid_out() -> NDArray[np.float64]:
            return np.array(self._on_disk(whole, "positions", lambda: self.laid_out(self.simple_graph(whole)).tolist()))

        return self._cache.computed(whole, ("positions",), laid_out)

    @staticmethod
    def laid_out(graph: SimpleGraph) -> NDArray[np.float64]:
        """Positions (n, 2) of a graph's partners in three levels: groups, groups within them, partners."""
        groups = leiden(graph.ties, LAYOUT_SEED)
        inner = subgroups(graph.ties, groups, LAYOUT_SEED)
        placed: NDArray[np.float64] = positions(graph.ties, groups, LAYOUT_SEED, subgroups=inner)
        return placed

    def picture_of_result(self, result: Result, snapshot: Snapshot, language: str) -> Picture:
        """The picture of a graph that a query returned, laid out by itself."""
        assert result.graph is not None
        return self.picture_of_graph(result.graph, snapshot, language)

    def picture_of_graph(self, found: Subgraph, snapshot: Snapshot, language: str) -> Picture:
        """The picture of those nodes of a graph that are partners, and of the facts between them, laid out by itself;
        the best tied ones, where there are more than may be drawn."""
        part = subgraph_of(snapshot, {node["id"] for node in found.nodes}, found.edges)
        if len(part.partners) > self.settings.node_limit:
            degree = np.diff(simple_graph(part).ties.indptr)
            part = partners_at(part, np.sort(np.argsort(-degree, kind="stable")[: self.settings.node_limit]))
        graph = simple_graph(part)
        sizes = node_sizes([float(degree) for degree in np.diff(graph.ties.indptr)])
        return picture_of(part, Look(self.laid_out(graph), sizes, by_kind(part.partners)), language)

    # Asked of the database

    def rows(self, statement: str, arguments: Mapping[str, Value] | None = None) -> Rows:
        """One of the app's own reads (cypher/inside) as a table."""
        return self.database.read(self.statements[statement], arguments or {})

    def facts(self, statement: str, arguments: Mapping[str, Value]) -> Facts:
        """One of the app's own reads that answers facts: its column `properties` is spread over the record."""
        found = self.rows(statement, arguments)
        records: list[dict[str, Any]] = []
        for row in found.records():
            own = row.pop("properties")
            assert isinstance(own, dict)
            records.append({**own, **row})
        return Facts(records, found.truncated)

    def facts_by_id(self, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """By its id, when each of some facts was, what it says, its `type` and its `source_title`."""
        wanted: list[Value] = [*ids]
        columns = self.database.read_columns(self.statements["facts_of_ids"], {"ids": wanted}) if wanted else {}
        told: Any = [columns.get(name, ()) for name in ("id", "type", "properties", "source_title")]
        return {
            fact: {**own, "id": fact, "type": of, "source_title": title}
            for fact, of, own, title in zip(*told, strict=True)
        }

    def all_facts(self) -> list[dict[str, Any]]:
        """Every fact on record, whatever the row limit: for exports, which are whole or nothing."""
        columns = self.database.read_columns(self.statements["all_facts"])
        rows = zip(columns["properties"], columns["type"], columns["source"], columns["target"], strict=True)
        return [
            {**own, "type": name, "source": source, "target": target}
            for own, name, source, target in rows
            if isinstance(own, dict)
        ]

    def all_sources(self) -> dict[str, dict[str, Any]]:
        """Every source by its id, whatever the row limit: what exports name beside their facts."""
        columns = self.database.read_columns(self.statements["all_sources"])
        rows = zip(columns["id"], columns["properties"], strict=True)
        return {str(name): own for name, own in rows if isinstance(own, dict)}

    def own_cypher(
        self, text: str, parameters: Mapping[str, Value], reader_is_gone: Callable[[], bool] = lambda: False
    ) -> ConsoleAnswer:
        """What own Cypher answers, if it only reads; see database.console. Its text goes nowhere else."""
        return self.database.console.answer(text, parameters, reader_is_gone)

    def schema(self, snapshot: Snapshot) -> Schema:
        """Labels, types and properties with counts; empty where counting takes longer than a query may."""

        def counted() -> Schema:
            try:
                return Schema(*(self._counted(of) for of in ("label", "type")))
            except QueryTooSlow:
                return Schema([], [])

        return self._cache.computed(snapshot, ("schema",), counted)

    def _counted(self, of: str) -> list[SchemaName]:
        properties: dict[str, list[tuple[str, int]]] = {}
        for name, property, count in self.rows(f"schema_{of}_properties").rows:
            properties.setdefault(str(name), []).append((str(property), cast("int", count)))
        counts = self.rows(f"schema_{of}s").rows
        return [SchemaName(str(name), cast("int", count), properties.get(str(name), [])) for name, count in counts]

    def query(self, name: str) -> NamedQuery:
        if name not in self.queries:
            raise UnknownQuery(query=name)
        return self.queries[name]

    def ask(self, query: NamedQuery, texts: Mapping[str, str]) -> Result:
        """A named query with arguments as texts; partners may be given by id or by a name that only one has.

        What is wrong with the first field is raised: UnknownPartner, or as typed_arguments has it.
        """
        checked = self.checked(query, texts)
        for problem in checked.problems.values():
            raise problem
        return self.answer(query, checked.arguments)

    def checked(self, query: NamedQuery, texts: Mapping[str, str]) -> Checked:
        """The arguments that texts give, and what is wrong with each of the others; partners as in `ask`."""
        replaced, unknown = dict(texts), {}
        for param in query.params:
            text = texts.get(param.name, "").strip()
            if param.type == "partner" and text:
                try:
                    replaced[param.name] = self.partner_named(text).id
                except UnknownPartner as problem:
                    replaced[param.name] = query.example.get(param.name, "")  # so that the range is still looked at
                    unknown[param.name] = problem
        checked = checked_arguments(query, replaced)
        found = {**checked.problems, **unknown}
        return Checked(
            checked.arguments, {param.name: found[param.name] for param in query.params if param.name in found}
        )

    def answer(self, query: NamedQuery, arguments: Mapping[str, Value]) -> Result:
        """What a named query answers to checked arguments, up to the row limit."""
        version, begun = self.database.data_version(), time.monotonic()
        if query.returns == "rows":
            table = self.database.read(query.statement, arguments, chosen=True)
            return Result(query, arguments, version, table, None, table.truncated, time.monotonic() - begun)
        graph = self.database.read_graph(query.statement, arguments)
        edges = [(edge["id"], edge["source"], edge["target"], edge["type"]) for edge in graph.edges]
        table = Rows(("fact", "partner", "other", "type"), edges, graph.truncated)
        return Result(query, arguments, version, table, graph, graph.truncated, time.monotonic() - begun)

    @contextmanager
    def streamed(self, query: NamedQuery, arguments: Mapping[str, Value]) -> Iterator[Stream]:
        """All rows of an answer, a few held at a time; of a graph the edges that `answer` has."""
        if query.returns == "rows":
            with self.database.streamed(query.statement, arguments) as stream:
                yield stream
        else:
            table = self.answer(query, arguments).table
            yield Stream(table.columns, iter(table.rows))
