"""What pages and commands both ask for, on the real database."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from graph_app.database.database import Database
from graph_app.errors import UnknownPartner, UnknownTypeStored
from graph_app.explorer import Explorer
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.queries.statements import load_statements
from graph_app.records import Value

STATEMENTS = load_statements(Path(__file__).parent / "statements")


@pytest.fixture
def explorer(database: Database) -> Explorer:
    load_seed(database, SEED_FOLDER)
    return Explorer(database.settings, database)


def test_the_snapshot_is_read_once_and_again_when_the_data_version_moves(explorer: Explorer) -> None:
    before = explorer.snapshot()
    assert explorer.snapshot() is before
    with explorer.database.write() as transaction:
        transaction.run(STATEMENTS["add_met_partner"], {"id": "new-1"})
    after = explorer.snapshot()
    assert after.data_version == before.data_version + 1
    assert (before.find("new-1"), after.partner("new-1").id) == (None, "new-1")


def test_a_snapshot_never_mixes_two_data_versions(explorer: Explorer) -> None:
    """Each write adds a partner together with a fact; a fact without its end would make the snapshot fail."""

    def write() -> None:
        for number in range(8):
            time.sleep(0.3)
            with explorer.database.write() as transaction:
                transaction.run(STATEMENTS["add_met_partner"], {"id": f"new-{number}"})

    writer = threading.Thread(target=write)
    writer.start()
    counts = set()
    while writer.is_alive():
        snapshot = Explorer(explorer.database.settings, explorer.database)._read_snapshot()
        counts.add(snapshot.fact_count - len(snapshot.partners))
    writer.join()
    assert counts == {208 - 136}


def test_a_name_that_only_one_partner_has_is_as_good_as_its_id(explorer: Explorer) -> None:
    query = explorer.query("partner_history")
    by_name = explorer.ask(query, {"partner": "viêng chăn"})
    assert by_name.table == explorer.ask(query, {"partner": "vientiane"}).table
    with pytest.raises(UnknownPartner):
        explorer.ask(query, {"partner": "vieng"})  # only begun


def test_positions_are_the_same_for_every_explorer(explorer: Explorer) -> None:
    other = Explorer(explorer.database.settings, explorer.database)
    first, second = (
        [(node.x, node.y) for node in one.overview(one.snapshot(), "en").nodes] for one in (explorer, other)
    )
    assert first == second


def communities(explorer: Explorer) -> dict[str, float | None]:
    snapshot = explorer.snapshot()
    found = explorer.metric(snapshot, "community", seconds=20)
    assert found
    return dict(zip(snapshot.places, found.values, strict=True))


def test_communities_keep_their_numbers_when_a_larger_one_appears(explorer: Explorer) -> None:
    before, version = communities(explorer), explorer.snapshot().data_version
    guests: list[Value] = [f"guest-{number:03}" for number in range(150)]
    pairs: list[Value] = [[guests[0], guest] for guest in guests[1:]]
    with explorer.database.write() as transaction:
        transaction.run(STATEMENTS["make_network"], {"ids": guests, "pairs": pairs})
    after = communities(explorer)
    assert sum(after[partner] != number for partner, number in before.items()) < 10  # some did change groups
    [number_of_guests] = {after[str(guest)] for guest in guests}
    assert number_of_guests not in {after[partner] for partner in before}
    elsewhere = Explorer(explorer.database.settings, explorer.database)
    assert communities(elsewhere) == after
    assert explorer.snapshot().data_version == version + 1


def test_a_fact_of_a_type_that_we_do_not_know_is_named(explorer: Explorer) -> None:
    with explorer.database.write() as transaction:
        transaction.run(STATEMENTS["add_fact_of_unknown_type"])
    with pytest.raises(UnknownTypeStored, match="between “hanoi” and “havana” has the type “LIKES”"):
        explorer.snapshot()


def test_what_other_applications_tie_is_none_of_ours(explorer: Explorer) -> None:
    before = explorer.snapshot()
    with explorer.database.write() as transaction:
        transaction.run(STATEMENTS["add_foreign_membership"])
    after = explorer.snapshot()
    assert after.data_version == before.data_version + 1
    assert (len(after.partners), after.fact_count) == (len(before.partners), before.fact_count)
