"""Calls do not wait for a Neo4j that hangs, or behind a network that is cut: the driver alone would wait for minutes.

A thread looks after the calls that have waited for a second. Where the server that they wait for shows no pulse, their
connections are cut, and until there is a pulse again further calls are refused at once. A slow query is none of this:
the server has a pulse while it is busy.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import neo4j

from graph_app.database.pulse import Pulse, pulse

WAITS_SECONDS = 1.0  # a call that is answered sooner is not looked after
LOOKS_EVERY = 0.25
# What many rows were written for is not given up as soon: a busy Java may stop for some seconds to tidy its memory.
PATIENCE_SECONDS = 30.0
log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Call:
    session: neo4j.Session
    patient: bool
    began: float = field(default_factory=time.monotonic)


class PulseWatch:
    """Safe to use from several threads. `told_silent` hears for how many seconds there has been no pulse."""

    def __init__(self, seconds: float, encrypted: bool, told_silent: Callable[[float], None]) -> None:
        self._seconds, self._encrypted, self._told_silent = seconds, encrypted, told_silent
        self._wake = threading.Condition()
        self._calls: set[_Call] = set()
        self._silent: dict[tuple[str, int], float] = {}  # server -> since when it has shown no pulse
        self._thread: threading.Thread | None = None
        self._known: set[tuple[str, int]] = set()
        self._answered = 0.0  # when a call last came to its end
        self._closed = threading.Event()

    @property
    def silent(self) -> bool:
        """Whether no server that was called shows a pulse; of a cluster others may."""
        with self._wake:
            return bool(self._silent) and self._known <= self._silent.keys()

    @contextlib.contextmanager
    def call(self, session: neo4j.Session, patient: bool) -> Iterator[None]:
        """Looks after a call as long as the `with` lasts."""
        call = _Call(session, patient)
        with self._wake:
            self._calls.add(call)
            self._begin()
        try:
            yield
            self._answered = time.monotonic()
        finally:
            with self._wake:
                self._calls.discard(call)

    def suspect(self) -> None:
        """Somebody waited in vain for a connection: nobody else does, until there is a pulse again."""
        with self._wake:
            for peer in self._known if time.monotonic() - self._answered > self._seconds else ():
                self._silent.setdefault(peer, time.monotonic())
            self._begin()

    def forget(self) -> None:
        """Whoever showed no pulse is not asked any more: another server is, at an address of its own."""
        with self._wake:
            self._silent.clear()
            self._known.clear()

    def close(self) -> None:
        self._closed.set()
        with self._wake:
            self._wake.notify_all()

    def _begin(self) -> None:
        if self._thread is None and not self._closed.is_set():
            self._thread = threading.Thread(target=self._watch, name="pulse of Neo4j", daemon=True)
            self._thread.start()
        self._wake.notify_all()

    def _watch(self) -> None:
        while not self._closed.is_set():
            with self._wake:
                while not (self._closed.is_set() or self._calls or self._silent):
                    self._wake.wait()
                calls, silent = list(self._calls), dict(self._silent)
            self._look(calls, silent)
            self._closed.wait(LOOKS_EVERY)

    def _look(self, calls: list[_Call], silent: dict[tuple[str, int], float]) -> None:
        now = time.monotonic()
        peers = {call: peer for call in calls if (peer := _peer(call.session))}
        waiting = {call: peer for call, peer in peers.items() if now - call.began > WAITS_SECONDS}
        with self._wake:
            self._known.update(peers.values())
        for peer in {*waiting.values(), *silent}:
            found = pulse(peer, self._seconds, self._encrypted)
            # Where nobody listens any more the driver finds out by itself; who answers others meanwhile is only busy.
            if found is not Pulse.SILENT or self._answered > now:
                self._heard(peer)
                continue
            since = self._not_heard(peer, now)
            for call in [call for call, its in waiting.items() if its == peer]:
                if not call.patient or time.monotonic() - since > PATIENCE_SECONDS:
                    _cut(call.session)
            if not self._closed.is_set():
                self._told_silent(time.monotonic() - since)

    def _heard(self, peer: tuple[str, int]) -> None:
        with self._wake:
            if self._silent.pop(peer, None) is not None:
                log.warning("Neo4j at %s:%s can be heard again.", *peer)

    def _not_heard(self, peer: tuple[str, int], now: float) -> float:
        with self._wake:
            if peer not in self._silent:
                log.warning("Neo4j at %s:%s says nothing for %s seconds.", *peer, self._seconds)
            return self._silent.setdefault(peer, now)


def _socket(session: neo4j.Session) -> Any:
    """The socket that a session waits for; None while it has none. No public way leads there; tests see this one do."""
    connection: Any = getattr(session, "_connection", None)
    return connection.socket._socket if connection else None


def _peer(session: neo4j.Session) -> tuple[str, int] | None:
    try:
        found = _socket(session)
        return found.getpeername()[:2] if found else None
    except (AttributeError, OSError):  # it is being closed
        return None


def _cut(session: neo4j.Session) -> None:
    with contextlib.suppress(AttributeError, OSError):  # it has ended already
        _socket(session).shutdown(socket.SHUT_RDWR)
