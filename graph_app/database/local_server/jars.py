"""Neo4j's jars: which ones (jars.lock), whether they are here and whole, and their download.

A jar counts only with the checksum in the lock. Jars that have it are kept, so that a broken download goes on where it
stopped; a jar in the making lies in a folder of its own and is moved in when its checksum is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from filelock import FileLock

from graph_app.database.local_server.downloads import Downloads
from graph_app.database.local_server.folders import storage_errors
from graph_app.database.local_server.jar_lock import LOCK, Jar, read_lock, sha256_of
from graph_app.errors import DamagedJar


def class_path(folder: Path, lock: Path = LOCK) -> list[Path]:
    """The whole jars in `folder`, in the order of the lock; downloads those that are missing.

    DamagedJar for one with another checksum, DownloadFailed, DamagedDownload, DiskFull, NotWritable. With all jars
    here nothing is asked of the network.
    """
    jars = read_lock(lock)
    if _missing(folder, jars):
        with storage_errors(folder, "GRAPH_APP_JARS"):
            folder.mkdir(parents=True, exist_ok=True)
            with FileLock(folder / "download.lock"):  # another process may be at it: then wait and find them here
                _download(folder, _missing(folder, jars), len(jars))
    return [folder / jar.file_name for jar in jars]


def _missing(folder: Path, jars: Sequence[Jar]) -> list[Jar]:
    with storage_errors(folder, "GRAPH_APP_JARS"), ThreadPoolExecutor(4) as pool:
        return [
            jar for jar, here in zip(jars, pool.map(lambda jar: _is_here(folder, jar), jars), strict=True) if not here
        ]


def _is_here(folder: Path, jar: Jar) -> bool:
    file = folder / jar.file_name
    if not file.exists():
        return False
    if sha256_of(file) != jar.sha256:
        raise DamagedJar(file=file)
    return True


def _download(folder: Path, jars: Sequence[Jar], total: int) -> None:
    if not jars:
        return
    with Downloads(folder, jars, total) as downloads, ThreadPoolExecutor(4) as pool:
        try:
            for _ in pool.map(downloads.fetch, jars):
                pass
        except BaseException:
            pool.shutdown(cancel_futures=True)  # the first failure is the answer; the rest would fail in turn
            raise
