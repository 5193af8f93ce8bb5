"""What records lean on: a fact on both its partners, and all on the sources that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_app.changes.batches import batches
from graph_app.changes.edits import Edit, Record
from graph_app.database.write_transaction import WriteTransaction
from graph_app.errors import GoneMeanwhile
from graph_app.queries.statements import CYPHER_FOLDER, load_statements

_WRITE = load_statements(CYPHER_FOLDER / "write")


def refuse_gaps(transaction: WriteTransaction, edits: Sequence[Edit]) -> None:
    """GoneMeanwhile where these edits, once written, newly lean on a partner or a source that is not on record.

    Whoever made them may have looked at a time when it still was. What leaned on nothing before may go on to.
    """
    _refuse_absent(transaction, "partner", (end for edit in edits for end in _ends(edit.after) - _ends(edit.before)))
    _refuse_absent(transaction, "source", (one for edit in edits for one in _source(edit.after) - _source(edit.before)))


def _refuse_absent(transaction: WriteTransaction, what: str, needed: Iterable[str]) -> None:
    for ids in batches(sorted(set(needed))):
        for (absent,) in transaction.run(_WRITE[f"absent_{what}s"], {"ids": [*ids]}).rows:
            raise GoneMeanwhile(what=what, record=absent)


def _ends(record: Record | None) -> set[str]:
    return {str(record[end]) for end in ("source", "target")} if record and "type" in record else set()


def _source(record: Record | None) -> set[str]:
    own = record["properties"] if record else None
    named = own.get("source_id") if isinstance(own, dict) else None
    return {named} if isinstance(named, str) and named else set()
