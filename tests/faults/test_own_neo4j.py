"""Our own Neo4j dies, hangs, and is restarted; two sites on one folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.settings import Settings
from tests.database.conftest import java_processes, wait_for
from tests.faults.site import Site

pytestmark = pytest.mark.slow
HEADING = "The database is not answering"


@pytest.fixture
def site(own_environment: dict[str, str], tmp_path: Path) -> Iterator[Site]:
    site = Site(own_environment, tmp_path / "log")
    yield site
    site.end()


def test_it_dies_it_hangs_and_a_second_site_shares_it(
    site: Site, own_environment: dict[str, str], own_settings: Settings, tmp_path: Path
) -> None:
    assert site.ask("/partners").status == 200
    [java] = java_processes(own_settings.instance)
    java.kill()
    print("killed:", round(site.refuses(HEADING, "is being started again"), 1))
    assert site.ask("/health/alive").status == 200 and site.ask("/health").status == 503
    print("back after:", round(site.comes_back(60), 1))

    [java] = java_processes(own_settings.instance)
    java.suspend()
    print("hangs:", round(site.refuses(HEADING, "The database does not answer"), 1))
    site.watchers_hear(ready=False)
    java.resume()
    print("back after:", round(site.comes_back(20), 1))

    # It is restarted by somebody: ended in order.
    [java] = java_processes(own_settings.instance)
    java.terminate()
    wait_for(lambda: not java.is_running() or java.status() == "zombie", 30)
    print("restarted, back after:", round(site.comes_back(60), 1))

    other = Site(own_environment, tmp_path / "log of the other")
    try:
        assert len(java_processes(own_settings.instance)) == 1
        assert other.ask("/partners.json").text == site.ask("/partners.json").text
        site.end()
        statuses = []
        wait_for(lambda: statuses.append(other.ask("/partners").status) or statuses[-1] == 200, 60)  # type: ignore[func-returns-value]
        assert set(statuses) <= {200, 503}
        wait_for(lambda: len(java_processes(own_settings.instance)) == 1, 20)
    finally:
        other.end()


def test_one_that_never_goes_on_is_started_again(site: Site, own_settings: Settings) -> None:
    [java] = java_processes(own_settings.instance)
    java.suspend()
    site.refuses(HEADING, "The database does not answer")
    print("back after:", round(site.comes_back(150), 1))  # 60 of silence, then a start
    assert [one.pid for one in java_processes(own_settings.instance)] != [java.pid]
