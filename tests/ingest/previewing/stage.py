"""A small record and uploads typed by hand, for tests that know the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph_app.changes.edits import Record
from graph_app.ingest.previewing.preview import preview
from graph_app.ingest.previewing.rows import Decisions, Preview, PreviewRow, SheetPlan
from graph_app.ingest.previewing.stock import Stock
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.mapping import guessed_mapping, mapped, with_constant
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.uploads import read_pasted

TODAY = date(2026, 11, 25)


def partner(id: str, kind: str = "City", **own: Any) -> Record:
    return {"id": id, "kind": kind, "properties": {"id": id, "home": False, "source_id": "s", "quote": "q", **own}}


def meeting(id: str, guest: str, day: str = "", **own: Any) -> Record:
    days = {"date": day, "date_from": day, "date_to": day} if day else {}
    told = {"id": id, "title_en": "t", "source_id": "s", "quote": "q", **days, **own}
    return {"id": id, "type": "MET_WITH", "source": "hanoi", "target": guest, "properties": told}


def aid(id: str, day: str, **own: Any) -> Record:
    record = meeting(id, "old", day, **own)
    return {**record, "type": "GAVE_AID_TO"}


def stock(*facts: Record) -> Stock:
    """Hà Nội with three partners; two of them are both called HUFO by somebody."""
    partners = [
        partner("hanoi", name_vi="Hà Nội", name_en="Hanoi", home=True),
        partner("old", name_vi="Viêng Chăn", name_en="Vientiane", aliases=["Vạn Tượng"]),
        partner("haufo", "Organisation", name_vi="Liên hiệp Hà Nội", name_en="HAUFO", aliases=["HUFO"]),
        partner("saigon-union", "Organisation", name_en="Union of Saigon", aliases=["HUFO"]),
    ]
    sources: dict[str, Record] = {"s": {"id": "s", "properties": {"id": "s", "title": "Hà Nội Mới"}}}
    return Stock(7, sources, {str(each["id"]): each for each in partners}, {str(each["id"]): each for each in facts})


def plan(text: str, target: str = "", **constants: str) -> SheetPlan:
    """Lines with “|” between the cells; the first names the columns."""
    [sheet] = read_pasted("\n".join("\t".join(line.split("|")) for line in text.strip().splitlines()), Limits())
    mapping = mapped(sheet, target) if target else guessed_mapping(sheet)
    for name, told in constants.items():
        mapping = with_constant(mapping, name, told)
    return SheetPlan(sheet, mapping, Notation())


def seen(text: str, on_record: Stock, target: str = "meetings", decisions: Decisions | None = None) -> Preview:
    """The preview of one sheet whose rows all have the source “s”."""
    constants = {} if "source_id" in text else {"source_id": "s"}
    more = {} if "quote" in text or target == "sources" else {"quote": "q"}
    given = constants if target != "sources" else {}
    return preview([plan(text, target, **given, **more)], on_record, decisions or Decisions(), TODAY)


def states(found: Preview) -> list[str]:
    return [row.state for row in found.rows]


def only(found: Preview) -> PreviewRow:
    [row] = found.rows
    return row
