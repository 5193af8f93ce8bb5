"""The bare driver, as its own documentation shows it: rows read one by one, rows written with UNWIND."""

from __future__ import annotations

import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

import neo4j

from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import own_server
from benchmarks.tables import SOURCES, TABLES, fact_rows, partner_rows
from graph_app.database.database import Database
from graph_app.database.local_server.home import Home
from graph_app.language.partial_dates import span
from graph_app.queries.statements import load_statements
from graph_app.settings import Settings

STATEMENTS = load_statements(Path(__file__).parent.parent / "statements")
BATCH = 10_000


def read(case: Case) -> Run:
    """All partners and all facts as rows in memory."""
    around = case.surroundings
    driver = driver_of(case, around["NEO4J_URI"], around["NEO4J_PASSWORD"])

    def run() -> Outcome:
        with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
            partners = [record.values() for record in session.run(STATEMENTS["read_partners"].text)]
            facts = [record.values() for record in session.run(STATEMENTS["read_facts"].text)]
        assert (len(partners), len(facts)) == (case.network.partners, case.network.facts)
        return None

    return run


def write(case: Case) -> Run:
    """The rows, already read and checked, in batches of BATCH, each its own transaction; a new and empty database."""
    folder = Path(case.closing.enter_context(tempfile.TemporaryDirectory(prefix="bench-bare-")))
    settings = Settings.from_environment(own_server(folder / "instance", case.network.facts))
    database = Database(settings)
    case.closing.callback(database.close)
    database.prepare()  # the same constraints as ours
    password = Home(settings.instance / "neo4j").password.read_text(encoding="utf-8").strip()
    driver = driver_of(case, database.status().address, password)
    work = _work(case)

    def run() -> Outcome:
        with driver.session() as session:
            for statement, rows in work:
                for begin in range(0, len(rows), BATCH):
                    session.execute_write(_write_batch, statement, rows[begin : begin + BATCH])
        return None

    return run


def _write_batch(transaction: neo4j.ManagedTransaction, statement: str, rows: list[dict[str, Any]]) -> None:
    transaction.run(statement, rows=rows).consume()


def _work(case: Case) -> list[tuple[str, list[dict[str, Any]]]]:
    """Statements and their rows: sources, partners by kind, facts by type."""
    sources: list[dict[str, Any]] = [{"id": name, "title": f"Record {name}"} for name in SOURCES]
    work = [(STATEMENTS["write_sources"].text, sources)]
    for kind, partners in groupby(sorted(partner_rows(case.network), key=_kind), key=_kind):
        rows = [{name: value for name, value in row.items() if name != "kind"} for row in partners]
        work.append((STATEMENTS[f"write_{kind}"].text, rows))
    facts: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for name, row in fact_rows(case.network):
        _, first, second, day, _ = TABLES[name]
        own = {column: value for column, value in row.items() if column not in (first, second) and value}
        facts[name].append({"source": row[first], "target": row[second], "properties": own | _dated(row[day])})
    return work + [(STATEMENTS[f"write_{name}"].text, rows) for name, rows in facts.items()]


def _dated(text: str) -> dict[str, str]:
    """What our own import writes of a date: as it stands, and the days it can mean."""
    if not text:
        return {}
    first, last = span(text)
    return {"date": text, "date_from": first.isoformat(), "date_to": last.isoformat()}


def _kind(row: dict[str, Any]) -> str:
    return str(row["kind"])


def driver_of(case: Case, address: str, password: str) -> neo4j.Driver:
    driver = case.closing.enter_context(neo4j.GraphDatabase.driver(address, auth=("neo4j", password)))
    driver.verify_connectivity()
    return driver
