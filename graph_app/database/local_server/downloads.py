"""Fetches jars by name from Maven Central with jgo, into the jars folder and nowhere else."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from graph_app.database.local_server.folders import FULL
from graph_app.database.local_server.jar_lock import Jar, sha256_of
from graph_app.database.local_server.progress import Progress
from graph_app.errors import DamagedDownload, DownloadFailed

ATTEMPTS = 3
TIMEOUT_SECONDS = 30


def maven(folder: Path, progress: Any = None) -> Any:
    """jgo's context with its files in `folder`; without that it would write into the user's home."""
    from jgo.maven import MavenContext, PythonResolver  # here, because it takes longer to import than all else

    return MavenContext(resolver=PythonResolver(progress_callback=progress), repo_cache=folder, timeout=TIMEOUT_SECONDS)


def artifact(context: Any, coordinate: str) -> Any:
    """jgo's artifact for group:artifact:version[:classifier]."""
    group, name, version, *classifier = coordinate.split(":")
    return context.project(group, name).at_version(version).artifact(*classifier)


class Downloads:
    """A round of downloads into `folder`, with a folder for parts that goes away at the end."""

    def __init__(self, folder: Path, jars: Sequence[Jar], total: int) -> None:
        self._folder = folder
        self._count = total - len(jars)
        self._bytes = 0
        self._lock = threading.Lock()
        self._progress = Progress("Downloading Neo4j", total, sum(jar.byte_count for jar in jars))

    def __enter__(self) -> Downloads:
        for left in self._folder.glob("parts-*"):  # of a round that was killed; we hold the lock on the folder
            shutil.rmtree(left, ignore_errors=True)
        self._parts = Path(tempfile.mkdtemp(prefix="parts-", dir=self._folder))
        self._maven = maven(self._parts, self._follow)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.end()
        shutil.rmtree(self._parts, ignore_errors=True)

    def fetch(self, jar: Jar) -> None:
        """Downloads one jar, three times if need be, and moves it in once its checksum is right."""
        part = self._attempts(jar)
        if sha256_of(part) != jar.sha256:
            raise DamagedDownload(jar=jar.coordinate)
        part.replace(self._folder / jar.file_name)
        with self._lock:
            self._count += 1
            self._progress.show(self._count, self._bytes)

    def _attempts(self, jar: Jar) -> Path:
        for attempt in range(1, ATTEMPTS + 1):
            wanted = artifact(self._maven, jar.coordinate)
            try:
                return Path(wanted.resolve())
            except (OSError, RuntimeError) as problem:  # requests' errors are OSErrors; RuntimeError: not found
                wanted.cached_path.unlink(missing_ok=True)
                if isinstance(problem, OSError) and problem.errno in FULL:
                    raise
                if attempt == ATTEMPTS:
                    raise DownloadFailed(jar=jar.coordinate, problem=type(problem).__name__) from problem
        raise AssertionError

    @contextmanager
    def _follow(self, _file_name: str, _byte_count: int) -> Iterator[Any]:
        yield self._add

    def _add(self, byte_count: int) -> None:
        with self._lock:
            self._bytes += byte_count
            self._progress.show(self._count, self._bytes)
