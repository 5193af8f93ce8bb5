"""Whether the log of changes in a backup is whole: it ends where the data version says, and no part is missing.

A log with a hole would be restored without a word, and an undo would take back a part of a change.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph_app.backup.manifest import Manifest
from graph_app.backup.tables import Record
from graph_app.backup.tables import field as value_in
from graph_app.changes.change import EDITS_PER_PART
from graph_app.records import Value


@dataclass
class Log:
    """What the rows say of it, some 200 bytes for each change."""

    versions: list[tuple[Value, int]] = field(default_factory=list)
    edits: dict[int, int] = field(default_factory=dict)
    parts: Counter[int] = field(default_factory=Counter)
    named: Counter[int] = field(default_factory=Counter)

    def hear(self, table: str, record: Record) -> None:
        """Takes a row down. ValueError where it counts what cannot be counted."""
        if table == "data_version":
            self.versions.append((value_in(record, "id"), _count(value_in(record, "changes") or 0)))
        if table == "changes":
            number, edits = (_count(value_in(record, name)) for name in ("number", "edit_count"))
            self.edits[number] = edits
        if table == "change_parts":
            change, position = (_count(value_in(record, name)) for name in ("change", "position"))
            if position >= _parts(self.edits[change]):
                raise ValueError(position)
            ids = value_in(record, "ids")
            self.parts[change] += 1
            self.named[change] += len(ids) if isinstance(ids, list) else 0

    def is_version_right(self, manifest: Manifest) -> bool:
        """Whether there is one data version, which counts the changes; none only where nothing was ever written."""
        if not self.versions:
            return not self.edits and (manifest.data_version, manifest.token) == (0, "")
        return self.versions == [("current", max(self.edits, default=0))]

    def first_broken(self) -> int | None:
        """The first change that lacks edits, or has too many."""
        for change, edits in self.edits.items():
            named = self.named[change]  # none in parts from before there were ids in them
            if self.parts[change] != _parts(edits) or (named and named != edits):
                return change
        return None


def _parts(edits: int) -> int:
    return -(-edits // EDITS_PER_PART)


def _count(value: Value) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
