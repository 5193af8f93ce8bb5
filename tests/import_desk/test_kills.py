"""The site and Neo4j killed at random moments of imports: each is wholly in or out, and nobody was told wrongly."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil
import pytest

from graph_app.changes.log import Asked, changes
from graph_app.database.database import Database
from graph_app.database.local_server.home import Home
from graph_app.database.local_server.state import read_state
from graph_app.errors import DatabaseRestarting, DatabaseUnavailable
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.records import Statement
from graph_app.settings import PROJECT, Settings
from tests.small_network import load_small_network

pytestmark = pytest.mark.slow

# Of each: thirty in all.
KILLS = int(os.environ.get("KILLS", "15"))
# Rows of each import in turn, and letters in each: small files are the site's own, large ones are left to a process
# of their own.
SIZES = ((40, 20), (500, 800))
HEAD = "id,host,guest,date,title_en,quote,source_id\n"
LOCK = load_statements(CYPHER_FOLDER / "write")["lock_data_version"]
WRITTEN = Statement(
    "written",
    "MATCH ()-[fact:MET_WITH]->() WHERE fact.id STARTS WITH 'k' RETURN split(fact.id, '-')[0] AS of, count(*) AS n",
)
# What a client meets whose server is killed.
CUT = (urllib.error.URLError, ConnectionError, http.client.HTTPException, TimeoutError)


@dataclass
class Site:
    """`python app.py serve`, at `address`; it can be killed and started again."""

    environment: dict[str, str]
    process: subprocess.Popen[str] = field(init=False)
    address: str = field(init=False)

    def start(self) -> None:
        own = {**os.environ, **self.environment, "PORT": "0", "GRAPH_APP_LANGUAGE": "en"}
        command = [sys.executable, str(PROJECT / "app.py"), "serve", "--no-seed"]
        self.process = subprocess.Popen(command, env=own, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout
        self.address = re.findall(r"http://\S+?(?=/?\s)", self.process.stdout.readline())[0]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


class Stay(urllib.request.HTTPRedirectHandler):
    """Does not follow: where a form leads to is what the test wants to know."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Import:
    """One file on its way; `made` is the number of the change that the page told."""

    site: Site
    name: str
    rows: int
    letters: int
    year: int  # of its own: facts of one day between the same two would be asked about
    path: str = ""
    made: int | None = None

    def asked(self, path: str, data: bytes | None = None, type: str = "application/x-www-form-urlencoded") -> str:
        """The page, or where a form leads to."""
        request = urllib.request.Request(self.site.address + path, data, {"Content-Type": type} if data else {})
        try:
            with urllib.request.build_opener(Stay).open(request, timeout=30) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as answer:
            with answer:
                if answer.code == 303:
                    return str(answer.headers["Location"])
                raise ConnectionError(answer.code) from answer  # Neo4j is being started again, or work is under way

    def bring(self) -> None:
        quote = "words that prove it " * (self.letters // 20)
        text = HEAD + "".join(
            f"{self.name}-{row},hanoi,recent,{self.year}-09-14,Talks {row},{quote},s\n" for row in range(self.rows)
        )
        body = (
            f'--b\r\nContent-Disposition: form-data; name="file"; filename="{self.name}.csv"\r\n\r\n{text}\r\n--b--\r\n'
        )
        leads_to = self.asked("/imports", body.encode(), "multipart/form-data; boundary=b")
        self.path = re.sub(r"^https?://[^/]+", "", leads_to)

    def go_on(self) -> None:
        """From wherever it is to its end, as somebody does who opens the page again and again."""
        while self.made is None:
            told = json.loads(self.asked(f"{self.path}.json"))["standing"]
            if told["change"] is not None:
                self.made = told["change"]
            elif told["ended"]:
                self._next_step(self.asked(self.path))
            time.sleep(0.02)

    def _next_step(self, page: str) -> None:
        found = re.search(r'name="outcome" value="(\w+)"', page)
        if found:
            form = {"who": "Lan", "why": "a test", "outcome": found[1]}
            self.asked(f"{self.path}/import", urlencode(form).encode())
        elif 'id="progress"' not in page:
            self.asked(f"{self.path}/look", b"a=b")


def tried_until(work: Callable[[], Any], seconds: float = 90) -> Any:
    """What `work` gives when everything is back."""
    end = time.monotonic() + seconds
    while True:
        try:
            return work()
        except (*CUT, DatabaseRestarting, DatabaseUnavailable):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def _agrees(database: Database, imports: list[Import], base: int) -> None:
    """What was written was written whole and once, is on record as one change, and who was told so was told right."""
    with database.write() as transaction:  # waits for whatever is still being taken back
        transaction.run(LOCK)
    counts = {str(of): count for of, count in database.read(WRITTEN, {}).rows}
    whole = {one.name: one.rows for one in imports if one.name in counts}
    assert counts == whole
    logged = changes(database, Asked(), 1_000)
    assert sorted(change.about.partition(".")[0] for change in logged) == sorted(whole)
    assert {change.about.partition(".")[0]: change.edit_count for change in logged} == whole
    assert database.data_version() == base + len(logged)
    told = {change.number for change in logged}
    assert {one.made for one in imports if one.made is not None} <= told


def _killed_at_random(site: Site, database: Database, kill: Callable[[], None], back: Callable[[], None]) -> None:
    chance, base, imports = random.Random(11), database.data_version(), list[Import]()
    lengths: dict[int, float] = {}
    for rows, letters in SIZES:  # how long it takes when nobody is killed
        calm = Import(site, f"kcalm{rows}", rows, letters, 1900 + len(imports))
        begun = time.monotonic()
        calm.bring()
        tried_until(calm.go_on)
        lengths[rows] = time.monotonic() - begun
        imports.append(calm)
    for number in range(KILLS):
        one = Import(site, f"k{number}", *SIZES[number % 2], 1910 + number)
        imports.append(one)
        timer = threading.Timer(chance.uniform(0, 1.1) * lengths[one.rows], kill)
        timer.start()
        try:
            one.bring()
            one.go_on()
        except CUT:
            pass
        timer.join()
        back()
        tried_until(lambda: _agrees(database, imports, base))
        if one.path and one.made is None:
            tried_until(one.go_on)
            _agrees(database, imports, base)


@contextmanager
def _serving(environment: dict[str, str]) -> Iterator[Site]:
    site = Site(environment)
    site.start()
    try:
        yield site
    finally:
        site.kill()


def test_the_site_is_killed(database: Database, tmp_path: Path) -> None:
    load_small_network(database, tmp_path)
    told = database.settings_elsewhere()
    environment = {
        "GRAPH_APP_INSTANCE": str(tmp_path / "site"),
        "NEO4J_URI": str(told.neo4j_uri),
        "NEO4J_USERNAME": told.neo4j_username,
        "NEO4J_PASSWORD": str(told.neo4j_password),
    }
    with _serving(environment) as site:
        _killed_at_random(site, database, site.kill, site.start)


def test_neo4j_is_killed(server_settings: Settings, tmp_path: Path) -> None:
    environment = {"GRAPH_APP_INSTANCE": str(tmp_path / "site"), "GRAPH_APP_JARS": str(server_settings.jars)}
    (tmp_path / "tables").mkdir()
    with _serving(environment) as site:
        database = Database(Settings.from_environment(environment))
        state = Home(tmp_path / "site" / "neo4j").state

        def kill() -> None:
            found = read_state(state)
            assert found
            psutil.Process(found.java).kill()

        try:
            load_small_network(database, tmp_path / "tables")
            _killed_at_random(site, database, kill, lambda: None)
        finally:
            database.close()
