"""Whom we are about to lose: the whole list, by the product from a warm snapshot, and by a query for each partner."""

from __future__ import annotations

import math
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import neo4j
import numpy as np

from benchmarks.contenders.driver_peer import STATEMENTS, driver_of
from benchmarks.record import Case, Outcome, Run
from benchmarks.stages import server_of_others
from graph_app.database.database import Database
from graph_app.engagement.standing import DRIVING_FACTS, driving_facts, most_neglected_first
from graph_app.engagement.values import Values, load_values
from graph_app.engagement_view import engagement_on, record_of
from graph_app.explorer import Explorer
from graph_app.settings import Settings

AS_OF = date(2026, 11, 1)  # all generated days lie before
DAYS_PER_MONTH = 30.4375
_HALF_LIVES = {
    "GAVE_AID_TO": "half_life.aid",
    "MET_WITH": "half_life.meeting",
    "MEMBER_OF": "half_life.membership",
    "HAS_AGREEMENT_WITH": "half_life.agreement",
}


def whole_list(case: Case) -> Run:
    """All partners, most neglected first, each with its driving facts; gives the strengths by id."""
    folder = Path(case.closing.enter_context(tempfile.TemporaryDirectory(prefix="bench-app-")))
    settings = Settings.from_environment(server_of_others(case.surroundings, folder))
    database = Database(settings)
    case.closing.callback(database.close)
    explorer = Explorer(settings, database)
    ours = record_of(explorer).home  # reads snapshot and record: from here on both are warm

    def run() -> Outcome:
        found = engagement_on(explorer, AS_OF)
        rows = [(place, driving_facts(found, place)) for place in most_neglected_first(found).tolist()]
        assert rows
        return found.strength[~ours]

    return run


def one_by_one(case: Case) -> Run:
    """A query for each partner; last contact, driving facts and strength in Python; gives the strengths by id."""
    around = case.surroundings
    driver = driver_of(case, around["NEO4J_URI"], around["NEO4J_PASSWORD"])
    values = load_values()

    def run() -> Outcome:
        with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
            ids = [record["id"] for record in session.run(STATEMENTS["partners_not_ours"].text)]
            rows = []
            for partner in ids:
                records = session.run(STATEMENTS["facts_with_us"].text, id=partner)
                rows.append((partner, *_judged([record.data() for record in records], values)))
        rows.sort(key=lambda row: (row[1], row[3], row[0]))
        return np.array([strength for _, _, _, strength in sorted(rows)])

    return run


def _judged(facts: list[dict[str, Any]], values: Values) -> tuple[str, list[str], float]:
    """The last contact, the ids of the facts that weigh most, and the strength."""
    dated = [fact for fact in facts if fact["date_to"]]
    last = max((fact["date_to"] for fact in dated if fact["type"] != "MEMBER_OF"), default="")
    points = sorted(((_points(fact, values), fact["id"]) for fact in dated), reverse=True)
    total = sum(number for number, _ in points)
    return last, [name for _, name in points[:DRIVING_FACTS]], -100 * math.expm1(-total / values["strength.scale"])


def _points(fact: dict[str, Any], values: Values) -> float:
    age = (AS_OF - date.fromisoformat(fact["date_to"])).days / DAYS_PER_MONTH
    faded: float = _full_points(fact, values) * 0.5 ** (age / values[_HALF_LIVES[fact["type"]]])
    return faded


def _full_points(fact: dict[str, Any], values: Values) -> float:
    if fact["type"] == "MET_WITH":
        return values[f"points.{fact['event_type']}"] * (values["points.online"] if fact["format"] == "online" else 1)
    if fact["type"] == "GAVE_AID_TO":
        return values[f"points.aid_{fact['stage']}"]
    return values["points.membership" if fact["type"] == "MEMBER_OF" else "points.agreement"]
