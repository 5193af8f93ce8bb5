"""All that is on record, by id: what the rows of an upload are compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph_app.changes.edits import Record
from graph_app.changes.merges import merged_partners
from graph_app.database.database import Database
from graph_app.errors import DataChanging
from graph_app.ingest.previewing.who import Known
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_TRIES = 5


@dataclass(frozen=True)
class Stock:
    """The records of one data version, by id; `merged`: which partner stands for an id that is gone."""

    data_version: int
    sources: Mapping[str, Record]
    partners: Mapping[str, Record]
    facts: Mapping[str, Record]
    merged: Mapping[str, str] = field(default_factory=dict)

    def stands_for(self, id: str) -> str | None:
        """The partner into which the one that had this id was merged, also by way of others; None where nobody was."""
        seen: set[str] = set()
        while id in self.merged and id not in self.partners and id not in seen:
            seen.add(id)
            id = self.merged[id]
        return id if seen and id in self.partners else None

    def known_partners(self) -> Iterator[Known]:
        """Who there is, by all names, and by the ids of partners that were merged into them."""
        old = defaultdict(list)
        for goes, stays in self.merged.items():
            if goes not in self.partners:
                old[stays].append(goes)
        for id, record in self.partners.items():
            known = known_partner(record)
            yield replace(known, aliases=(*known.aliases, *old[id])) if id in old else known

    def known_sources(self) -> Iterator[Known]:
        """Which sources there are, by title and address."""
        return (known_source(record) for record in self.sources.values())


def known_partner(record: Record) -> Known:
    own = properties(record)
    aliases = own.get("aliases", [])
    names = (str(own[name]) for name in ("name_vi", "name_en", "name_local") if own.get(name))
    return Known(str(record["id"]), tuple(names), tuple(map(str, aliases)) if isinstance(aliases, list) else ())


def known_source(record: Record) -> Known:
    own = properties(record)
    return Known(str(record["id"]), tuple(str(own[name]) for name in ("title", "url") if own.get(name)))


def properties(record: Record) -> dict[str, Value]:
    """The properties of a record."""
    own = record["properties"]
    assert isinstance(own, dict)
    return own


def read_stock(database: Database) -> Stock:
    """The records as they stand, all of one data version. DataChanging while they move."""
    for _ in range(_TRIES):
        state = database.data_state()
        partners, facts, sources = (database.read_columns(_INSIDE[f"all_{what}"]) for what in _WHAT)
        if database.data_state() == state:
            kinds = [kinds[0] if isinstance(kinds, list) and kinds else None for kinds in partners["kinds"]]
            return Stock(
                state[0],
                _by_id({"id": sources["id"], "properties": sources["properties"]}),
                _by_id({"id": partners["id"], "kind": kinds, "properties": partners["properties"]}),
                _by_id(facts),
                merged_partners(database),
            )
    raise DataChanging()


_WHAT = ("partners", "facts", "sources")


def _by_id(columns: Mapping[str, list[Value]]) -> dict[str, Record]:
    rows = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
    return {str(row["id"]): row for row in rows}
