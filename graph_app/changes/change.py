"""One change: who made it, when and why, and the records of the log that hold its edits."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph_app.changes.edits import Edit
from graph_app.records import Value

# What kinds of changes there are; a merge makes one of two partners, an erasure takes out what is said of a person.
KINDS_OF_CHANGES = ("edit", "import", "merge", "undo", "erasure")
EDITS_PER_PART = 500


@dataclass(frozen=True)
class Told:
    """What whoever makes a change says of it. `at` is an ISO time in UTC, `about` a file's name or the like."""

    who: str
    why: str
    kind: str
    at: str
    about: str = ""


@dataclass(frozen=True)
class Change:
    """A change as the log has it. `undoes` and `undone_by` are numbers of other changes.

    `made`, `changed` and `deleted` count its records.
    """

    number: int
    at: str
    who: str
    why: str
    kind: str
    about: str
    data_version: int
    edit_count: int
    undoes: int | None = None
    undone_by: int | None = None
    made: int = 0
    changed: int = 0
    deleted: int = 0


def parts_of(edits: Sequence[Edit]) -> Iterator[dict[str, Any]]:
    """The edits in parts as the log keeps them: which partners and records each is about, and its packed text.

    The text is bytes: Neo4j holds a transaction in memory to its end, and as hexadecimal it would be twice as long.
    """
    for begin in range(0, len(edits), EDITS_PER_PART):
        part = edits[begin : begin + EDITS_PER_PART]
        partners: list[Value] = [*sorted(set().union(*(edit.partners for edit in part)))]
        ids: list[Value] = [f"{edit.what} {edit.id}" for edit in part]
        yield {"position": begin // EDITS_PER_PART, "partners": partners, "ids": ids, "body": packed(part)}


def counts_of(edits: Sequence[Edit]) -> dict[str, int]:
    """How many records are made, changed and deleted."""
    made = sum(edit.before is None for edit in edits)
    deleted = sum(edit.after is None for edit in edits)
    return {"made": made, "changed": len(edits) - made - deleted, "deleted": deleted}


def edits_of(body: str) -> list[Edit]:
    """The edits of one part, whose bytes are read as hexadecimal text; older parts are such a text themselves."""
    told: list[list[Any]] = json.loads(zlib.decompress(bytes.fromhex(body)))
    return [Edit(*each) for each in told]


def packed(edits: Sequence[Edit]) -> bytes:
    """What `edits_of` reads again."""
    told = [[edit.what, edit.id, edit.before, edit.after] for edit in edits]
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"), 6)
