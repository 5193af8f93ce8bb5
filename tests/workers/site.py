"""A site of several workers in processes of their own, and a connection to each that is known to be that one's."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlencode

import psutil

from graph_app.settings import PROJECT
from tests.database.conftest import wait_for


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    location: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Reader:
    """Somebody at one connection, which stays open: whoever took it answers it all along."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, address: str) -> Answer:
        return self._answer("GET", address, None, {})

    def post(self, address: str, fields: Mapping[str, str]) -> Answer:
        head = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._answer("POST", address, urlencode(fields).encode(), head)

    def post_json(self, address: str, told: Mapping[str, Any]) -> Answer:
        return self._answer("POST", address, json.dumps(told).encode(), {"Content-Type": "application/json"})

    def post_file(self, address: str, name: str, content: str) -> Answer:
        mark = uuid.uuid4().hex
        body = (
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: text/csv\r\n\r\n{content}\r\n--{mark}--\r\n"
        )
        return self._answer("POST", address, body.encode(), {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def _answer(self, method: str, address: str, body: bytes | None, head: Mapping[str, str]) -> Answer:
        self._connection.request(method, address, body, {**head, "Accept-Language": "en"})
        found = self._connection.getresponse()
        return Answer(found.status, found.read().decode(), found.headers.get("Location", ""))

    def close(self) -> None:
        self._connection.close()


class Site:
    """`python app.py serve --workers N`; its port is a free one. `log`: where its log goes, else to ours."""

    def __init__(self, environment: Mapping[str, str], workers: int, log: IO[bytes] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(PROJECT / "app.py"), "serve", "--workers", str(workers)],
            env={**os.environ, "PORT": "0", **environment},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        self._count, self.port = workers, 0
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                break
        assert self.port, "the site did not start"

    def workers(self) -> list[psutil.Process]:
        """Those that answer requests, in the order of their start."""
        children = psutil.Process(self.process.pid).children()
        found = [one for one in children if one.status() != psutil.STATUS_ZOMBIE and "worker" in one.cmdline()]
        return sorted(found, key=lambda one: one.create_time())

    def reader_of(self, worker: psutil.Process) -> Reader:
        """A connection that this worker took: the others are stopped for that moment."""
        others = [one for one in self.workers() if one.pid != worker.pid]
        for one in others:
            one.send_signal(signal.SIGSTOP)
        try:
            reader = Reader(self.port)
            assert reader.get("/health").status == 200
            return reader
        finally:
            for one in others:
                one.send_signal(signal.SIGCONT)

    def readers(self) -> Sequence[Reader]:
        """One for each worker."""
        wait_for(lambda: len(self.workers()) == self._count, 30)
        return [self.reader_of(worker) for worker in self.workers()]

    def status(self, address: str = "/health") -> int:
        """What somebody hears who comes anew."""
        reader = Reader(self.port)
        try:
            return reader.get(address).status
        finally:
            reader.close()

    def end(self) -> int:
        """In order; the exit code."""
        assert self.process.stdout
        self.process.stdout.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)
