"""What stands behind the lines of a picture, in words: each line with its facts, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph_app.drawing.picture import Edge, Picture
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


def facts_of_lines(picture: Picture, facts: Sequence[Record]) -> list[list[int]]:
    """For each edge of the picture the places in `facts` of those that it stands for."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        places[fact["type"], fact["source"], fact["target"]].append(place)
    return [_facts_of_line(picture, edge, places) for edge in picture.edges]


def _facts_of_line(picture: Picture, edge: Edge, places: Mapping[tuple[str, str, str], list[int]]) -> list[int]:
    source, target = picture.nodes[edge.source].id, picture.nodes[edge.target].id
    types = [edge.type] if edge.type else list(TYPE_BY_NAME)
    both_ways = not edge.type or not TYPE_BY_NAME[edge.type].directed
    ways = [(source, target), (target, source)] if both_ways else [(source, target)]
    return sorted(place for name in types for ends in ways for place in places.get((name, *ends), []))


def told(fact: Record, snapshot: Snapshot, source: Record, language: str) -> dict[str, Any]:
    """A fact in words; `source` is the record of where it comes from, {} where nothing is known of that."""
    ends = [snapshot.partner(fact[end]).name_in(language) for end in ("source", "target")]
    address = source.get("url") or ""
    return {
        "when": _when(fact, language),
        "title": fact_title(fact, language),
        "said": f"{ends[0]} {TYPE_BY_NAME[fact['type']].caption.told_in(language)} {ends[1]}",
        "details": fact_details(fact, language),
        "quote": fact.get("quote") or "",
        "note": fact.get("note") or "",
        "source": " · ".join(filter(None, [source.get("title") or fact.get("source_id"), source.get("publisher")])),
        "url": address if is_web_address(address) else "",
    }


def _when(fact: Record, language: str) -> str:
    """The day as the source gives it, with “≈” where that is no exact day; '' where it is unknown."""
    day = fact.get("date") or ""
    if not day:
        return ""
    return day_text(day, language) + ("" if len(day) == 10 else " ≈")
