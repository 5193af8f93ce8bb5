"""Why Neo4j did not start, read from what it printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from graph_app.errors import (
    DiskFull,
    GraphAppError,
    LocalServerFailed,
    NotWritable,
    PortTaken,
    StoreInUse,
    TooLittleMemory,
)
from graph_app.settings import Settings

Reason = Callable[[Path, int, Settings], GraphAppError]

# The first pattern that is found decides, so what causes other trouble stands before what follows from it.
REASONS: tuple[tuple[str, Reason], ...] = (
    (
        r"No space left on device|Disk quota exceeded|not enough space on the disk",
        lambda home, port, settings: DiskFull(folder=home, setting="GRAPH_APP_INSTANCE"),
    ),
    (
        r"Could not reserve enough space|insufficient memory|OutOfMemoryError|Too small maximum heap|Initial heap size",
        lambda home, port, settings: TooLittleMemory(megabytes=settings.neo4j_memory_mb),
    ),
    (
        r"Address already in use|BindException|PortBindException",
        lambda home, port, settings: PortTaken(port=port),
    ),
    (
        r"StoreLockException|FileLockException|Lock file has been locked|already in use by another",
        lambda home, port, settings: StoreInUse(folder=home),
    ),
    (
        r"AccessDeniedException|Permission denied|Read-only file system",
        lambda home, port, settings: NotWritable(path=home, problem="Permission denied", setting="GRAPH_APP_INSTANCE"),
    ),
)


def reason(log_file: Path, home: Path, port: int, settings: Settings) -> GraphAppError:
    """The error that fits what stands in the log."""
    text = log_file.read_text(encoding="utf-8", errors="replace") if log_file.exists() else ""
    for pattern, error in REASONS:
        if re.search(pattern, text):
            return error(home, port, settings)
    return LocalServerFailed(problem=_last_complaint(text), log=log_file)


def _last_complaint(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    complaints = [line for line in lines if re.search(r"ERROR|Caused by|Error|Exception", line)]
    return (complaints or lines or ["it printed nothing"])[-1][:300]
