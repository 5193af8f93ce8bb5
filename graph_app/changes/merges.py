"""What became of a partner that was merged into another one, read from the log of changes."""

from __future__ import annotations

from graph_app.changes.change import Change
from graph_app.changes.log import change_of_number, latest_change_of
from graph_app.database.database import Database

_INTO = " → "
# An undo of an undo of … a merge; nobody goes to and fro more often.
MOST_STEPS = 50


def about_merge(goes: str, stays: str) -> str:
    """What a merge is about, as its change tells it: both ids."""
    return f"{goes}{_INTO}{stays}"


def merge_of(database: Database, partner: str) -> tuple[str, Change] | None:
    """The id of the partner into which one that is not on record was merged, and the change; None where it was not."""
    change = latest_change_of(database, "partner", partner)
    for _ in range(MOST_STEPS):  # a merge that was undone and done again stands in the log as an undo
        if change is None or change.kind != "undo" or change.undoes is None:
            break
        change = change_of_number(database, change.undoes)
    begin = partner + _INTO
    if change is None or change.kind != "merge" or not change.about.startswith(begin):
        return None
    return change.about.removeprefix(begin), change
