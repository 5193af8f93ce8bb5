"""Files of the instance folder that are for their owner alone, and that SQLite shares among processes."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def made_whole(file: Path) -> Iterator[Path]:
    """Another name, under which a new file is made with mode 600; when the `with` ends it gets its own, unless somebody
    was quicker. OSError.

    So nobody sees it half made, and nobody opens a file that others use. When a process closes any handle of a file,
    POSIX lets go of all locks that the process has on it, also those of SQLite in another thread, and a file that is
    written without locks is soon malformed (sqlite.org/howtocorrupt.html, 2.2).
    """
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    os.close(handle)
    made = Path(name)
    try:
        yield made
        _named(made, file)
    finally:
        made.unlink(missing_ok=True)


def _named(made: Path, file: Path) -> None:
    try:
        os.link(made, file)
    except FileExistsError:
        pass
    except OSError:  # a disk that knows no links
        if not file.exists():
            made.rename(file)
