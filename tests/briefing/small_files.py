"""Partners' files made of a few facts, for briefings whose text is known by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph_app.partner_history.file import PartnerFile, filed
from tests.partner_graph.small_snapshot import snapshot_of
from tests.partner_history.small_history import OURS

AS_OF = date(2026, 11, 25)
SOURCES = {"s": {"id": "s", "title": "A newspaper", "publisher": "The press", "published_on": "2021-05"}}


def file_of(facts: Sequence[dict[str, Any]], name_vi: str | None = "Bạn", name_en: str | None = "They") -> PartnerFile:
    """The file of `they`, who are a city; `us` and `our-union` are our side."""
    lines = [f"{each['source']} {each['type']} {each['target']}" for each in facts]
    snapshot = snapshot_of("\n".join(lines), "they\nus\nour-union")
    named: dict[str, dict[str, Any]] = {
        "they": {"name_vi": name_vi, "name_en": name_en, "country": "LA"},
        "us": {"name_en": "Us", "name_vi": "Ta"},
    }
    partners = tuple(
        partner._replace(home=partner.id in OURS, **named.get(partner.id, {})) for partner in snapshot.partners
    )
    snapshot = replace(snapshot, partners=partners)
    return filed(snapshot, snapshot.partner("they"), facts, False, AS_OF)
