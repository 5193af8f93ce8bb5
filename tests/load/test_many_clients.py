"""200 people for two minutes on one site, whose Neo4j is killed in the middle.

No speed is asserted, only what each answer is, whose it is, that memory stays as it was, and how soon Neo4j is back.
LOAD_CLIENTS and LOAD_SECONDS make it shorter while one works on it; `-s` shows what was measured.
"""

from __future__ import annotations

import asyncio
import math
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil
import pytest

from graph_app.access.access import Access
from graph_app.settings import Settings
from tests.database.conftest import java_processes, own_environment, wait_for
from tests.load.crowd import NOT_FROM_THE_DATA, Crowd, be, finish
from tests.load.people import settle
from tests.workers.site import Site

__all__ = ["own_environment"]

pytestmark = pytest.mark.slow
CLIENTS = int(os.environ.get("LOAD_CLIENTS", "200"))
SECONDS = float(os.environ.get("LOAD_SECONDS", "120"))
BACK_WITHIN = 30.0  # seconds
WARM_AFTER = 30.0  # seconds, or a quarter of a shorter run
# What may be more in the end than then, of all processes together: a fifth, and for each process the answers that it
# had not yet kept (graph_app/web/copies.py keeps 64 MB of them).
MORE_MEMORY = 1.2
MORE_BYTES_EACH = 64_000_000
# Limits as an office has them; time for queries, since it is no speed that is looked at.
SETTINGS = {
    "GRAPH_APP_PAGES_PER_MINUTE": "600",
    "GRAPH_APP_HEAVY_PER_MINUTE": "60",
    "GRAPH_APP_QUERY_SECONDS": "60",
}


@dataclass
class Watch:
    """What is measured beside the answers: the moment of the kill, and bytes of memory by the second."""

    killed: float = 0.0
    memory: list[tuple[float, int]] = field(default_factory=list)


@pytest.fixture(params=[1, 4], ids=["one process", "four workers"])
def site(request: pytest.FixtureRequest, own_environment: dict[str, str], tmp_path: Path) -> Iterator[Site]:
    """A site over the seed, with a Neo4j of its own and an account for each of the people."""
    told = {**own_environment, **SETTINGS}
    with (tmp_path / "log").open("wb") as log:
        found = Site(told, request.param, log)
        try:
            if request.param > 1:
                wait_for(lambda: len(found.workers()) == request.param, 30)
            yield found
        finally:
            found.end()


def test_each_hears_what_is_theirs_through_a_kill_of_neo4j(
    site: Site, own_environment: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings.from_environment(own_environment)
    people = settle(Access.of(settings), CLIENTS)
    crowd, watch = Crowd(site.port, SECONDS), Watch()

    async def all_of_it() -> None:
        luck = random.Random(8)
        watching = asyncio.create_task(look_on(site, crowd, watch, settings.instance))
        await asyncio.gather(*(be(crowd, person, random.Random(luck.random())) for person in people))
        watching.cancel()
        watch.memory.append((crowd.now, memory_of(site)))
        await asyncio.gather(*(finish(crowd, person) for person in people))

    asyncio.run(all_of_it())
    starts = (tmp_path / "log").read_text(encoding="utf-8").count("Starting Neo4j")
    with capsys.disabled():
        print(f"\n{told(crowd, watch)}; Neo4j started {starts} times")
    assert crowd.wrong == []
    assert len(crowd.heavy_done) == CLIENTS
    assert starts == 2  # at first, and after the kill
    assert watch.killed and back_after(crowd, watch.killed) < BACK_WITHIN
    assert last_503_after(crowd, watch.killed) < BACK_WITHIN
    processes = len(processes_of(site))
    assert watch.memory[-1][1] <= warm(watch) * MORE_MEMORY + processes * MORE_BYTES_EACH


async def look_on(site: Site, crowd: Crowd, watch: Watch, instance: Path) -> None:
    """Looks at the memory every second, and kills Neo4j half way."""
    while True:
        await asyncio.sleep(1)
        watch.memory.append((crowd.now, memory_of(site)))
        if watch.killed and crowd.now < watch.killed + BACK_WITHIN and not is_back(crowd, watch.killed):
            crowd.until = max(crowd.until, crowd.now + 3)  # a shorter run waits for it, too
        if not watch.killed and crowd.now >= SECONDS / 2:
            [java] = java_processes(instance)
            watch.killed = crowd.now
            java.kill()


def processes_of(site: Site) -> list[psutil.Process]:
    return [psutil.Process(site.process.pid), *site.workers()]


def memory_of(site: Site) -> int:
    """Resident bytes of all processes of the site together, without Neo4j."""
    return sum(one.memory_info().rss for one in processes_of(site))


def warm(watch: Watch) -> int:
    """What it was after half a minute."""
    after = min(WARM_AFTER, SECONDS / 4)
    return next(size for second, size in watch.memory if second >= after)


def back_after(crowd: Crowd, killed: float) -> float:
    """Seconds from the kill to the first answer from the data after one that told of it."""
    from_data = [one for one in crowd.seen if one.address not in NOT_FROM_THE_DATA and one.asked > killed]
    gone = min((one.there for one in from_data if one.status == 503), default=killed)
    again = (one.there for one in from_data if one.status in (200, 304) and one.asked > gone)
    return min(again, default=math.inf) - killed


def is_back(crowd: Crowd, killed: float) -> bool:
    return back_after(crowd, killed) < math.inf


def last_503_after(crowd: Crowd, killed: float) -> float:
    """Seconds from the kill to the last question that was answered with 503."""
    return max((one.asked for one in crowd.seen if one.status == 503), default=killed) - killed


def told(crowd: Crowd, watch: Watch) -> str:
    """What was measured, for people."""
    count, took = len(crowd.seen), sorted(one.there - one.asked for one in crowd.seen)
    shares = ", ".join(f"{status}: {number / count:.1%}" for status, number in sorted(crowd.statuses().items()))
    back, last = back_after(crowd, watch.killed), last_503_after(crowd, watch.killed)
    return "; ".join(
        (
            f"{CLIENTS} clients, {crowd.until:.0f} s: {count} answers ({shares})",
            f"half within {median(took):.2f} s, 99 of 100 within {took[int(count * 0.99)]:.1f} s, all {took[-1]:.1f} s",
            f"memory {warm(watch) / 1e6:.0f} MB, in the end {watch.memory[-1][1] / 1e6:.0f} MB",
            f"Neo4j back {back:.1f} s after the kill, last 503 asked for after {last:.1f} s",
            f"wrong: {len(crowd.wrong)}",
        )
    )
