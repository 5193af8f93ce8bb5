"""An instance folder that can only be read, or is full: signed-in people read on; only what must write says so."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_app.access.access import Access
from graph_app.access.roles import ADMINISTRATOR
from graph_app.database.database import Database
from graph_app.persons.store import new_person
from graph_app.settings import Settings
from tests.access.people import CHEAP, PASSWORD, add
from tests.faults.site import Site
from tests.persons.people import AN, TODAY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux makes a small disk"),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB (a tmpfs) that can be filled, and mounted again only to be read."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("this machine does not let root mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


@pytest.fixture
def office(database: Database, disk: Path, far_environment: dict[str, str], tmp_path: Path) -> Iterator[Site]:
    """A site with accounts and a contact person on that disk; somebody has signed in."""
    environment = {**far_environment, "GRAPH_APP_INSTANCE": str(disk / "instance")}
    add(Access.of(Settings.from_environment(environment), CHEAP), "lan", ADMINISTRATOR)
    new_person(disk / "instance", "old", {**AN, "review_on": "2027-09-14"}, TODAY)
    site = Site(environment, tmp_path / "log")
    assert site.ask("/sign-in", {"name": "lan", "password": PASSWORD}).status == 303
    yield site
    site.end()


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def reads_on(site: Site) -> None:
    pages = (
        "/partners",
        "/partners/old",
        "/network",
        "/centrality",
        "/partners/old/persons",
        "/changes",
        "/health",
        "/account",
    )
    assert {page: site.ask(page).status for page in pages} == dict.fromkeys(pages, 200)
    assert AN["name"] in site.ask("/partners/old/persons").text


def test_a_folder_that_can_only_be_read(office: Site, disk: Path) -> None:
    reads_on(office)
    remount(disk, "ro")
    reads_on(office)
    told = office.ask("/partners.csv")  # an export is written down first
    assert (told.status, "have to wait" in told.text, "Retry-After" in told.headers) == (503, True, True), told.text
    signing = office.ask("/sign-in", {"name": "lan", "password": PASSWORD})
    assert (signing.status, "<h1>Nothing can be written just now</h1>" in signing.text) == (503, True)
    assert PASSWORD not in signing.text
    kept = office.ask("/partners/old/persons/new", {**AN, "name": "Lê Văn Nam"})
    assert (kept.status, 'name="name" hidden>\nLê Văn Nam</textarea>' in kept.text) == (503, True), kept.text
    assert "<h1>The contact persons cannot be reached</h1>" in kept.text
    heard = office.ask("/metrics")
    assert "graph_app_database_up{" in heard.text and office.ask("/health").status == 200
    remount(disk, "rw")
    assert office.ask("/partners.csv").status == 200
    assert office.ask("/sign-in", {"name": "lan", "password": PASSWORD}).status == 303


def test_a_full_disk(office: Site, disk: Path) -> None:
    fill = disk / "fill"
    with fill.open("wb", buffering=0) as stream, pytest.raises(OSError):
        while True:
            stream.write(bytes(4096))
    reads_on(office)
    told = office.ask("/partners.csv")
    assert (told.status, "have to wait" in told.text) == (503, True), told.text
    fill.unlink()
    assert office.ask("/partners.csv").status == 200
