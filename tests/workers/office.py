"""People of an office who ask a site through nginx, each time whichever of its workers the test says."""

from __future__ import annotations

import http.client
import json
import signal
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import psutil

from tests.workers.nginx import Proxy
from tests.workers.site import Answer


@contextmanager
def answered_by(worker: psutil.Process, all_workers: Sequence[psutil.Process]) -> Iterator[None]:
    """The others are stopped for that moment, so that only this one takes a new connection."""
    others = [one for one in all_workers if one.pid != worker.pid]
    for one in others:
        one.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for one in others:
            one.send_signal(signal.SIGCONT)


class Person:
    """A browser: one request a connection, its cookie, and the headers with which browsers say whose page asks."""

    def __init__(self, proxy: Proxy, workers: Sequence[psutil.Process]) -> None:
        self._proxy, self._workers = proxy, workers
        self._cookie = ""
        self.head: Mapping[str, str] = {}  # what a program says beside, such as its token

    def sign_in(self, name: str, password: str) -> Answer:
        return self.post("/sign-in", {"name": name, "password": password})

    def get(self, address: str, by: int | None = None) -> Answer:
        """`by`: which worker answers, by its place; None: whichever comes first."""
        return self._asked("GET", address, by)

    def post(self, address: str, fields: Mapping[str, str], by: int | None = None) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._asked("POST", address, by, urlencode(fields, doseq=True).encode(), kind)

    def post_json(self, address: str, told: Mapping[str, str], by: int | None = None) -> Answer:
        return self._asked("POST", address, by, json.dumps(told).encode(), {"Content-Type": "application/json"})

    def post_file(self, address: str, name: str, content: str, by: int | None = None) -> Answer:
        mark = uuid.uuid4().hex
        body = (
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: text/csv\r\n\r\n{content}\r\n--{mark}--\r\n"
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self._asked("POST", address, by, body.encode(), kind)

    def everywhere(self, address: str, look: Callable[[Answer], Any] = lambda answer: answer.text) -> list[Any]:
        """What this person sees there through each worker, one after another."""
        return [look(self.get(address, by)) for by in range(len(self._workers))]

    def sees(self, words: str, address: str) -> bool:
        """Whether it stands there, which must be the same through all workers."""
        [seen] = set(self.everywhere(address, lambda answer: words in answer.text))
        return bool(seen)

    def statuses(self, address: str) -> set[int]:
        return set(self.everywhere(address, lambda answer: answer.status))

    def _asked(
        self,
        method: str,
        address: str,
        by: int | None,
        body: bytes | None = None,
        more: Mapping[str, str] | None = None,
    ) -> Answer:
        if by is None:
            return self._sent(method, address, body, more or {})
        with answered_by(self._workers[by], self._workers):
            return self._sent(method, address, body, more or {})

    def _sent(self, method: str, address: str, body: bytes | None, more: Mapping[str, str]) -> Answer:
        proxy = self._proxy
        connection = http.client.HTTPSConnection("localhost", proxy.port, context=proxy.trusted, timeout=60)
        origin = {"Origin": f"https://localhost:{proxy.port}", "Sec-Fetch-Site": "same-origin"}
        head = {"Accept-Language": "en", "Connection": "close", **origin, **self.head, **more}
        if self._cookie:
            head["Cookie"] = self._cookie
        try:
            connection.request(method, address, body, head)
            found = connection.getresponse()
            for cookie in found.headers.get_all("Set-Cookie") or ():
                if cookie.startswith("__Host-session="):
                    self._cookie = cookie.partition(";")[0]
            return Answer(found.status, found.read().decode(), found.headers.get("Location", ""))
        finally:
            connection.close()
