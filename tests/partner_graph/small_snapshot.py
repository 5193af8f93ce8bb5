"""Snapshots made of a few words, for tests that know the answer by hand."""

from __future__ import annotations

from graph_app.partner_graph.snapshot import Snapshot, build_snapshot
from graph_app.records import Columns, Value


def snapshot_of(facts: str, partners: str = "", data_version: int = 1) -> Snapshot:
    """Lines “source TYPE target [first day [last day]]” and “id [Kind [country]]”

    Partners that only facts name are cities.
    """
    told = {words[0]: words for words in _lines(partners)}
    for source, _, target, *_ in _lines(facts):
        told.setdefault(source, [source])
        told.setdefault(target, [target])
    rows = [partner_row(*words) for words in told.values()]
    return build_snapshot(data_version, columns_of(rows), fact_columns([" ".join(line) for line in _lines(facts)]))


def partner_row(
    id: str, kind: str = "City", country: str = "", *, name_vi: str = "", name_en: str = "", aliases: str = ""
) -> dict[str, Value]:
    """A row as cypher/inside/snapshot_partners.cypher gives it, unknown but for what is named; aliases with “;”."""
    texts = dict.fromkeys(("name_local", "level", "category", "status", "note", "source_id", "quote"), "")
    numbers: dict[str, Value] = {"tier": -1, "cadence_months": -1, "latitude": 999.0, "longitude": 999.0}
    names: list[Value] = [alias.strip() for alias in aliases.split(";") if alias]
    return {"id": id, "kind": kind, "country": country, "home": False, **texts, **numbers} | {
        "name_vi": name_vi,
        "name_en": name_en,
        "aliases": names,
    }


def fact_columns(lines: list[str]) -> Columns:
    rows: list[dict[str, Value]] = []
    for line in lines:
        source, of, target, *days = line.split()
        first, last = (days * 2)[:2] if days else ("", "")
        rows.append({"type": of, "source": source, "target": target})
        rows[-1] |= {"date_from": first, "date_to": last}
    return columns_of(rows) if rows else {name: [] for name in _FACT_COLUMNS}


def columns_of(rows: list[dict[str, Value]]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {"id": [], "kind": []}


_FACT_COLUMNS = ("type", "source", "target", "date_from", "date_to")


def _lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]
