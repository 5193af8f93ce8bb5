"""Four workers answer as one: what is changed through one is seen through the others at the next request."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from graph_app.settings import Settings
from tests.database.conftest import java_processes, wait_for
from tests.web.test_edit import SIGNED, fields_in
from tests.workers.site import Reader, Site

pytestmark = pytest.mark.slow
FILE = "host,guest,date,title_en,quote,source_id\nhanoi,old,2026-01,Visit,q,s\n"


@pytest.fixture
def own_site(own_environment: dict[str, str]) -> Iterator[Site]:
    """Two workers over a Neo4j that their first process started."""
    site = Site(own_environment, 2)
    for reader in site.readers():
        reader.close()
    yield site
    site.end()


def everywhere(readers: Sequence[Reader], address: str, look: Callable[[Any], Any]) -> list[Any]:
    """What each of them sees there, asked once, one after another."""
    return [look(reader.get(address).json) for reader in readers]


def test_a_change_of_each_sort_is_seen_through_all_at_the_next_request(readers: Sequence[Reader]) -> None:
    first, *others = readers
    for reader in readers:  # so that each has kept its answers
        pages = (
            "/partners.json",
            "/changes.json",
            "/network/views.json",
            "/structure/suggestions.json",
            "/partners/old",
        )
        assert {reader.get(page).status for page in pages} == {200}

    def versions() -> list[int]:
        return everywhere(others, "/partners.json", lambda told: told["data_version"])

    # A partner is renamed.
    form = {**fields_in(first.get("/partners/old/edit").text), "name_en": "Renamed"}
    assert first.post("/partners/old/edit", form).status == 303
    assert ["Renamed" in reader.get("/partners/old").text for reader in others] == [True] * 3
    assert ["Renamed" in str(each) for each in everywhere(others, "/partners.json", lambda told: told["rows"])] == [
        True
    ] * 3
    [number] = {told["rows"][0]["number"] for told in everywhere(readers, "/changes.json", lambda told: told)}

    # The change is undone, through another.
    renamed = versions()
    assert others[0].post(f"/changes/{number}/undo", SIGNED).status == 303
    assert ["Renamed" in reader.get("/partners/old").text for reader in readers] == [False] * 4
    assert versions() == [version + 1 for version in renamed]

    # A view is kept, then deleted, without a new data version.
    view = others[1].post_json("/network/views", {"state": "kind=City", "name": "Cities"}).json["id"]
    names = everywhere(readers, "/network/views.json", lambda told: [row["name"] for row in told["rows"]])
    assert names == [["Cities"]] * 4
    assert others[2].post(f"/network/views/{view}/delete", {}).status == 303
    assert everywhere(readers, "/network/views.json", lambda told: told["rows"]) == [[]] * 4

    # A suggestion is rejected, and taken back.
    sent = {"partner": "old", "reason": "too far", "as_of": "2026-11-01"}
    suggestions = "/structure/suggestions.json?as_of=2026-11-01"
    assert first.post("/structure/suggestions", sent).status == 303
    assert everywhere(readers, suggestions, lambda told: [one["partner"] for one in told["rejected"]]) == [["old"]] * 4
    assert others[0].post("/structure/suggestions/old/take-back", {}).status == 303
    assert everywhere(readers, suggestions, lambda told: told["rejected"]) == [[]] * 4


def test_an_upload_is_looked_at_by_one_and_followed_through_all(readers: Sequence[Reader]) -> None:
    address = readers[0].post_file("/imports", "meetings.csv", FILE).location
    readers[1].get(address)  # opening its page begins the look
    for reader in readers:
        wait_for(lambda reader=reader: bool(reader.get(f"{address}.json").json["standing"]["ended"]), 20)  # type: ignore[misc]
        assert reader.get(f"{address}.json").json["counts"]["new"] == 1


def test_numbers_that_last_are_the_same_through_all(readers: Sequence[Reader]) -> None:
    """All compute communities at once, for one state of the data."""
    found: list[Any] = [None] * 4

    def ask(place: int) -> None:
        answer = readers[place].get("/centrality.json?metric=communities&lang=en")
        found[place] = (answer.status, answer.json.get("rows"))

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0][0] == 200 and found == [found[0]] * 4


def test_a_killed_worker_is_replaced_and_neo4j_stays(own_site: Site, own_settings: Settings) -> None:
    site = own_site
    [java], before = java_processes(own_settings.instance), site.workers()
    before[0].kill()
    assert site.status("/partners.json") == 200  # at once, by the other
    wait_for(lambda: len(site.workers()) == 2 and before[0].pid not in [one.pid for one in site.workers()], 15)
    site.reader_of(site.workers()[-1]).close()  # it answers
    assert java_processes(own_settings.instance) == [java]
    # Neo4j is killed: the first process starts it anew, and no worker that ends can take it along.
    java.kill()
    wait_for(lambda: site.status() == 200 and not java.is_running(), 150)
    wait_for(lambda: len(java_processes(own_settings.instance)) == 1, 5)
    [java] = java_processes(own_settings.instance)
    owner = java.parent().parent()  # type: ignore[union-attr]
    assert owner and owner.pid == site.process.pid
    for worker in site.workers():
        worker.kill()
    wait_for(lambda: len(site.workers()) == 2 and site.status() == 200, 150)
    assert java_processes(own_settings.instance) == [java]
    assert site.end() == 0
    assert java_processes(own_settings.instance) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT], ids=lambda number: number.name)
def test_nothing_is_left_when_the_first_process_ends(
    own_site: Site, own_settings: Settings, number: signal.Signals
) -> None:
    workers = own_site.workers()
    own_site.process.send_signal(number)
    own_site.process.wait(30)
    wait_for(lambda: not any(worker.is_running() for worker in workers), 15)
    wait_for(lambda: not java_processes(own_settings.instance), 15)
