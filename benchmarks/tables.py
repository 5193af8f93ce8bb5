"""A generated network in the forms in which it is handed over: columns as the database answers them, CSV, dicts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.generators import TYPE_NAMES, Facts, Network, generated, home_count

KINDS = ("City", "City", "City", "Organisation", "Organisation", "FriendshipAssociation")
COUNTRIES = ("VN", "LA", "KH", "CN", "JP", "KR", "TH", "FR", "DE", "GB", "US", "RU", "IN", "ID", "AU", "CU", "PL", "HU")
SOURCES = tuple(f"source-{number}" for number in range(20))
# Type -> its table, the columns of its two ends, that of its day, and what its rows say besides.
TABLES: Mapping[str, tuple[str, str, str, str, Mapping[str, str]]] = {
    "GAVE_AID_TO": ("aid", "donor", "recipient", "date", {"form": "in_kind", "stage": "disbursed"}),
    "MET_WITH": ("meetings", "host", "guest", "date", {"event_type": "talks", "format": "in_person"}),
    "MEMBER_OF": ("memberships", "member", "body", "since", {"role": "member"}),
    "HAS_AGREEMENT_WITH": ("agreements", "our_side", "partner", "signed_on", {"agreement_type": "cooperation"}),
}


def partner_id(number: int) -> str:
    return f"partner-{number:07}"


def partner_rows(network: Network) -> Iterator[dict[str, Any]]:
    """What is known of each partner, by column."""
    home = home_count(network)
    for number in range(network.partners):
        yield {
            "id": partner_id(number),
            "kind": KINDS[number % len(KINDS)],
            "name_vi": f"Đối tác số {number}",
            "name_en": f"Partner number {number}",
            "country": COUNTRIES[number % len(COUNTRIES)],
            "home": number < home,
            "source_id": SOURCES[number % len(SOURCES)],
            "quote": f"Partner number {number} is on the list",
        }


def partner_records(network: Network) -> list[dict[str, Any]]:
    """As cypher/inside/snapshot_partners.cypher answers them: a text of its own for each value, as a driver gives."""
    rows = enumerate(partner_rows(network))
    return [{name: _own(value) for name, value in row.items()} | {"node": number} for number, row in rows]


def fact_tables(network: Network) -> dict[str, dict[str, list[Any]]]:
    """As cypher/inside/snapshot_*.cypher answer them, by type: ends by the numbers of the nodes."""
    facts = generated(network)
    columns = (facts.sources, facts.targets, facts.first_days, facts.last_days)
    tables = {}
    for place, name in enumerate(TYPE_NAMES):
        sources, targets, first, last = (column[facts.types == place] for column in columns)
        days = {"date_from": _texts(first), "date_to": _texts(last)}
        tables[name] = {"source": sources.tolist(), "target": targets.tolist(), **days}
    return tables


def fact_columns(network: Network) -> dict[str, list[Any]]:
    """As somebody reads them who wants a graph of ids: a text of its own for each value, as a driver gives them."""
    facts = generated(network)
    return {
        "type": [_own(TYPE_NAMES[of]) for of in facts.types.tolist()],
        "source": [partner_id(number) for number in facts.sources.tolist()],
        "target": [partner_id(number) for number in facts.targets.tolist()],
        "date_from": _texts(facts.first_days),
        "date_to": _texts(facts.last_days),
    }


def _own(value: Any) -> Any:
    """A text that shares its memory with no other, as a driver gives each; other values as they are."""
    return value.encode().decode() if isinstance(value, str) else value


def _fact_id(number: int) -> str:
    return f"fact-{number:08}"


def _texts(days: np.ndarray[Any, Any]) -> list[str]:
    texts = days.astype(str)
    return np.where(np.isnat(days), "", texts).tolist()  # type: ignore[no-any-return]


def fact_rows(network: Network) -> Iterator[tuple[str, dict[str, Any]]]:
    """Type, and the row of its table, for each fact."""
    facts: Facts = generated(network)
    ends = zip(facts.types.tolist(), facts.sources.tolist(), facts.targets.tolist(), facts.dates, strict=True)
    for number, (of, source, target, date) in enumerate(ends):
        _, first, second, day, more = TABLES[TYPE_NAMES[of]]
        yield (
            TYPE_NAMES[of],
            {
                "id": _fact_id(number),
                first: partner_id(source),
                second: partner_id(target),
                day: date,
                **more,
                "title_en": f"Partner number {source} and partner number {target}",
                "source_id": SOURCES[number % len(SOURCES)],
                "quote": f"on record as number {number}",
            },
        )


def write_folder(network: Network, folder: Path) -> Path:
    """The network as a folder of CSV that can be loaded like the seed."""
    _write(folder / "sources.csv", [{"id": name, "title": f"Record {name}"} for name in SOURCES])
    partners = ({**row, "home": str(row["home"]).lower()} for row in partner_rows(network))
    _write(folder / "partners.csv", list(partners))
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for name, row in fact_rows(network):
        rows[name].append(row)
    for name, (file, *_) in TABLES.items():
        _write(folder / f"{file}.csv", rows[name])
    return folder


def _write(file: Path, rows: list[dict[str, Any]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]) if rows else ["id"])
        writer.writeheader()
        writer.writerows(rows)
