"""Why a row may be what is on record already: the reasons that are told beside the choice."""

from __future__ import annotations

from collections.abc import Mapping

from graph_app.changes.edits import Record
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.previewing.stock import properties
from graph_app.ingest.previewing.who import Candidate
from graph_app.records import Value

_SAID_OF_NAMES = {
    "name": say.ALIKE_NAME,
    "alias": say.ALIKE_ALIAS,
    "spelling": say.ALIKE_SPELLING,
    "shared": say.ALIKE_SHARED,
    "near": say.ALIKE_NEAR,
    "merged": say.ALIKE_MERGED,
    "same": say.ALIKE_ROW,
}


def alike_names(candidate: Candidate) -> tuple[Saying, ...]:
    """Why a partner or source may be the candidate."""
    facts = {"name": candidate.name, "share": round(candidate.likeness)}
    return (Saying(_SAID_OF_NAMES.get(candidate.reason, say.ALIKE_NAME), facts),)


def alike_facts(row: Record, record: Record) -> tuple[Saying, ...]:
    """What two facts between the same two say alike: their ends, their days, their amounts; and where they differ."""
    one, other = properties(row), properties(record)
    return (Saying(say.ALIKE_ENDS), _days(one, other), *_amounts(one, other))


def _days(one: Mapping[str, Value], other: Mapping[str, Value]) -> Saying:
    first, second = one.get("date"), other.get("date")
    if not first or not second:
        return Saying(say.ALIKE_NO_DAY)
    if first == second:
        return Saying(say.ALIKE_DAY, {"day": first})
    return Saying(say.ALIKE_DAYS, {"day": first, "other": second})


def _amounts(one: Mapping[str, Value], other: Mapping[str, Value]) -> tuple[Saying, ...]:
    if "amount" not in one and "amount" not in other:
        return ()
    if "amount" not in one or "amount" not in other:
        return (Saying(say.ALIKE_AMOUNT_OPEN),)
    same = (one["amount"], one.get("currency")) == (other["amount"], other.get("currency"))
    return (Saying(say.ALIKE_AMOUNT if same else say.ALIKE_AMOUNTS),)
