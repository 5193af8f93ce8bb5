"""Takes a change back: also an older one, where nothing later stands on what it did."""

from __future__ import annotations

from collections.abc import Sequence

from graph_app.changes.change import Change, Told
from graph_app.changes.edits import Edit
from graph_app.changes.log import change_of_number, edits_of_change, latest_change_of
from graph_app.changes.make import change_within
from graph_app.database.database import Database
from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import (
    AlreadyUndone,
    ChangedMeanwhile,
    DeletedLater,
    ErasedForGood,
    GoneMeanwhile,
    LaterChange,
    StillUsed,
    UsedLater,
)
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_WRITE = load_statements(CYPHER_FOLDER / "write")


def undo(database: Database, number: int, told: Told) -> Change:
    """Undoes a change and answers the change that did so; an undo can be undone, too.

    UnknownChange, AlreadyUndone, LaterChange where one of its records was changed since, UsedLater where facts hang on
    what it made, DeletedLater where what it would give back needs what was deleted since. Each changes nothing.
    """
    undone = change_of_number(database, number)
    if undone.kind == "erasure":
        raise ErasedForGood(change=number)
    if undone.undone_by is not None:
        raise AlreadyUndone(change=number, by=undone.undone_by)
    edits = [edit.inverse for edit in reversed(edits_of_change(database, number))]
    try:
        with database.write(parts=1 + len(edits) // 5_000) as transaction:
            transaction.run(_WRITE["lock_data_version"])  # so that nobody writes between this look and ours
            _refuse_overtaken(transaction, number, edits)
            done = change_within(transaction, edits, told, undoes=number)
            _mark(transaction, _chain(database, undone), done.number)
            return done
    except (ChangedMeanwhile, GoneMeanwhile) as problem:
        what, record = str(problem.facts["what"]), str(problem.facts["record"])
        later = latest_change_of(database, what, record)
        refusal = LaterChange if isinstance(problem, ChangedMeanwhile) else DeletedLater
        raise refusal(change=number, record=record, later=later.number if later else "?") from problem
    except StillUsed as problem:
        raise UsedLater(change=number, **problem.facts) from problem


def _refuse_overtaken(transaction: WriteTransaction, number: int, edits: Sequence[Edit]) -> None:
    """LaterChange where a later change that stands was about one of the records, even if it brought the same values."""
    own = {f"{edit.what} {edit.id}": edit.id for edit in edits}
    for later, records in transaction.run(_WRITE["records_changed_later"], {"number": number}).rows:
        assert isinstance(records, list)
        for record in own.keys() & {str(record) for record in records}:
            raise LaterChange(change=number, record=own[record], later=later)


def _chain(database: Database, undone: Change) -> list[int]:
    """A change, the one that it undid, the one that that one undid, and so on."""
    numbers = [undone.number]
    while undone.undoes is not None:
        undone = change_of_number(database, undone.undoes)
        numbers.append(undone.number)
    return numbers


def _mark(transaction: WriteTransaction, chain: list[int], by: int) -> None:
    """Says of each change of a chain whether it stands: it does where the one that undid it does not."""
    undone_by: int | None = by
    for number in chain:
        transaction.run(_WRITE["mark_undone"], {"number": number, "by": undone_by})
        undone_by = number if undone_by is None else None
