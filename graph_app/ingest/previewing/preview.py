"""What an upload would do, row by row, before anything is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import count

from graph_app.ingest import sentences as say
from graph_app.ingest.previewing.fact_rows import FactRows
from graph_app.ingest.previewing.named_rows import NamedRows
from graph_app.ingest.previewing.rows import SKIP, Decisions, Preview, PreviewRow, SheetPlan
from graph_app.ingest.previewing.settling import Settling, naming_fields, type_of
from graph_app.ingest.previewing.stock import Stock
from graph_app.ingest.reading.letters import shown
from graph_app.ingest.reading.records import CheckedRow, checked_rows
from graph_app.ingest.reading.sheets import Progress, unheard
from graph_app.ingest.tables import PARTNERS, SOURCES

_TOLD_EVERY = 200


def preview(
    plans: Sequence[SheetPlan],
    stock: Stock,
    decisions: Decisions,
    today: date,
    progress: Progress = unheard,
    compared: Progress = unheard,
) -> Preview:
    """Reads all sheets and says of each row what it would do. UploadRefused where the rest of one cannot be read.

    `progress` hears which share of the sheets is read, then `compared` which share of the rows is settled.
    """
    read: list[tuple[int, CheckedRow]] = []
    for place, plan in enumerate(plans):
        heard = _share(progress, place, len(plans))
        read += ((place, row) for row in checked_rows(plan.sheet, plan.mapping, plan.notation, heard))
    settling = Settling(plans, stock, decisions, today, _counted(compared, 2 * len(read)))
    pairs = [(_begun(place, row), row) for place, row in read]
    for what in ("source", "partner", "fact"):  # a fact may name a source and a partner of the same upload
        _settle([(told, row) for told, row in pairs if told.what == what], settling, what)
    rows = [told for told, _ in pairs]
    for told in rows if decisions.wrong == SKIP else ():
        if told.state == "wrong":
            told.state, told.questions = "skipped", []
    return Preview(stock.data_version, _with_newcomers(rows, settling))


def _begun(place: int, row: CheckedRow) -> PreviewRow:
    """The row before anything is known of it but its mistakes."""
    return PreviewRow(place, row.number, _what(row), mistakes=[*row.mistakes], notes=row.notes)


def _settle(rows: Sequence[tuple[PreviewRow, CheckedRow]], settling: Settling, what: str) -> None:
    """All rows of sources, of partners, or of facts."""
    readable = [(told, row) for told, row in rows if not told.mistakes and row.target]
    for told, row in readable:
        if isinstance(given := row.values.get("id"), str):
            settling.taken[what].add(given)
        if settling.decided(told) == SKIP:
            told.state = "skipped"
    left = [(told, row) for told, row in readable if told.state != "skipped"]
    if what == "fact":
        FactRows(settling).settle(left)
    else:
        NamedRows(settling).settle(left)
    for told, row in rows:
        if told.mistakes and told.state == "wrong" and row.target:
            _look_at_wrong(told, row, settling)


def _look_at_wrong(told: PreviewRow, row: CheckedRow, settling: Settling) -> None:
    """Of a row that is wrong all is told at once: whom nobody knows, too."""
    if not settling.left_out(row):
        told.questions = told.questions or settling.naming.open(row, naming_fields(row))
    if told.what == "fact" and told.after is None and all(role in row.values for role in type_of(row).roles):
        settling.redraft(told, row)


def _with_newcomers(rows: Sequence[PreviewRow], settling: Settling) -> list[PreviewRow]:
    """The rows, each behind those that are new because it names them, where any row that is not left out does."""
    brought: dict[tuple[int, int], list[PreviewRow]] = defaultdict(list)
    for new in settling.naming.needed(told.after for told in rows if told.after and told.state != "skipped"):
        plan = settling.plans[new.sheet]
        title = plan.mapping.title_of.get(new.column, new.column)
        note = plan.sheet.mistake(new.row, title, say.NEWCOMER, {"value": shown(new.text)})
        id = str(new.record["id"])
        brought[new.sheet, new.row].append(
            PreviewRow(new.sheet, new.row, new.what, "new", id, None, new.record, notes=[note])
        )
    return [each for told in rows for each in (*brought.pop((told.sheet, told.row), ()), told)]


def _what(row: CheckedRow) -> str:
    table = row.target.table if row.target else None
    return "source" if table is SOURCES else "partner" if table is PARTNERS else "fact"


def _counted(progress: Progress, steps: int) -> Callable[[], None]:
    """One step done, of so many; told now and then."""
    done = count(1)

    def step() -> None:
        number = next(done)
        if number % _TOLD_EVERY == 0:
            progress(min(number / steps, 1.0))

    return step


def _share(progress: Progress, place: int, count: int) -> Progress:
    return lambda share: progress((place + share) / count)
