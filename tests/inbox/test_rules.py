"""Every rule of the inbox on a real database: what it finds, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.inbox.matters import Matter, matters_of
from graph_app.queries.arguments import typed_arguments
from graph_app.queries.inbox_rule import PLACE
from graph_app.queries.library import load_library
from graph_app.queries.loader import NamedQuery
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Rows
from graph_app.vocabulary.columns import COLUMNS
from tests.inbox.stage import AS_OF, FOUND, load_matters

RULES = {name: query for name, query in load_library(CYPHER_FOLDER).items() if query.inbox}


@pytest.fixture(scope="module")
def staged(database_server: Database) -> Iterator[Database]:
    """The stage once for all tests here, since none changes anything."""
    with database_server.write() as transaction:
        transaction.run(load_statements(Path(__file__).parents[1] / "statements")["wipe"])
    yield load_matters(database_server)


def ask(database: Database, rule: NamedQuery) -> Rows:
    given = {"as_of": AS_OF} if any(param.name == "as_of" for param in rule.params) else {}
    return database.read(rule.statement, typed_arguments(rule, given))


def named(matter: Matter) -> tuple[str, ...]:
    return tuple(matter.ids("fact") or matter.ids("partner"))


def test_every_rule_has_its_example_here() -> None:
    assert RULES.keys() == FOUND.keys()


@pytest.mark.parametrize("name", RULES)
def test_it_finds_what_is_wrong_and_leaves_alone_what_can_be_right(staged: Database, name: str) -> None:
    """And its columns are known, and are all that its header names."""
    rule, rows = RULES[name], ask(staged, RULES[name])
    found = matters_of(rule, rows)
    assert {named(matter) for matter in found} == FOUND[name]
    assert len(found) == len(FOUND[name])
    assert [column for column in rows.columns if column not in COLUMNS] == []
    assert rule.inbox is not None
    wanted = {place for words in rule.inbox.matter for place in PLACE.findall(words)}
    wanted |= {field.column for field in (*rule.inbox.mend, *([rule.inbox.set] if rule.inbox.set else []))}
    assert wanted | ({rule.inbox.remove} - {""}) <= {*rows.columns}


@pytest.mark.parametrize("name", RULES)
def test_its_sentence_is_told_in_both_languages(name: str) -> None:
    told = RULES[name].inbox
    assert told is not None
    assert set(PLACE.findall(told.matter.vi)) == set(PLACE.findall(told.matter.en))
    assert re.search(r"[ạảãàáâậầấăóòọõôộốơờợéèêệềễúùủũưừứíìịĩýđ]", told.matter.vi)
