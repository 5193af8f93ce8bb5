"""What a change consists of: one record each, as it was before and as it is after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from graph_app.errors import EditedTwice
from graph_app.records import Value

# A partner: id, kind, properties. A fact: id, type, source, target, properties. A source: id, properties.
Record: TypeAlias = dict[str, Value]
# In the order in which they can be made: a fact needs its partners.
KINDS_OF_RECORDS = ("source", "partner", "fact")


@dataclass(frozen=True)
class Edit:
    """`what` is one of KINDS_OF_RECORDS. `before` None: the record is made; `after` None: it is deleted."""

    what: str
    id: str
    before: Record | None
    after: Record | None

    @property
    def inverse(self) -> Edit:
        """What takes it back."""
        return Edit(self.what, self.id, self.after, self.before)

    @property
    def partners(self) -> set[str]:
        """The ids of the partners that it is about."""
        if self.what == "partner":
            return {self.id}
        if self.what == "source":
            return set()
        return {str(record[end]) for record in (self.before, self.after) if record for end in ("source", "target")}


def real_edits(edits: Iterable[Edit]) -> list[Edit]:
    """Those that change anything. EditedTwice where two are of the same record."""
    kept = [edit for edit in edits if edit.before != edit.after]
    seen: set[tuple[str, str]] = set()
    for edit in kept:
        if (edit.what, edit.id) in seen:
            raise EditedTwice(what=edit.what, record=edit.id)
        seen.add((edit.what, edit.id))
    return kept
