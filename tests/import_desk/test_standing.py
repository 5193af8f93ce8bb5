"""What an upload's page is told of its work."""

from __future__ import annotations

from graph_app.errors import LocalDatabaseUnavailable, UnknownMapping
from graph_app.import_desk.standing import saying_of_problem


def test_of_an_error_the_page_hears_what_readers_may_and_nothing_of_the_inside() -> None:
    said = saying_of_problem(LocalDatabaseUnavailable(log="/var/lib/partners/neo4j/console.log"))
    assert "/var/lib" not in said.told_with(str)
    assert said.told_with(str) == LocalDatabaseUnavailable.outside


def test_an_error_without_an_inside_is_told_with_its_facts() -> None:
    assert "“aid”" in saying_of_problem(UnknownMapping(name="aid", known="–")).told_with(str)
