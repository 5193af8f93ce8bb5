"""Numbers that are kept from one data version to the next, in Neo4j, where every worker and machine sees the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple, cast

from graph_app.database.database import Database
from graph_app.errors import GraphAppError
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Rows, Value

_READ = load_statements(CYPHER_FOLDER / "inside")["remembered"]
_WRITE = load_statements(CYPHER_FOLDER / "write")

# What was remembered before (id -> number; empty the first time) -> what is to be remembered now.
Renumber = Callable[[Mapping[str, int]], Mapping[str, int]]


class _Memory(NamedTuple):
    data_version: int = 0
    token: str = ""
    numbers: Mapping[str, int] = {}


def lasting_numbers(database: Database, name: str, state: tuple[int, str], renumber: Renumber) -> Mapping[str, int]:
    """The numbers (id -> number) for one state of the data, which `renumber` makes from those remembered before.

    Whoever comes first for a state decides; all others get the same. What is remembered only goes forward: for an older
    state than that, and where Neo4j cannot be asked or our user may not write, the numbers are made and not kept.
    """
    data_version, token = state
    memory = _Memory()
    with suppress(GraphAppError):  # numbers that may jump once are better than a page that fails
        memory = _memory(database.read(_READ, {"name": name}))
        if token and memory.token == token:
            return memory.numbers
        if token and memory.data_version <= data_version:
            return _kept(database, name, state, renumber)
    return renumber(memory.numbers)


def _kept(database: Database, name: str, state: tuple[int, str], renumber: Renumber) -> Mapping[str, int]:
    data_version, token = state
    with database.write() as transaction:
        memory = _memory(transaction.run(_WRITE["lock_remembered"], {"name": name}))
        if memory.token == token:  # another worker was faster
            return memory.numbers
        numbers = renumber(memory.numbers)
        if memory.data_version <= data_version and numbers:
            told: dict[str, Value] = {"name": name, "ids": [*numbers], "numbers": [*numbers.values()]}
            transaction.run(_WRITE["remember"], {**told, "data_version": data_version, "token": token})
        return numbers


def _memory(rows: Rows) -> _Memory:
    if not rows.rows:
        return _Memory()
    data_version, token, ids, numbers = rows.rows[0]
    pairs = zip(cast("list[str]", ids), cast("list[int]", numbers), strict=True)
    return _Memory(cast("int", data_version), cast("str", token), dict(pairs))
