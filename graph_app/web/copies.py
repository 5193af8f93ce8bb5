"""Finished answers, kept until the data moves: the second request for an address is a look-up."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from flask import Response, request

from graph_app.web.compression import gzipped, reader_takes_gzip, worth_it

MOST_BYTES = 64_000_000


@dataclass(frozen=True)
class Copy:
    """An answer of status 200; `small` is the body compressed, None where that is not worth it."""

    body: bytes
    small: bytes | None
    headers: Mapping[str, str]

    @property
    def byte_count(self) -> int:
        return len(self.body) + len(self.small or b"")


class Copies:
    """Copies by the tag of their answer, at most `most_bytes` of them: those asked for longest ago go first.

    Safe to share among threads.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._lock = Lock()
        self._copies: OrderedDict[str, Copy] = OrderedDict()
        self._byte_count = 0
        self.hits = self.misses = 0

    def get(self, tag: str) -> Copy | None:
        with self._lock:
            found = self._copies.get(tag)
            self.hits, self.misses = self.hits + (found is not None), self.misses + (found is None)
            if found:
                self._copies.move_to_end(tag)
            return found

    @property
    def bytes_kept(self) -> int:
        return self._byte_count

    def keep(self, tag: str, response: Response) -> Copy:
        """Keeps a response under its tag, and answers the copy."""
        body = response.get_data()
        small = gzipped(body) if worth_it(body, response.content_type or "") else None
        headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
        made = Copy(body, small, headers)
        with self._lock:
            if tag not in self._copies:
                self._copies[tag] = made
                self._byte_count += made.byte_count
            while self._byte_count > self._most_bytes:
                self._byte_count -= self._copies.popitem(last=False)[1].byte_count
        return made


def tag_of(edition: str, language: str) -> str:
    """What names the answer to this request: everything that it depends on, the day included."""
    # Path and query apart: in the path %3F has become a question mark already.
    query = request.query_string.decode("latin-1")
    # The same site goes by several names, and may stand at a prefix: its links do, too.
    parts = (edition, date.today().isoformat(), language, request.root_url, request.path, query)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def not_modified(tag: str) -> Response | None:
    """304 where the reader has this very answer."""
    wanted = request.if_none_match
    return tagged(Response(status=304), tag) if wanted.contains_weak(tag) and not wanted.star_tag else None


def response_of(copy: Copy, tag: str) -> Response:
    """A response for this reader: compressed where that is wanted."""
    if copy.small is None or not reader_takes_gzip():
        return tagged(Response(copy.body, headers=dict(copy.headers)), tag)
    response = Response(copy.small, headers=dict(copy.headers))
    response.content_encoding = "gzip"
    return tagged(response, tag)


def tagged(response: Response, tag: str) -> Response:
    """With what lets a browser ask “is it still this one?” each time, and keeps other readers' answers apart."""
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "private, no-cache"
    for header in ("Accept-Encoding", "Accept-Language", "Cookie"):
        response.vary.add(header)
    return response
