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
    return build_snapshot(data_version, rows, fact_columns([" ".join(line) for line in _lines(facts)]))


def partner_row(
    id: str, kind: str = "City", country: str = "", *, name_vi: str = "", name_en: str = "", aliases: str = ""
) -> dict[str, Value]:
    """A map as cypher/inside/snapshot_partners.cypher gives it, with what is known; aliases with “;”."""
    names: list[Value] = [alias.strip() for alias in aliases.split(";") if alias]
    told: dict[str, Value] = {"country": country, "name_vi": name_vi, "name_en": name_en, "aliases": names}
    return {"id": id, "kind": kind, "home": False, **{name: value for name, value in told.items() if value}}


def fact_columns(lines: list[str]) -> Columns:
    rows: list[dict[str, Value]] = []
    for line in lines:
        source, of, target, *days = line.split()
        first, last = (days * 2)[:2] if days else ("", "")
        rows.append({"type": of, "source": source, "target": target})
        rows[-1] |= {"date_from": first, "date_to": last}
    return {name: [row[name] for row in rows] for name in _FACT_COLUMNS}


_FACT_COLUMNS = ("type", "source", "target", "date_from", "date_to")


def _lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines()]
