"""Rows that are one record: which of them counts nobody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.previewing.rows import PreviewRow
from graph_app.ingest.previewing.settling import Settling


def refuse_twice(settling: Settling, rows: Iterable[PreviewRow]) -> None:
    """Two rows that are one record, by their ids in two sheets or by what somebody decided, are both wrong."""
    same: dict[str, list[PreviewRow]] = defaultdict(list)
    for told in rows:
        same[told.id].append(told)
    for group in same.values():
        for told, other in zip(group, (*group[1:], group[0]), strict=True) if len(group) > 1 else ():
            place = Saying(say.ROW_OF, {"row": other.row, "sheet": settling.sheet(other).name})
            place = place if other.sheet != told.sheet else Saying(say.ROW, {"row": other.row})
            facts = {"value": told.id, "other": place}
            told.mistakes.append(settling.sheet(told).mistake(told.row, "", say.SAME_RECORD, facts))
            told.state, told.like = "wrong", (told.id,) if told.before else ()
