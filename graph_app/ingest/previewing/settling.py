"""What the rows of an upload are settled with: who names mean so far, which ids are taken, what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from graph_app.ingest.previewing.drafts import fact_draft
from graph_app.ingest.previewing.missing import missing_in
from graph_app.ingest.previewing.naming import SOURCE_FIELD, Naming, what_of
from graph_app.ingest.previewing.rows import Decisions, PreviewRow, SheetPlan
from graph_app.ingest.previewing.stock import Stock
from graph_app.ingest.reading.records import CheckedRow
from graph_app.ingest.reading.sheets import Sheet
from graph_app.ingest.tables import NO_ADDRESS
from graph_app.vocabulary.relationship_types import RelationshipType


class Settling:
    """One preview under way. `step` hears of each row that is done; `taken`: what -> ids that nothing new gets."""

    def __init__(
        self, plans: Sequence[SheetPlan], stock: Stock, decisions: Decisions, today: date, step: Callable[[], None]
    ) -> None:
        self.plans, self.stock, self.decisions, self.today, self.step = plans, stock, decisions, today, step
        self.taken = {
            "source": {*stock.sources, *NO_ADDRESS},
            "partner": {*stock.partners, *NO_ADDRESS},
            "fact": {*stock.facts},
        }
        self.naming = Naming(stock, decisions.names, decisions.new, self.taken)

    def sheet(self, told: PreviewRow) -> Sheet:
        return self.plans[told.sheet].sheet

    def decided(self, told: PreviewRow) -> str:
        """What was decided about this row; '' where nothing was."""
        return self.decisions.rows.get((told.sheet, told.row), "")

    def left_out(self, row: CheckedRow) -> bool:
        """Whether it names somebody whose rows are left out."""
        return any((what_of(name), row.values.get(name)) in self.decisions.left_out for name in naming_fields(row))

    def redraft(self, told: PreviewRow, row: CheckedRow) -> None:
        """The fact that a row makes of what is on record for it."""
        told.after = fact_draft(told.id, type_of(row), row.values, told.before, self.today)

    def conclude(self, told: PreviewRow, row: CheckedRow) -> None:
        """New, changed or unchanged; or wrong, where a new record would lack what it needs."""
        if told.state == "skipped":
            return
        told.mistakes += missing_in(self.sheet(told), row, told.before)
        if told.mistakes:
            told.state = "wrong"
        elif told.questions:
            told.state = "ask"
        elif told.before is None:
            told.state = "new"
        else:
            told.state = "unchanged" if told.before == told.after else "changed"


def naming_fields(row: CheckedRow) -> tuple[str, ...]:
    """The fields of a row that name others; its source first, by which those who are new are proved."""
    assert row.target and row.target.table
    of = row.target.table.relationship_type
    return (SOURCE_FIELD, *(of.roles if of else ()))


def type_of(row: CheckedRow) -> RelationshipType:
    """The type of the fact that a row is."""
    assert row.target and row.target.table and row.target.table.relationship_type
    return row.target.table.relationship_type
