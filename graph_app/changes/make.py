"""Every change of data goes through here: checked, written and logged in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from graph_app.changes.batches import BATCH, batched, batches
from graph_app.changes.change import EDITS_PER_PART, Change, Told, counts_of, parts_of
from graph_app.changes.edits import KINDS_OF_RECORDS, Edit, Record, real_edits
from graph_app.changes.references import refuse_gaps
from graph_app.database.database import Database
from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import ChangedMeanwhile, ChangeTooLarge, NothingToChange, QueryTooLarge, StillUsed
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

_HEAP_STEP_MB, _EDITS_PER_STEP = 512, 50_000  # 100,000 long facts take three such steps (measured)
_WRITE = load_statements(CYPHER_FOLDER / "write")
# Which share of the time has passed when records are compared and written; the rest is their log (measured with 100,000
# new facts). Neo4j's commit comes after that, and nobody hears how far it is.
_CHECKED, _WRITTEN = 0.25, 0.8


def make_change(
    database: Database, edits: Iterable[Edit], told: Told, heard: Callable[[float], None] = lambda _share: None
) -> Change:
    """Makes a change of these edits and answers it as logged.

    NothingToChange; ChangedMeanwhile where a record is not any more what `before` says of it; StillUsed where something
    hangs on what would be deleted; GoneMeanwhile where something would lean on what is not on record; ChangeTooLarge.
    Each changes nothing. `heard` is told the share done, once 1.0 when all but Neo4j's commit is; what it raises ends
    it all.
    """
    kept = real_edits(edits)
    if not kept:
        raise NothingToChange()
    with change_transaction(database, len(kept)) as transaction:
        return change_within(transaction, kept, told, heard=heard)


@contextmanager
def change_transaction(database: Database, count: int) -> Iterator[WriteTransaction]:
    """A transaction with the time that so many edits take. ChangeTooLarge where Neo4j has too little memory for it."""
    try:
        with database.write(parts=1 + count // BATCH) as transaction:
            yield transaction
    except QueryTooLarge as problem:
        megabytes = _HEAP_STEP_MB * (2 + -(-count // _EDITS_PER_STEP))
        raise ChangeTooLarge(count=count, megabytes=megabytes) from problem


def change_within(
    transaction: WriteTransaction,
    edits: Sequence[Edit],
    told: Told,
    undoes: int | None = None,
    heard: Callable[[float], None] = lambda _share: None,
) -> Change:
    """The same as a part of a transaction that is open."""
    [(version,)] = transaction.run(_WRITE["lock_data_version"]).rows  # two writers take turns
    _check_befores(transaction, edits, lambda done: heard(_CHECKED * done / len(edits)))
    _write(transaction, edits, lambda done: heard(_CHECKED + (_WRITTEN - _CHECKED) * min(done / len(edits), 1)))
    refuse_gaps(transaction, edits)
    assert isinstance(version, int)
    words: dict[str, Value] = {"who": told.who, "why": told.why, "kind": told.kind, "at": told.at, "about": told.about}
    numbers: dict[str, Value] = {"data_version": version + 1, "edit_count": len(edits), "undoes": undoes}
    counts = counts_of(edits)
    [(number,)] = transaction.run(_WRITE["log_change"], {**words, **numbers, **counts}).rows
    logged = 0
    for rows in batched(parts_of(edits), 10):
        transaction.run(_WRITE["log_change_parts"], {"number": number, "rows": [*rows]})
        logged += len(rows) * EDITS_PER_PART
        heard(_WRITTEN + (1 - _WRITTEN) * min(logged / len(edits), 0.99))
    heard(1.0)
    assert isinstance(number, int)
    return Change(
        *(number, told.at, told.who, told.why, told.kind, told.about),
        data_version=version + 1,
        edit_count=len(edits),
        undoes=undoes,
        made=counts["made"],
        changed=counts["changed"],
        deleted=counts["deleted"],
    )


def current_records(
    transaction: WriteTransaction, what: str, ids: Sequence[str], looked_up: Callable[[int], None] = lambda _count: None
) -> dict[str, Record]:
    """The records of these ids as they stand, by id; others are absent. `looked_up` hears how many."""
    found: dict[str, Record] = {}
    for begin, batch in enumerate(batches(ids)):
        looked_up(begin * BATCH)
        rows = transaction.run(_WRITE[f"records_of_{what}s"], {"ids": [*batch]})
        found |= {str(record["id"]): record for record in rows.records()}
    return found


def _check_befores(transaction: WriteTransaction, edits: Sequence[Edit], checked: Callable[[int], None]) -> None:
    done = 0
    for what in KINDS_OF_RECORDS:
        wanted = [edit for edit in edits if edit.what == what]
        found = current_records(transaction, what, [edit.id for edit in wanted], partial(_beyond, checked, done))
        for edit in wanted:
            if found.get(edit.id) != edit.before:
                raise ChangedMeanwhile(what=what, record=edit.id)
        done += len(wanted)


def _beyond(heard: Callable[[int], None], before: int, count: int) -> None:
    heard(before + count)


def _write(transaction: WriteTransaction, edits: Sequence[Edit], written: Callable[[int], None]) -> None:
    """`written` hears how many are."""
    steps = _facts_on_record(transaction, [edit for edit in edits if edit.what == "fact" and edit.before])
    for what in KINDS_OF_RECORDS:
        of_kind = [edit for edit in edits if edit.what == what and edit.after]
        made: list[Value] = [edit.after for edit in of_kind if not edit.before or _moved(edit)]
        changed = [_changed(edit) for edit in of_kind if what != "fact" and edit.before]
        if what == "source":
            made = [edit.after["properties"] for edit in of_kind if edit.after and not edit.before]
        steps += [(f"create_{what}s", "rows", made), (f"set_{what}s", "rows", changed)]
    done = 0
    for statement, parameter, values in steps:
        for batch in batches(values):
            transaction.run(_WRITE[statement], {parameter: [*batch]})
            done += len(batch)
            written(done)
    for what in ("partner", "source"):
        gone = [edit.id for edit in edits if edit.what == what and not edit.after]
        _refuse_used(transaction, what, gone)
        for batch in batches(gone):
            transaction.run(_WRITE[f"delete_{what}s"], {"ids": [*batch]})


def _facts_on_record(transaction: WriteTransaction, edits: Sequence[Edit]) -> list[tuple[str, str, Sequence[Value]]]:
    """What is to be done with facts that are there: those that stay where they are first, as what was deleted makes
    every later look into an index slow."""
    elements: dict[str, Value] = {}
    for batch in batches([edit.id for edit in edits]):
        elements |= {
            str(id): element for id, element in transaction.run(_WRITE["elements_of_facts"], {"ids": [*batch]}).rows
        }
    gone = [elements[edit.id] for edit in edits if not edit.after or _moved(edit)]
    kept: list[Value] = [
        {"element": elements[edit.id], "properties": edit.after["properties"]}
        for edit in edits
        if edit.after and not _moved(edit)
    ]
    return [("set_facts", "rows", kept), ("delete_facts", "element_ids", gone)]


def _moved(edit: Edit) -> bool:
    """Whether a fact is made anew when it changes: its type and its ends are no properties."""
    ends = [[record[name] for name in ("type", "source", "target")] for record in _facts_of(edit)]
    return len(ends) == 2 and ends[0] != ends[1]


def _facts_of(edit: Edit) -> list[Record]:
    return [record for record in (edit.before, edit.after) if record and edit.what == "fact"]


def _changed(edit: Edit) -> Record:
    assert edit.before and edit.after
    return {**edit.after, "kind_before": edit.before.get("kind")}


def _refuse_used(transaction: WriteTransaction, what: str, ids: Sequence[str]) -> None:
    """StillUsed where facts hang on what is to be deleted."""
    for batch in batches(ids):
        for used, count in transaction.run(_WRITE[f"uses_of_{what}s"], {"ids": [*batch]}).rows:
            raise StillUsed(what=what, record=used, count=count)
