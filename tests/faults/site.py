"""A site in a process of its own with its log in a file, and what a reader, a watcher and the log tell of a fault."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from graph_app.settings import PROJECT
from tests.database.conftest import wait_for

# A page answers within so many seconds whatever the fault: 1 until it is looked after, 3 for the pulse, and some for
# a machine that is busy with other tests.
AT_MOST = 8.0


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    headers: http.client.HTTPMessage
    seconds: float

    @property
    def id(self) -> str:
        return str(self.headers["X-Request-ID"])


class Site:
    """`python app.py serve`; its port is a free one."""

    def __init__(self, environment: Mapping[str, str], log: Path, *options: str) -> None:
        self.log = log
        self._cookies = ""
        with log.open("ab") as stderr:
            self.process = subprocess.Popen(
                [sys.executable, str(PROJECT / "app.py"), "serve", *options],
                env={**os.environ, "PORT": "0", "GRAPH_APP_LOG": "json", **environment},
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                start_new_session=True,
            )
        assert self.process.stdout
        self.port = 0
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        assert self.port, log.read_text()[-3000:]

    def ask(self, address: str, fields: Mapping[str, str] | None = None, **headers: str) -> Answer:
        """GET, or POST where there are fields, in English and as a page of our own would."""
        began = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        head = {"Accept-Language": "en", "Sec-Fetch-Site": "same-origin", "Cookie": self._cookies, **headers}
        if fields is None:
            connection.request("GET", address, headers=head)
        else:
            head["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST", address, urlencode(fields).encode(), head)
        found = connection.getresponse()
        text = found.read().decode("utf-8", "replace")
        connection.close()
        if address == "/sign-in" and found.headers.get("Set-Cookie"):
            self._cookies = str(found.headers["Set-Cookie"]).partition(";")[0]
        return Answer(found.status, text, found.headers, time.monotonic() - began)

    def ask_at_once(self, addresses: list[str]) -> list[Answer]:
        with ThreadPoolExecutor(len(addresses)) as pool:
            return list(pool.map(self.ask, addresses))

    def lines_of(self, id: str) -> list[dict[str, Any]]:
        """The lines of requests in the log with this id."""
        found = []
        for line in self.log.read_text().splitlines():
            with_id = json.loads(line) if line.startswith("{") and id in line else {}
            if with_id.get("id") == id and "path" in with_id:
                found.append(with_id)
        return found

    def refuses(self, heading: str, sentence: str, page: str = "/partners", waits: float = AT_MOST) -> float:
        """A page, the watchers and the log say what is wrong, soon; how long the page took."""
        answer = self.ask(page)
        assert (answer.status, "Retry-After" in answer.headers) == (503, True), answer.text[-1500:]
        assert f"<h1>{heading}</h1>" in answer.text, re.findall("<h1>.*?</h1>", answer.text)
        assert sentence in answer.text, re.findall('<p class="sentence".*?</p>', answer.text, re.DOTALL)
        assert f">{answer.id}</code>" in answer.text
        assert answer.seconds < waits
        wait_for(lambda: bool(self.lines_of(answer.id)), 3)  # it is written when the answer is out
        [line] = self.lines_of(answer.id)
        assert (line["status"], line["path"]) == (503, page)
        return answer.seconds

    def watchers_hear(self, ready: bool) -> None:
        """Ready and alive are told apart."""
        alive, health, metrics = self.ask("/health/alive"), self.ask("/health"), self.ask("/metrics")
        assert (alive.status, alive.seconds < 2) == (200, True)
        assert (health.status, health.seconds < AT_MOST) == (200 if ready else 503, True), health.text
        assert re.search(rf"^graph_app_database_up\{{.*\}} {int(ready)}$", metrics.text, re.MULTILINE), metrics.text
        if not ready:
            assert re.search(r'graph_app_requests_total\{.*status="503".*\} [1-9]', metrics.text), metrics.text[:1500]

    def comes_back(self, within: float, page: str = "/partners") -> float:
        """Without anybody's doing; after how many seconds."""
        return wait_for(lambda: self.ask(page).status == 200, within)

    def end(self) -> int:
        assert self.process.stdout
        self.process.stdout.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)
