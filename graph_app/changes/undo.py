"""Takes a change back: also an older one, where nothing later stands on what it did."""

from __future__ import annotations

from graph_app.changes.change import Change, Told
from graph_app.changes.log import change_of_number, edits_of_change, latest_change_of
from graph_app.changes.make import change_within
from graph_app.database.database import Database
from graph_app.errors import AlreadyUndone, ChangedMeanwhile, ErasedForGood, LaterChange, StillUsed, UsedLater
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_WRITE = load_statements(CYPHER_FOLDER / "write")


def undo(database: Database, number: int, told: Told) -> Change:
    """Undoes a change and answers the change that did so; an undo can be undone, too.

    UnknownChange, AlreadyUndone, LaterChange where one of its records was changed since, UsedLater where facts hang on
    what it made. Each changes nothing.
    """
    undone = change_of_number(database, number)
    if undone.kind == "erasure":
        raise ErasedForGood(change=number)
    if undone.undone_by is not None:
        raise AlreadyUndone(change=number, by=undone.undone_by)
    edits = [edit.inverse for edit in reversed(edits_of_change(database, number))]
    try:
        with database.write(parts=1 + len(edits) // 5_000) as transaction:
            done = change_within(transaction, edits, told, undoes=number)
            transaction.run(_WRITE["mark_undone"], {"number": number, "by": done.number})
            if undone.undoes is not None:  # what it had undone stands again
                transaction.run(_WRITE["mark_undone"], {"number": undone.undoes, "by": None})
            return done
    except ChangedMeanwhile as problem:
        what, record = str(problem.facts["what"]), str(problem.facts["record"])
        later = latest_change_of(database, what, record)
        raise LaterChange(change=number, record=record, later=later.number if later else "?") from problem
    except StillUsed as problem:
        raise UsedLater(change=number, **problem.facts) from problem
