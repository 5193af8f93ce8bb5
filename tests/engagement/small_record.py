"""Records made of a few words, for tests that know the answer by hand."""

from __future__ import annotations

from collections.abc import Mapping

from graph_app.engagement.on_record import OnRecord, on_record
from graph_app.language.partial_dates import span
from graph_app.partner_graph.detailed import with_details
from graph_app.partner_graph.details import DETAILS
from graph_app.partner_graph.snapshot import build_snapshot
from graph_app.records import Value
from tests.partner_graph.small_snapshot import partner_row

_END_COLUMNS = ("id", "type", "source", "target", "date_from", "date_to")


def record_of(facts: str, partners: str = "", published: Mapping[str, str] | None = None) -> OnRecord:
    """Lines “id source TYPE target [date] [property=value …]” and “id [property=value …]”.

    Partners that only facts name are cities; `hanoi` is our side, and whoever has home=yes. A date is a partial one, or
    two days with a “/”. `published` is the day of publishing of a source.
    """
    lines = [_told(line.split()) for line in facts.strip().splitlines()]
    ids = dict.fromkeys(["hanoi", *(end for line in lines for end in (line["source"], line["target"]))])
    told = {
        words[0]: dict(word.split("=") for word in words[1:])
        for words in map(str.split, partners.splitlines())
        if words
    }
    rows = [_partner(name, told.get(name, {})) for name in dict.fromkeys([*ids, *told])]
    columns: dict[str, list[Value]] = {
        name: [line.get(name, "") for line in lines] for name in (*_END_COLUMNS, *DETAILS)
    }
    snapshot = with_details(build_snapshot(1, rows, _no_facts()), columns)
    events = {line["id"]: line["event_id"] for line in lines if "event_id" in line}
    days = {source: span(day)[1].toordinal() for source, day in (published or {}).items()}
    return on_record(snapshot, events, days)


def _told(words: list[str]) -> dict[str, str]:
    fact, source, of, target, *more = words
    days = [span(word) for word in more if "=" not in word for word in word.split("/")]
    dated = {"date_from": days[0][0].isoformat(), "date_to": days[-1][1].isoformat()} if days else {}
    said = dict(word.split("=") for word in more if "=" in word)
    return {"id": fact, "type": of, "source": source, "target": target, "source_id": "s", **dated, **said}


def _partner(name: str, told: Mapping[str, str]) -> dict[str, Value]:
    numbers: dict[str, Value] = {key: int(told[key]) for key in ("tier", "cadence_months") if key in told}
    row = partner_row(name, told.get("kind", "City"), told.get("country", ""))
    return {**row, "home": name == "hanoi" or "home" in told, "status": told.get("status"), **numbers}


def _no_facts() -> dict[str, dict[str, list[Value]]]:
    return {"MET_WITH": {"source": [], "target": [], "date_from": [], "date_to": []}}
