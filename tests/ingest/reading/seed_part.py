"""The seed's network as our exports take it, made from the checked tables without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graph_app.exports.multigraph import Part
from graph_app.ingest.seed import SEED_FOLDER
from graph_app.partner_graph.snapshot import build_snapshot
from tests.drawing.small_pictures import COLOPHON, in_a_row
from tests.ingest.small_tables import read_folder
from tests.partner_graph.small_snapshot import fact_tables

Records = dict[str, dict[str, Any]]


def seed_records(folder: Path = SEED_FOLDER) -> tuple[Records, Records]:
    """Partners and facts by id, as they are stored: `kind` of a partner, `type`, `source` and `target` of a fact."""
    tables = read_folder(folder)
    partners: Any = tables.partners
    facts: Any = tables.facts
    return (
        {one["id"]: {"kind": one["kind"], **one["properties"]} for one in partners},
        {
            one["id"]: {"type": one["type"], "source": one["source"], "target": one["target"], **one["properties"]}
            for one in facts
        },
    )


def seed_part(partners: Records, facts: Records, picture: bool) -> Part:
    """What the exports write; with a picture each partner has a place, a size and a colour, too."""
    rows = [{"node": id, **own} for id, own in partners.items()]
    ties = [f"{one['source']} {one['type']} {one['target']}" for one in facts.values()]
    snapshot = build_snapshot(12, rows, fact_tables(ties))
    return Part(snapshot, list(facts.values()), COLOPHON, in_a_row(snapshot, 50.0, "vi") if picture else None)
