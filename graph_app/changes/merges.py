"""What became of partners that were merged into others, read from the log of changes."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.database.database import Database
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_INTO = " → "
_INSIDE = load_statements(CYPHER_FOLDER / "inside")


@dataclass(frozen=True)
class Merge:
    """A merge that stands: the ids of the partner that is gone and of the one that stays, who did it, its number."""

    goes: str
    stays: str
    who: str
    number: int


def about_merge(goes: str, stays: str) -> str:
    """What a merge is about, as its change tells it: both ids."""
    return f"{goes}{_INTO}{stays}"


def merge_of(database: Database, partner: str) -> Merge | None:
    """The newest merge of a partner into another one; None where there was none, or it was undone."""
    return next(iter(_merges(database, partner + _INTO)), None)


def merged_partners(database: Database) -> dict[str, str]:
    """The ids of partners that were merged, each with the id of the one that stays in the end."""
    into = {merge.goes: merge.stays for merge in reversed(_merges(database, ""))}
    return {goes: _last(goes, into) for goes in into}


def _last(partner: str, into: dict[str, str]) -> str:
    """Along the merges, each once: one that came back and was merged the other way round makes no circle."""
    seen = {partner}
    while (following := into.get(partner)) and following not in seen:
        seen.add(following)
        partner = following
    return partner


def _merges(database: Database, begin: str) -> list[Merge]:
    with database.streamed(_INSIDE["merges"], {"begin": begin}) as stream:
        rows = [dict(zip(stream.columns, row, strict=True)) for row in stream.rows]
    told = [(str(row["about"]).partition(_INTO), row) for row in rows]
    return [Merge(ends[0], ends[2], str(row["who"]), int(str(row["number"]))) for ends, row in told]
