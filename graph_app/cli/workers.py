"""Several workers for one site: processes that take turns at one port, kept running by the process that began them.

The first process, which answers no request itself, owns the port and our own Neo4j: whichever worker ends, both stay.
A worker that ends is replaced; when the first process ends, also by `kill -9`, its workers do.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from graph_app.errors import GraphAppError
from graph_app.settings import PROJECT

_LOOKS_EVERY = 0.2  # seconds
_WATCHES_EVERY = 1.0  # seconds
# A worker that ends sooner is replaced only so long after its start: else one that cannot start would keep us busy.
_LIVES_AT_LEAST = 3.0
_ENDS_WITHIN = 12.0  # seconds; then it is killed
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Worker:
    process: subprocess.Popen[bytes]
    began: float = field(default_factory=time.monotonic)


def keep_workers(count: int, sockets: Sequence[socket.socket], ask: Callable[[], object]) -> None:
    """Until SystemExit or KeyboardInterrupt, which a signal to this process is; then no worker is left.

    `ask` is done every second.
    """
    workers = [_begin(sockets) for _ in range(count)]
    try:
        with suppress(SystemExit, KeyboardInterrupt), _watched(ask):
            while True:
                time.sleep(_LOOKS_EVERY)
                workers = [_replaced(worker, sockets) for worker in workers]
    finally:
        _end(workers)


def end_with_the_first() -> None:
    """In a worker: ends it in order when the process that began it is gone, which its standard input tells."""

    def wait() -> None:
        with suppress(OSError):
            while os.read(0, 1024):
                pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="end with the first process", daemon=True).start()


def _begin(sockets: Sequence[socket.socket]) -> _Worker:
    numbers = [one.fileno() for one in sockets]
    command = [sys.executable, str(PROJECT / "app.py"), "worker", *map(str, numbers)]
    # A session of its own: Ctrl+C in the terminal is for the first process, which then ends the others in order.
    # The words are our own program and numbers of sockets.
    started = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=numbers, start_new_session=True)  # nosec B603
    return _Worker(started)


def _replaced(worker: _Worker, sockets: Sequence[socket.socket]) -> _Worker:
    if worker.process.poll() is None or time.monotonic() - worker.began < _LIVES_AT_LEAST:
        return worker
    log.warning("Worker %s ended (%s); another takes its place.", worker.process.pid, worker.process.returncode)
    _let_go(worker)
    return _begin(sockets)


def _end(workers: Sequence[_Worker]) -> None:
    for worker in workers:
        worker.process.terminate()
    deadline = time.monotonic() + _ENDS_WITHIN
    for worker in workers:
        with suppress(subprocess.TimeoutExpired):
            worker.process.wait(max(deadline - time.monotonic(), 0))
        worker.process.kill()
        worker.process.wait()
        _let_go(worker)


def _let_go(worker: _Worker) -> None:
    assert worker.process.stdin
    with suppress(OSError):
        worker.process.stdin.close()


@contextmanager
def _watched(ask: Callable[[], object]) -> Iterator[None]:
    """Asks the database every second: our own Neo4j is then started anew here, and its workers wait for it."""
    ending = threading.Event()

    def watch() -> None:
        while not ending.wait(_WATCHES_EVERY):
            with suppress(GraphAppError):
                ask()

    thread = threading.Thread(target=watch, name="watch over Neo4j", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
