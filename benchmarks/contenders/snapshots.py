"""Our snapshot: built from columns, held in memory, filtered, and read out of Neo4j."""

from __future__ import annotations

import gc
import tempfile
import tracemalloc
from pathlib import Path

from benchmarks.contenders.product import snapshot_of
from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import server_of_others
from benchmarks.tables import fact_tables, partner_id, partner_records
from graph_app.database.database import Database
from graph_app.explorer import Explorer
from graph_app.partner_graph.filters import Filter, filtered
from graph_app.partner_graph.snapshot import build_snapshot
from graph_app.settings import Settings


def build(case: Case) -> Run:
    """From columns as the database answers them to a snapshot that finds a partner by its id."""
    partners, facts = partner_records(case.network), fact_tables(case.network)

    def run() -> Outcome:
        build_snapshot(1, partners, facts).find(partner_id(0))
        return None

    return run


def kept_bytes(case: Case) -> Run:
    """What stays allocated of a snapshot once the columns it was built from are gone."""

    def run() -> Outcome:
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        snapshot = snapshot_of(case.network)
        snapshot.find(partner_id(0))
        gc.collect()
        return {"bytes": tracemalloc.get_traced_memory()[0] - before}

    return run


def choose(case: Case) -> Run:
    """Cities and organisations, meetings and agreements, of eleven years."""
    snapshot = snapshot_of(case.network)
    wanted = Filter(
        kinds=frozenset({"City", "Organisation"}),
        types=frozenset({"MET_WITH", "HAS_AGREEMENT_WITH"}),
        year_from=2005,
        year_to=2015,
    )

    def run() -> Outcome:
        kept = filtered(snapshot, wanted).snapshot
        assert 0 < len(kept.fact_types) < len(snapshot.fact_types)
        return None

    return run


def read(case: Case) -> Run:
    """A new app reads partners and facts out of Neo4j and builds the snapshot; nothing of it is on disk yet."""
    folder = Path(case.closing.enter_context(tempfile.TemporaryDirectory(prefix="bench-app-")))
    settings = Settings.from_environment(server_of_others(case.surroundings, folder))
    database = Database(settings)
    case.closing.callback(database.close)
    explorer = Explorer(settings, database)
    database.data_version()  # connects

    def run() -> Outcome:
        assert explorer.snapshot().find(partner_id(0))
        return None

    return run
