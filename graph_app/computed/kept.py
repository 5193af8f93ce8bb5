"""What was computed for one state of the data, kept on disk for other workers and for the next start."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock

_SUM_LENGTH = 64


class KeptOnDisk:
    """Values as JSON in `folder`, at most `most_bytes` of them: those made longest ago go first.

    Safe to share among processes. A file that is damaged, or was cut off, counts as not there. Where the folder cannot
    be written, everything is computed each time.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def get(self, state: str, name: str, compute: Callable[[], Any]) -> Any:
        """The value of this name for this state of the data; of several processes one computes, the others wait.

        `state` names what the value is made of. '' names nothing: then the value is computed and not kept.
        """
        if not state:
            return compute()
        file = self._folder / hashlib.sha256(f"{state}\0{name}".encode()).hexdigest()[:40]
        found = _read(file)
        if found is None:
            with self._alone(file):
                found = _read(file)  # whoever was at it before us has left it here
                if found is None:
                    found = [compute()]
                    self._save(file, found)
        return found[0]

    @contextmanager
    def _alone(self, file: Path) -> Iterator[None]:
        lock = FileLock(file.with_suffix(".lock"))
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _save(self, file: Path, value: list[Any]) -> None:
        text = json.dumps(value, allow_nan=False).encode()
        part = file.with_suffix(".part")
        with suppress(OSError):  # no room, no right: the next one computes it again
            part.write_bytes(hashlib.sha256(text).hexdigest().encode() + text)
            part.replace(file)
            self._make_room()

    def _make_room(self) -> None:
        files = [file for file in self._folder.iterdir() if not file.suffix]
        newest_first = sorted(files, key=lambda file: file.stat().st_mtime, reverse=True)
        used = 0
        for file in newest_first:
            used += file.stat().st_size
            if used > self._most_bytes:
                file.unlink(missing_ok=True)
                file.with_suffix(".lock").unlink(missing_ok=True)


def _read(file: Path) -> list[Any] | None:
    try:
        content = file.read_bytes()
        if hashlib.sha256(content[_SUM_LENGTH:]).hexdigest().encode() != content[:_SUM_LENGTH]:
            return None
        found: list[Any] = json.loads(content[_SUM_LENGTH:])
    except (OSError, ValueError):
        return None
    return found
