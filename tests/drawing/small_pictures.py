"""Pictures made of a few words, with places known by hand."""

from __future__ import annotations

from datetime import date

import numpy as np

from graph_app.drawing.colouring import by_kind
from graph_app.drawing.painting import Look, picture_of
from graph_app.drawing.picture import Picture
from graph_app.language.colophon import Colophon
from graph_app.partner_graph.snapshot import Snapshot, build_snapshot
from tests.partner_graph.small_snapshot import fact_tables, partner_row, snapshot_of

COLOPHON = Colophon(
    title="Mạng lưới đối tác của Hà Nội",
    sentences=("Hiển thị: 3 trên 136 đối tác.", "Năm: 2020–2022."),
    data_version=12,
    day=date(2026, 11, 23),
    address="http://127.0.0.1:8000/network?from=2020&to=2022",
    language="vi",
)


def picture_of_facts(facts: str, partners: str = "", apart: float = 300.0, language: str = "vi") -> Picture:
    """Partners in a row, in the order of their ids, `apart` canvas units from each other."""
    return in_a_row(snapshot_of(facts, partners), apart, language)


def picture_of_names(*names: str, apart: float = 300.0) -> Picture:
    """Cities of these names in a row, each but the first twinned with the first."""
    ids = [f"p{place:03}" for place in range(len(names))]
    rows = [partner_row(id, name_vi=name) for id, name in zip(ids, names, strict=True)]
    facts = [f"{ids[0]} HAS_AGREEMENT_WITH {other}" for other in ids[1:]]
    return in_a_row(build_snapshot(1, rows, fact_tables(facts)), apart, "vi")


def in_a_row(snapshot: Snapshot, apart: float, language: str) -> Picture:
    count = len(snapshot.partners)
    places = np.array([[apart * place, 0.0] for place in range(count)]).reshape(-1, 2)
    return picture_of(snapshot, Look(places, [10.0] * count, by_kind(snapshot.partners)), language)
