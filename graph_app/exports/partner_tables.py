"""Partners as a table with one column per property that partners can have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph_app.partner_graph.snapshot import Partner
from graph_app.records import Rows
from graph_app.vocabulary.properties import PARTNER_PROPERTIES

PARTNER_COLUMNS = ("id", "kind", *(own.name for own in PARTNER_PROPERTIES if own.name != "id"))


def partner_record(partner: Partner) -> dict[str, Any]:
    """A partner's properties by name as JSON has them; unknown ones are null."""
    record = {name: getattr(partner, name) for name in PARTNER_COLUMNS}
    return {**record, "aliases": list(partner.aliases)}


def partner_table(partners: Sequence[Partner]) -> Rows:
    """One row per partner in the order given; what is not known is empty."""
    records = [partner_record(partner) for partner in partners]
    return Rows(PARTNER_COLUMNS, [tuple(record.values()) for record in records])
