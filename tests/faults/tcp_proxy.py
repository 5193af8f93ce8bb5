"""A network between the site and its Neo4j that can be slow, cut, silent or closed."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
import time
from collections.abc import Callable


class Proxy:
    """Passes bytes on; `delay` seconds late each, not at all while `silent`. Threads end with `close`."""

    def __init__(self, target: tuple[str, int]) -> None:
        self._target = target
        self.delay = 0.0
        self.silent = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self.port = 0
        self.open()

    def close(self) -> None:
        """Nobody listens any more, and what was open is cut."""
        listener, self._listener = self._listener, None
        if listener:
            listener.close()
        self.cut()
        for thread in self._threads:
            thread.join(10)

    def open(self) -> None:
        """Listens, always at the same port."""
        listener = self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._begin(self._accept, listener)

    def _begin(self, work: Callable[..., None], *given: socket.socket) -> None:
        self._threads.append(threading.Thread(target=work, args=given, daemon=True))
        self._threads[-1].start()

    def cut(self) -> None:
        """Ends every connection; new ones are taken."""
        for pair in self._pairs:
            for one in pair:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
        self._pairs = []

    def _accept(self, listener: socket.socket) -> None:
        while listener is self._listener:
            try:
                if not select.select([listener], [], [], 0.2)[0]:
                    continue
                near = listener.accept()[0]
            except (OSError, ValueError):
                return
            try:
                far = socket.create_connection(self._target, timeout=5)
            except OSError:
                near.close()
                continue
            far.settimeout(None)  # to be reached had a limit; a busy server may be quiet for long
            self._pairs.append((near, far))
            for one, other in ((near, far), (far, near)):
                self._begin(self._pass_on, one, other)

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := one.recv(65536):
                time.sleep(self.delay)
                while self.silent and self._listener:
                    time.sleep(0.05)
                other.sendall(chunk)
        for each in (one, other):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
