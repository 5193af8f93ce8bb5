"""What is decided about the rows of an upload, and what becomes of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph_app.changes.edits import Edit, Record
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.previewing.naming import Named, Question
from graph_app.ingest.previewing.stock import properties
from graph_app.ingest.reading.mapping import ColumnMapping
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Sheet
from graph_app.records import Value

# What can become of a row. `ask`: a name in it can mean several, or nobody; `skipped`: by decision of the steward.
STATES = ("new", "changed", "unchanged", "duplicate", "ask", "wrong", "skipped")
AS_NEW, SKIP = "new", "skip"


@dataclass(frozen=True)
class SheetPlan:
    """How a sheet is read."""

    sheet: Sheet
    mapping: ColumnMapping
    notation: Notation


@dataclass(frozen=True)
class Decisions:
    """What the steward decided.

    `names`: whom a text names -> whose id it is. `new`: whom a text names -> one of NEW_KINDS, what it is that is on no
    record. `rows`: (place of the sheet, row) -> AS_NEW, SKIP, or the id of the record that it is. `duplicates`: AS_NEW
    or SKIP for all others that may be there already. `key_fields`: KEY_FIELDS. `left_out`: texts whose rows are
    skipped, because nobody says whom they mean. `wrong`: SKIP for all wrong rows.
    """

    names: Mapping[Named, str] = field(default_factory=dict)
    rows: Mapping[tuple[int, int], str] = field(default_factory=dict)
    duplicates: str = ""
    key_fields: Mapping[str, Sequence[str]] = field(default_factory=lambda: KEY_FIELDS)
    left_out: Collection[Named] = frozenset()
    wrong: str = ""
    new: Mapping[Named, str] = field(default_factory=dict)


@dataclass
class PreviewRow:
    """What becomes of one row, or of who is new because a row names them.

    `before` is on record, `after` what the row would make of it; while names in it are open, what it says with those.
    `like`: ids of records that may be the same, `why` what speaks for each. `matched`: by what `before` was found:
    “id”, “decided”, “key”, or a reason of Meant.
    """

    sheet: int
    row: int
    what: str
    state: str = "wrong"
    id: str = ""
    before: Record | None = None
    after: Record | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[Mistake] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    like: tuple[str, ...] = ()
    why: Mapping[str, Sequence[Saying]] = field(default_factory=dict)
    matched: str = ""

    @property
    def unconfirmed(self) -> bool:
        """Whether it changes a record that neither an ID in the row nor a person said it is."""
        return self.state == "changed" and self.matched not in ("id", "decided")

    @property
    def changed_fields(self) -> list[tuple[str, Value, Value]]:
        """Property, old and new value, of what the row changes."""
        old, new = (properties(record) if record else {} for record in (self.before, self.after))
        ends = [
            (name, self.before[name], self.after[name])
            for name in ("kind", "source", "target")
            if self.before and self.after and self.before.get(name) != self.after.get(name)
        ]
        return [*ends, *((name, old.get(name), new.get(name)) for name in new if old.get(name) != new.get(name))]


@dataclass(frozen=True)
class Preview:
    """All rows in the order of the file, and the data version that they were compared with."""

    data_version: int
    rows: Sequence[PreviewRow]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows there are of each state."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in STATES}

    @property
    def open(self) -> int:
        """How many rows keep the import from being made."""
        return sum(row.state in ("duplicate", "ask", "wrong") for row in self.rows)

    def edits(self) -> Iterator[Edit]:
        """What an import writes; nothing where a row is not settled."""
        if self.open:
            return
        for row in self.rows:
            if row.state in ("new", "changed"):
                yield Edit(row.what, row.id, row.before, row.after)
