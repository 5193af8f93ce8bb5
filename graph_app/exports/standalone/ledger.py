"""What stands behind the lines of a picture: facts in words, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph_app.language.formats import day_text
from graph_app.language.web_addresses import is_web_address
from graph_app.partner_graph.snapshot import Snapshot
from graph_app.vocabulary.relationship_types import TYPE_BY_NAME
from graph_app.vocabulary.wording import fact_details, fact_title

Record = Mapping[str, Any]


def newest_first(facts: Sequence[Record]) -> list[Record]:
    """Facts of unknown day stand last."""
    return sorted(
        facts, key=lambda fact: (fact.get("date_to") or fact.get("date_from") or "", fact["id"]), reverse=True
    )


def told(fact: Record, snapshot: Snapshot, source: Record, language: str) -> dict[str, Any]:
    """A fact in words; `source` is the record of where it comes from, {} where nothing is known of that."""
    ends = [snapshot.partner(fact[end]).name_in(language) for end in ("source", "target")]
    address = source.get("url") or ""
    return {
        **{name: fact[name] for name in ("type", "source", "target")},
        "when": _when(fact, language),
        "title": fact_title(fact, language),
        "said": f"{ends[0]} {TYPE_BY_NAME[fact['type']].caption.told_in(language)} {ends[1]}",
        "details": fact_details(fact, language),
        "quote": fact.get("quote") or "",
        "note": fact.get("note") or "",
        "found_in": " · ".join(filter(None, [source.get("title") or fact.get("source_id"), source.get("publisher")])),
        "url": address if is_web_address(address) else "",
    }


def _when(fact: Record, language: str) -> str:
    """The day as the source gives it, with “≈” where that is no exact day; '' where it is unknown."""
    day = fact.get("date") or ""
    if not day:
        return ""
    return day_text(day, language) + ("" if len(day) == 10 else " ≈")
