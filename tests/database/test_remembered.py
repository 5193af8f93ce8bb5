"""Numbers that outlive a data version: remembered in Neo4j, beside the data."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph_app.database.database import Database, WriteTransaction
from graph_app.database.remembered import lasting_numbers
from graph_app.errors import NotAllowed
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.settings import Settings
from tests.conftest import STATEMENTS


class Numbering:
    """Gives `numbers`, and keeps what was remembered before."""

    def __init__(self, **numbers: int) -> None:
        self.numbers = numbers
        self.before: list[Mapping[str, int]] = []

    def __call__(self, before: Mapping[str, int]) -> Mapping[str, int]:
        self.before.append(before)
        return self.numbers


class MayNotWrite(Database):
    """As for a user of Neo4j that has no right to write, which the Community edition does not know."""

    @contextmanager
    def write(self, parts: int = 1) -> Iterator[WriteTransaction]:
        raise NotAllowed(user="reader")
        yield


@pytest.fixture
def state(database: Database) -> tuple[int, str]:
    """The state of a database that holds two partners."""
    return changed(database, "hue")


def changed(database: Database, partner: str) -> tuple[int, str]:
    with database.write() as transaction:
        transaction.run(STATEMENTS["make_network"], {"ids": [partner], "pairs": []})
    return database.data_state()


def test_the_next_state_is_numbered_from_the_one_before(database: Database, state: tuple[int, str]) -> None:
    first, second = Numbering(hue=1, vinh=2), Numbering(hue=1, vinh=3)
    assert lasting_numbers(database, "groups", state, first) == {"hue": 1, "vinh": 2}
    assert lasting_numbers(database, "groups", changed(database, "vinh"), second) == {"hue": 1, "vinh": 3}
    assert (first.before, second.before) == ([{}], [{"hue": 1, "vinh": 2}])


def test_all_get_what_the_first_one_for_a_state_was_given(database: Database, state: tuple[int, str]) -> None:
    found = []
    threads = [
        threading.Thread(
            target=lambda own=own: found.append(lasting_numbers(database, "groups", state, Numbering(hue=own)))
        )
        for own in range(1, 7)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6 and all(numbers == found[0] for numbers in found)


def test_the_data_version_stays(database: Database, state: tuple[int, str]) -> None:
    lasting_numbers(database, "groups", state, Numbering(hue=1))
    assert database.data_state() == state


def test_what_is_remembered_never_goes_back(database: Database, state: tuple[int, str]) -> None:
    newer = changed(database, "vinh")
    lasting_numbers(database, "groups", newer, Numbering(hue=2))
    late = Numbering(hue=7)
    assert lasting_numbers(database, "groups", state, late) == {"hue": 7}
    assert late.before == [{"hue": 2}]
    assert lasting_numbers(database, "groups", newer, Numbering(hue=9)) == {"hue": 2}


def test_names_are_remembered_apart(database: Database, state: tuple[int, str]) -> None:
    lasting_numbers(database, "groups", state, Numbering(hue=1))
    assert lasting_numbers(database, "others", state, Numbering(hue=5)) == {"hue": 5}


def test_no_groups_are_nothing_to_remember(database: Database, state: tuple[int, str]) -> None:
    lasting_numbers(database, "groups", state, Numbering(hue=4))
    lasting_numbers(database, "groups", changed(database, "vinh"), Numbering())
    after = Numbering(hue=4)
    lasting_numbers(database, "groups", changed(database, "lima"), after)
    assert after.before == [{"hue": 4}]


def test_a_user_who_may_not_write_gets_numbers_and_no_error(database: Database, state: tuple[int, str]) -> None:
    reader = MayNotWrite(database.settings)
    try:
        assert lasting_numbers(reader, "groups", state, Numbering(hue=1)) == {"hue": 1}
        lasting_numbers(database, "groups", state, Numbering(hue=3))
        assert lasting_numbers(reader, "groups", state, Numbering(hue=1)) == {"hue": 3}
        later = Numbering(hue=3)
        lasting_numbers(reader, "groups", changed(database, "vinh"), later)
        assert later.before == [{"hue": 3}]
    finally:
        reader.close()


def test_a_database_that_does_not_answer_is_no_error(tmp_path: Path) -> None:
    away = Settings.from_environment(
        {"GRAPH_APP_INSTANCE": str(tmp_path), "NEO4J_URI": "bolt://127.0.0.1:9", "NEO4J_PASSWORD": "x"}
    )
    gone = Database(away)
    assert lasting_numbers(gone, "groups", (3, "token"), Numbering(hue=1)) == {"hue": 1}
    gone.close()


def test_an_empty_database_that_remembers_something_takes_the_seed(database: Database, state: tuple[int, str]) -> None:
    with database.write() as transaction:
        transaction.run(STATEMENTS["wipe"])
    lasting_numbers(database, "groups", database.data_state(), Numbering(hue=1))
    assert load_seed(database, SEED_FOLDER).loaded
