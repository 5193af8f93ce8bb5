"""Edits of the small network, as tests make them."""

from __future__ import annotations

from typing import Any

from graph_app.changes.change import Told
from graph_app.changes.edits import Edit, Record
from graph_app.changes.make import current_records
from graph_app.database.database import Database

LAN = Told("Lan", "a letter of the embassy", "edit", "2026-11-25T08:00:00Z")
MINH = Told("Minh", "spelling", "edit", "2026-11-26T08:00:00Z")


def record(database: Database, what: str, name: str) -> Record:
    with database.write() as transaction:
        return current_records(transaction, what, [name])[name]


def with_properties(of: Record, **properties: Any) -> Record:
    own = of["properties"]
    assert isinstance(own, dict)
    return {**of, "properties": {**own, **properties}}


def renaming(database: Database, partner: str, name: str) -> Edit:
    before = record(database, "partner", partner)
    return Edit("partner", partner, before, with_properties(before, name_en=name))


def new_partner(name: str, **properties: Any) -> Edit:
    own = {"id": name, "home": False, "name_en": name.title(), **properties}
    return Edit("partner", name, None, {"id": name, "kind": "City", "properties": own})


def new_meeting(name: str, host: str, guest: str, **properties: Any) -> Edit:
    own = {"id": name, "source_id": "s", "quote": "q", "title_en": "t", **properties}
    return Edit(
        "fact", name, None, {"id": name, "type": "MET_WITH", "source": host, "target": guest, "properties": own}
    )
