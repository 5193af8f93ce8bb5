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
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil
import pytest

from graph_app.changes.change import Change, Told
from graph_app.changes.checksum import checksum
from graph_app.changes.log import Asked, changes, edits_of_change, records_now
from graph_app.changes.undo import undo
from graph_app.database.database import Database
from graph_app.database.local_server.home import Home
from graph_app.database.local_server.state import read_state
from graph_app.errors import DatabaseRestarting, DatabaseUnavailable
from graph_app.import_desk.standing import UNCERTAIN
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
    phase: str = ""  # the last that the page told
    writing: threading.Event = field(default_factory=threading.Event)  # or it is over

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
            if self.ended() and self.made is None:
                self._next_step(self.asked(self.path))
            time.sleep(0.02)

    def ended(self) -> bool:
        """Whether nothing is under way, as its page has it."""
        told = json.loads(self.asked(f"{self.path}.json"))["standing"]
        self.phase, self.made = told["phase"], told["change"]
        if self.phase in UNCERTAIN or self.made is not None:
            self.writing.set()
        return bool(told["ended"])

    def settle(self) -> None:
        """Waits until nothing is under way, and does nothing else."""
        while not self.ended():
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
    assert sorted(_name_in(change) for change in logged) == sorted(whole)
    assert {_name_in(change): change.edit_count for change in logged} == whole
    assert database.data_version() == base + len(logged) == max((one.data_version for one in logged), default=base)
    # What each page says of it is what became of it.
    numbers = {_name_in(change): change.number for change in logged}
    assert {one.name: one.made for one in imports if one.path and one.made is not None} == numbers


def _name_in(change: Change) -> str:
    return change.about.partition(".")[0]


def _is_as_logged(database: Database, one: Import) -> None:
    """Each fact is to the letter what the log says of it."""
    assert one.made
    edits = edits_of_change(database, one.made)
    found = records_now(database, "fact", [edit.id for edit in edits])
    assert {edit.id: edit.after for edit in edits} == {str(record["id"]): record for record in found}
    assert {edit.id for edit in edits} == {f"{one.name}-{row}" for row in range(one.rows)}


def _killed_at_random(site: Site, database: Database, kill: Callable[[], None], back: Callable[[], None]) -> None:
    chance, base, imports = random.Random(11), database.data_version(), list[Import]()
    lengths: dict[int, float] = {}
    begin = before = checksum(database)
    for rows, letters in SIZES * 2:  # how long it takes when nobody is killed, the second time: the first warms up
        calm = Import(site, f"kcalm{len(imports)}", rows, letters, 1900 + len(imports))
        begun = time.monotonic()
        calm.bring()
        tried_until(calm.go_on)
        lengths[rows] = time.monotonic() - begun
        imports.append(calm)
    fates = []
    for number in range(KILLS):
        before = tried_until(lambda: checksum(database))
        one = Import(site, f"k{number}", *SIZES[number % 2], 1910 + number)
        imports.append(one)
        _killed_once(one, kill, _moments(chance, one, lengths[one.rows], aimed=number % 4 > 1))
        back()
        phase = "told" if one.made is not None else one.phase  # the last that was heard
        if one.path:
            tried_until(one.settle)
        tried_until(partial(_agrees, database, imports, base))
        assert (checksum(database) == before) == (one.made is None)
        fates.append((phase, one.made is not None))
        if not one.path:
            tried_until(one.bring)
        tried_until(one.go_on)
        _agrees(database, imports, base)
        _is_as_logged(database, one)
    print("Killed in:", Counter(fates))
    assert KILLS < 10 or any(phase in UNCERTAIN for phase, _ in fates)
    for one in imports:
        _is_as_logged(database, one)
    _brings_nothing_new(imports[-1])
    for change in changes(database, Asked(), 1_000):  # the newest first
        undo(database, change.number, Told("Minh", "a test", "undo", "2026-11-26T08:00:00Z"))
    assert checksum(database) == begin


def _moments(chance: random.Random, one: Import, length: float, aimed: bool) -> Callable[[], None]:
    """Waits for a moment of an import by chance: in all of its time or, `aimed`, in what is written."""
    wait = chance.uniform(0, 0.12 if aimed else 1.1 * length)

    def waits() -> None:
        if aimed:
            one.writing.wait(60)
        time.sleep(wait)

    return waits


def _killed_once(one: Import, kill: Callable[[], None], waits: Callable[[], None]) -> None:
    def run() -> None:
        waits()
        kill()

    killer = threading.Thread(target=run)
    killer.start()
    try:
        one.bring()
        one.go_on()
    except CUT:
        one.writing.set()
    killer.join()


def _brings_nothing_new(one: Import) -> None:
    again = replace(one, path="", made=None)
    again.bring()
    again.go_on()
    assert again.made == 0


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
