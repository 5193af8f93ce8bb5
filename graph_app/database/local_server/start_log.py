"""Why Neo4j did not start, read from what it wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from graph_app.database.local_server.configuration import heap_megabytes
from graph_app.database.local_server.home import Home
from graph_app.errors import (
    DiskFull,
    GraphAppError,
    LocalServerFailed,
    NotWritable,
    PortTaken,
    StoreInUse,
    TooLittleMemory,
    TransactionLogDamaged,
)
from graph_app.settings import Settings

# The first pattern that is found decides, so what causes other trouble stands before what follows from it.
REASONS: tuple[tuple[str, Callable[[Home, Settings, int], GraphAppError]], ...] = (
    (
        r"No space left on device|Disk quota exceeded|not enough space on the disk",
        lambda home, settings, port: DiskFull(folder=home.folder, setting="GRAPH_APP_INSTANCE"),
    ),
    (
        r"Error reading transaction logs, recovery not possible",
        lambda home, settings, port: TransactionLogDamaged(folder=home.data),
    ),
    (
        r"Could not reserve enough space|insufficient memory|OutOfMemoryError|Too small maximum heap",
        lambda home, settings, port: TooLittleMemory(megabytes=heap_megabytes(settings)),
    ),
    (
        r"Address already in use|BindException",
        lambda home, settings, port: PortTaken(port=port),
    ),
    (
        r"StoreLockException|FileLockException|Lock file has been locked",
        lambda home, settings, port: StoreInUse(folder=home.folder),
    ),
    (
        r"AccessDeniedException|Permission denied|Read-only file system",
        lambda home, settings, port: NotWritable(
            path=home.folder, problem="Permission denied", setting="GRAPH_APP_INSTANCE"
        ),
    ),
)


class StartLog:
    """What one start writes; make it before the start, since the log of details goes on from the last one."""

    def __init__(self, home: Home, settings: Settings, port: int) -> None:
        self._home = home
        self._settings = settings
        self._port = port
        self._begin = home.debug_log.stat().st_size if home.debug_log.exists() else 0

    def known_reason(self) -> GraphAppError | None:
        """The error that fits what was written so far, None where nothing in it is known to stop a start."""
        text = _text(self._home.console_log, 0) + _text(self._home.debug_log, self._begin)
        for pattern, error in REASONS:
            if re.search(pattern, text):
                return error(self._home, self._settings, self._port)
        return None

    def reason(self) -> GraphAppError:
        """The same, or the last complaint as Neo4j wrote it."""
        problem = _last_complaint(_text(self._home.console_log, 0))
        return self.known_reason() or LocalServerFailed(problem=problem, log=self._home.console_log)


def _text(file: Path, begin: int) -> str:
    if not file.exists():
        return ""
    with file.open("rb") as stream:
        stream.seek(begin)
        return stream.read().decode(errors="replace")


def _last_complaint(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    complaints = [line for line in lines if re.search(r"ERROR|Caused by|Error|Exception", line)]
    return (complaints or lines or ["it printed nothing"])[-1][:300]
