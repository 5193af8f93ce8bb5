"""Facts made of a few words, as records of the database, for histories whose answers are known by hand."""

from __future__ import annotations

from typing import Any

from graph_app.language.partial_dates import span

OURS = frozenset({"us", "our-union"})


def fact(id: str, type: str, source: str, target: str, date: str = "", **more: Any) -> dict[str, Any]:
    """A fact of a day (a partial date), of two days with “/” between them, or of none."""
    told: dict[str, Any] = {"id": id, "type": type, "source": source, "target": target, "source_id": "s", **more}
    if "/" in date:
        told["date_from"], told["date_to"] = date.split("/")
    elif date:
        first, last = span(date)
        told |= {"date": date, "date_from": first.isoformat(), "date_to": last.isoformat()}
    return told


def gift(id: str, source: str, target: str, date: str = "", **more: Any) -> dict[str, Any]:
    return fact(id, "GAVE_AID_TO", source, target, date, **more)


def meeting(id: str, date: str = "", **more: Any) -> dict[str, Any]:
    return fact(id, "MET_WITH", "us", "they", date, **more)


def agreement(id: str, date: str = "", **more: Any) -> dict[str, Any]:
    return fact(id, "HAS_AGREEMENT_WITH", "us", "they", date, **more)


def membership(id: str, member: str, body: str, date: str = "") -> dict[str, Any]:
    return fact(id, "MEMBER_OF", member, body, date)
