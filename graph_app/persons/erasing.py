"""“Erase this person”: the name goes out of everything that a look found, and the log says that it did."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_app.changes.batches import batches
from graph_app.changes.change import Told
from graph_app.database.database import Database
from graph_app.database.write_transaction import WriteTransaction
from graph_app.persons.store import delete_person
from graph_app.persons.traces import Passage, Traces, body_without_name, without_name
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Value

_INSIDE = load_statements(CYPHER_FOLDER / "inside")
_WRITE = load_statements(CYPHER_FOLDER / "write")
_AT_ONCE = 50


@dataclass(frozen=True)
class Removed:
    """How many of each were removed or written anew. `change`: its number in the log, None where no data were."""

    persons: int
    passages: int
    parts: int
    uploads: int
    change: int | None


def erase(database: Database, folder: Path, traces: Traces, chosen: Collection[str], told: Told) -> Removed:
    """Erases the chosen traces: ids of persons, element ids of passages, names of upload folders, "log" for the log.

    The data and the log are written in one transaction, before the rest; done again, it finds what is left.
    """
    passages = [each for each in traces.passages if each.element in chosen]
    parts = [element for element, _ in traces.parts] if "log" in chosen else []
    change = _in_database(database, traces.name, passages, parts, told) if passages or parts else None
    persons = [each for each in traces.persons if each.id in chosen]
    for person in persons:
        delete_person(folder, person.id)
    uploads = [each for each in traces.uploads if each.name in chosen]
    for each in uploads:
        shutil.rmtree(each, ignore_errors=True)
    return Removed(len(persons), len(passages), len(parts), len(uploads), change)


def _in_database(
    database: Database, name: str, passages: Sequence[Passage], parts: Sequence[str], told: Told
) -> int | None:
    with database.write(parts=1 + len(parts)) as transaction:
        [(version,)] = transaction.run(_WRITE["lock_data_version"]).rows
        for what, statement in (("node", "put_node_texts"), ("fact", "put_fact_texts")):
            rows: list[Value] = [
                {"element": each.element, "properties": without_name(each.texts, name)}
                for each in passages
                if each.what == what
            ]
            if rows:
                transaction.run(_WRITE[statement], {"rows": rows})
        _out_of_log(transaction, name, parts)
        assert isinstance(version, int)
        words: dict[str, Value] = {"who": told.who, "why": told.why, "kind": told.kind, "at": told.at, "about": ""}
        counts: dict[str, Value] = {"edit_count": 0, "undoes": None, "made": 0, "changed": len(passages), "deleted": 0}
        version += transaction.changed
        [(number,)] = transaction.run(_WRITE["log_change"], {**words, **counts, "data_version": version}).rows
        assert isinstance(number, int)
        return number


def _out_of_log(transaction: WriteTransaction, name: str, elements: Sequence[str]) -> None:
    for wanted in batches(elements, _AT_ONCE):
        found = transaction.run(_INSIDE["change_parts_of_elements"], {"element_ids": [*wanted]}).rows
        told = ((element, body_without_name(str(body), name)) for element, body in found)
        rows: list[Any] = [{"element": element, "body": body} for element, body in told if body is not None]
        transaction.run(_WRITE["put_change_bodies"], {"rows": rows})
