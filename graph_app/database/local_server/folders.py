"""Folders and private files of the instance, and what goes wrong with a disk, as our errors."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_app.errors import DiskFull, NotWritable

FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def storage_errors(folder: Path, setting: str) -> Iterator[None]:
    """DiskFull or NotWritable, naming folder and setting, for an OSError within."""
    try:
        yield
    except OSError as problem:
        if problem.errno in FULL:
            raise DiskFull(folder=folder, setting=setting) from problem
        path = problem.filename or folder
        raise NotWritable(path=path, problem=problem.strerror or problem, setting=setting) from problem


def refuse_full_disk(folder: Path, setting: str, needed_mb: int = 1) -> None:
    """DiskFull where less than `needed_mb` megabytes are free."""
    if shutil.disk_usage(folder).free < needed_mb * 1_000_000:
        raise DiskFull(folder=folder, setting=setting)


def private_folder(folder: Path) -> Path:
    """Makes the folder, closed to other users."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def write_private(file: Path, text: str) -> None:
    """Writes the file whole or not at all; it is closed to other users from its first byte on."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)  # mkstemp gives mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
