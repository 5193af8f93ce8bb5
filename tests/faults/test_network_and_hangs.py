"""Neo4j hangs, refuses, or the network to it is slow, silent or cut: soon said, and over by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import neo4j
import psutil
import pytest

from graph_app.database.database import Database
from tests.database.conftest import java_processes, wait_for
from tests.faults.conftest import password_of
from tests.faults.site import AT_MOST, Site
from tests.faults.tcp_proxy import Proxy

pytestmark = pytest.mark.slow
HEADING, SENTENCE = "The database is not answering", "The database does not answer. Nothing that was saved is lost"


@pytest.fixture
def java(database: Database) -> Iterator[psutil.Process]:
    """The Neo4j of the tests, which goes on whatever happens."""
    if database.settings.neo4j_uri:
        pytest.skip("that server is not ours to stop")
    [java] = java_processes(database.settings.instance)
    yield java
    java.resume()


def test_a_neo4j_that_hangs_is_told_of_soon_and_goes_on(far_site: Site, java: psutil.Process) -> None:
    assert far_site.ask("/partners").status == 200
    java.suspend()
    first = far_site.ask_at_once(["/partners", "/", "/network", "/changes"] * 4 + ["/health/alive"])
    assert {answer.status for answer in first[:-1]} == {503} and first[-1].status == 200
    print("first answers while it hangs:", sorted(round(answer.seconds, 1) for answer in first))
    assert max(answer.seconds for answer in first) < AT_MOST
    later = far_site.refuses(HEADING, SENTENCE, waits=1.5)
    print("later ones:", round(later, 2))
    far_site.watchers_hear(ready=False)
    java.resume()
    print("back after:", round(far_site.comes_back(10), 1))
    far_site.watchers_hear(ready=True)


def test_a_network_that_is_silent_cut_closed_or_slow(far_site: Site, proxy: Proxy) -> None:
    assert far_site.ask("/partners").status == 200
    proxy.silent = True
    print("silent:", round(far_site.refuses(HEADING, SENTENCE), 1))
    far_site.watchers_hear(ready=False)
    proxy.silent = False
    print("back after:", round(far_site.comes_back(10), 1))

    proxy.cut()
    again = far_site.ask("/partners")  # what was kept open has ended: another connection is made
    print("cut:", again.status, round(again.seconds, 1))
    assert again.status == 200

    proxy.close()
    print("refused:", round(far_site.refuses(HEADING, SENTENCE), 2))
    far_site.watchers_hear(ready=False)
    proxy.open()
    print("back after:", round(far_site.comes_back(10), 1))

    proxy.delay = 0.4
    slow = far_site.ask("/partners")
    print("slow network:", slow.status, round(slow.seconds, 1))
    assert slow.status == 200  # late, and as it should be
    proxy.delay = 0.0
    assert far_site.ask("/partners").seconds < 2


def test_a_password_that_changes_and_is_put_right_needs_no_restart(
    database: Database, far_environment: dict[str, str], proxy: Proxy, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    own = (database.settings.neo4j_username, password_of(database))
    with neo4j.GraphDatabase.driver(database.status().address, auth=own) as driver:

        def administer(statement: str, password: str = "") -> None:
            driver.execute_query(statement, {"password": password}, database_="system")

        administer("CREATE USER faults SET PASSWORD $password CHANGE NOT REQUIRED", "as-of-today-1")
        file.write_text("as-of-today-1\n")
        site = Site({**far_environment, "NEO4J_USERNAME": "faults"}, tmp_path / "log")
        try:
            assert site.ask("/partners").status == 200
            administer("ALTER USER faults SET PASSWORD $password CHANGE NOT REQUIRED", "as-of-tomorrow-2")
            proxy.cut()  # whoever is in stays in; others are asked anew
            wait_for(lambda: site.ask("/partners").status == 503, 10)
            for _ in range(6):  # more often than Neo4j lets anybody try
                took = site.refuses(HEADING, SENTENCE)
                time.sleep(0.5)
            print("refused:", round(took, 2))
            site.watchers_hear(ready=False)
            log = site.log.read_text()
            assert "does not accept the user" in log
            assert "too many wrong passwords" not in log  # it is asked seldom enough for Neo4j to let it in again
            assert "as-of-t" not in log
            file.write_text("as-of-tomorrow-2\n")
            print("back after:", round(site.comes_back(20), 1))
            site.watchers_hear(ready=True)
        finally:
            site.end()
            administer("DROP USER faults")
