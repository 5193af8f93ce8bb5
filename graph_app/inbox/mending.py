"""What one click mends of a matter, where its rule says what is to be done: as edits like those of a form."""

from __future__ import annotations

from graph_app.changes.edits import Edit, Record
from graph_app.changes.log import latest_change_of, record_now
from graph_app.database.database import Database
from graph_app.errors import MatterMoved
from graph_app.inbox.matters import Matter
from graph_app.queries.inbox_rule import RECORD_OF_TYPE
from graph_app.vocabulary.columns import COLUMNS

WAYS = ("set", "remove")


def ways_of(matter: Matter) -> list[str]:
    """Which of WAYS the rule offers for this matter."""
    how = matter.how
    offered = {"set": how.set.column if how.set else "", "remove": how.remove}
    return [way for way in WAYS if offered[way] and matter.values.get(offered[way])]


def edit_of(database: Database, matter: Matter, way: str, seen: int) -> Edit:
    """The edit of one of the ways that the rule offers.

    MatterMoved where its record is gone, mended already, or was changed after the data version that was `seen`: also
    where the rule does not look.
    """
    if way not in ways_of(matter):
        raise MatterMoved()
    how = matter.how
    column = how.set.column if way == "set" and how.set else how.remove
    what, id = RECORD_OF_TYPE[COLUMNS[column].type], str(matter.values[column])
    before = record_now(database, what, id)
    after = _after(before, matter) if before and way == "set" else None
    latest = latest_change_of(database, what, id)
    if before is None or before == after or (latest and latest.data_version > seen):
        raise MatterMoved()
    return Edit(what, id, before, after)


def _after(before: Record, matter: Matter) -> Record:
    own, field = before["properties"], matter.how.set
    assert isinstance(own, dict) and field is not None
    return {**before, "properties": {**own, field.field: field.value}}
