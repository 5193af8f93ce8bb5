"""Snapshots made of a few words, for tests that know the answer by hand."""

from __future__ import annotations

from graph_app.partner_graph.snapshot import Snapshot, build_snapshot
from graph_app.records import Columns, Value
from graph_app.vocabulary.relationship_types import RELATIONSHIP_TYPES


def snapshot_of(facts: str, partners: str = "", data_version: int = 1) -> Snapshot:
    """Lines “source TYPE target [first day [last day]]” and “id [Kind [country]]”

    Partners that only facts name are cities.
    """
    told = {words[0]: words for words in _lines(partners)}
    for source, _, target, *_ in _lines(facts):
        told.setdefault(source, [source])
        told.setdefault(target, [target])
    rows = [partner_row(*words) for words in told.values()]
    return build_snapshot(data_version, rows, fact_tables([" ".join(line) for line in _lines(facts)]))


def partner_row(
    id: str, kind: str = "City", country: str = "", *, name_vi: str = "", name_en: str = "", aliases: str = ""
) -> dict[str, Value]:
    """A map as cypher/inside/snapshot_partners.cypher gives it, with what is known; aliases with “;”."""
    names: list[Value] = [alias.strip() for alias in aliases.split(";") if alias]
    told: dict[str, Value] = {"country": country, "name_vi": name_vi, "name_en": name_en, "aliases": names}
    return {"id": id, "node": id, "kind": kind, "home": False, **{name: value for name, value in told.items() if value}}


def fact_tables(lines: list[str]) -> dict[str, Columns]:
    """A table for each type that we know and for each that is named; the `node` of a partner is its id here."""
    tables: dict[str, dict[str, list[Value]]] = {of.name: _no_facts() for of in RELATIONSHIP_TYPES}
    for line in lines:
        source, of, target, *days = line.split()
        first, last = (days * 2)[:2] if days else ("", "")
        row: dict[str, Value] = {"source": source, "target": target, "date_from": first, "date_to": last}
        for name, column in tables.setdefault(of, _no_facts()).items():
            column.append(row[name])
    return dict(tables)


def _no_facts() -> dict[str, list[Value]]:
    return {"source": [], "target": [], "date_from": [], "date_to": []}


def _lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]
