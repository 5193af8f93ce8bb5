"""The clock jumps under a running site, a day ahead and a day back, with the real clock of its process moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.access.access import Access
from graph_app.access.roles import ADMINISTRATOR
from graph_app.settings import Settings
from tests.access.people import CHEAP, PASSWORD, add
from tests.faults.site import Site

pytestmark = pytest.mark.slow
LIBRARIES = [*Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), *Path("/usr/lib/faketime").glob("libfaketimeMT*")]


class Clock:
    """The clock of a process that is started with `environment`: libfaketime reads how far it is off from a file."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.set("+0")
        self.environment = {
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }

    def set(self, off: str) -> None:
        self._file.write_text(off)


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    if not LIBRARIES:
        pytest.skip("needs libfaketime")
    return Clock(tmp_path)


@pytest.fixture
def office(clock: Clock, far_environment: dict[str, str], tmp_path: Path) -> Iterator[Site]:
    environment = {
        **far_environment,
        "GRAPH_APP_BACKUP_FOLDER": str(tmp_path / "backups"),
        "GRAPH_APP_BACKUP_HOUR": "0",
        "GRAPH_APP_SIGN_INS_PER_MINUTE": "4",
    }
    add(Access.of(Settings.from_environment(environment), CHEAP), "lan", ADMINISTRATOR)
    site = Site({**environment, **clock.environment}, tmp_path / "log")
    yield site
    site.end()


def sign_in(site: Site, password: str = PASSWORD) -> int:
    return site.ask("/sign-in", {"name": "lan", "password": password}).status


def test_a_clock_that_jumps_ends_what_is_over_and_locks_nobody_out(office: Site, clock: Clock) -> None:
    assert sign_in(office) == 303 and office.ask("/partners").status == 200
    clock.set("+1d")
    assert office.ask("/partners").status == 303  # the sign-in is over: to the form
    assert office.ask("/health/alive").status == 200
    assert sign_in(office) == 303 and office.ask("/partners").status == 200
    assert '"backup": "late"' in office.ask("/health").text or '"backup":"late"' in office.ask("/health").text
    assert {sign_in(office, "wrong") for _ in range(8)} <= {401, 429}
    assert sign_in(office) == 429  # too often in this minute
    clock.set("-1d")
    answer = office.ask("/sign-in", {"name": "lan", "password": PASSWORD})
    assert answer.status in (303, 429)
    if answer.status == 429:  # as long as the rate says, never a day
        assert int(answer.headers["Retry-After"]) <= 60
    clock.set("-0.98d")  # half an hour later
    assert sign_in(office) == 303 and office.ask("/partners").status == 200
    clock.set("+0")
    assert office.ask("/partners").status in (200, 303)
    assert sign_in(office) == 303 and office.ask("/partners").status == 200
    statuses = [line for line in office.log.read_text().splitlines() if '"status": 500' in line]
    assert not statuses
