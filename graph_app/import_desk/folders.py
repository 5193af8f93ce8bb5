"""What somebody brought, kept as a folder of its own while it is looked at: seen by all workers of this machine."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout

from graph_app.errors import UnknownUpload

KEPT_DAYS = 7
_ID = re.compile(r"[0-9a-f]{32}")
_LOCK_SECONDS = 2.0


@dataclass(frozen=True)
class KeptUpload:
    """`folder` holds the file, what was chosen about it, how far it is and what it would do."""

    folder: Path

    @property
    def id(self) -> str:
        return self.folder.name

    @property
    def file(self) -> Path:
        """The bytes as they came. People's name for it is no path of ours."""
        return self.folder / "file"

    @property
    def cancel(self) -> Path:
        """Is there where somebody wants the work that is under way to end."""
        return self.folder / "cancel"

    def read(self, name: str) -> dict[str, Any]:
        """What was kept under `name`; {} where nothing was."""
        try:
            found: dict[str, Any] = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
            return found
        except FileNotFoundError:
            return {}

    def write(self, name: str, told: dict[str, Any]) -> None:
        """Keeps it whole: whoever reads meanwhile sees the old or the new."""
        with replaced(self.folder / f"{name}.json") as stream:
            stream.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    @contextmanager
    def at_work(self) -> Iterator[bool]:
        """Whether nobody else works on it; then nobody else does until the end. A process that dies lets go."""
        lock = FileLock(self.folder / "work.lock", timeout=_LOCK_SECONDS)
        try:
            lock.acquire()
            with self.process_at_work():  # one whose site has died is about to end
                pass
        except Timeout:
            lock.release()
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def process_at_work(self) -> FileLock:
        """What a process of its own holds while it works for somebody who is `at_work`, and may die before it does."""
        return FileLock(self.folder / "process.lock", timeout=_LOCK_SECONDS)

    @property
    def busy(self) -> bool:
        """Whether a living process works on it."""
        try:
            with FileLock(self.folder / "work.lock", timeout=0), FileLock(self.folder / "process.lock", timeout=0):
                return False
        except Timeout:
            return True


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of `path` when all of it is written, and leaves nothing where it is not."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("wb") as stream:
            yield stream
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def uploads_of(instance: Path) -> Path:
    """Where an instance folder holds what was brought."""
    return instance / "imports"


def new_upload(root: Path) -> KeptUpload:
    """An empty folder with a name that nobody guesses; those that nobody touched for KEPT_DAYS are cleared away."""
    root.mkdir(parents=True, exist_ok=True)
    clear_old(root, time.time())
    upload = KeptUpload(root / secrets.token_hex(16))
    upload.folder.mkdir(mode=0o700)
    return upload


def drop(upload: KeptUpload) -> None:
    """Takes the folder away."""
    shutil.rmtree(upload.folder, ignore_errors=True)


def kept_upload(root: Path, id: str) -> KeptUpload:
    """UnknownUpload where there is none of this id, or no longer."""
    upload = KeptUpload(root / id) if _ID.fullmatch(id) else None
    if upload is None or not (upload.folder / "choices.json").is_file():
        raise UnknownUpload(days=KEPT_DAYS)
    return upload


def busy_uploads(root: Path) -> int:
    """On how many uploads living processes work."""
    try:
        return sum(KeptUpload(folder).busy for folder in root.iterdir() if _ID.fullmatch(folder.name))
    except OSError:  # none was ever brought, or one was just cleared away
        return 0


def clear_old(root: Path, now: float) -> None:
    """Takes away what nobody changed for KEPT_DAYS and nobody works on."""
    for folder in root.iterdir():
        upload = KeptUpload(folder)
        with suppress(OSError):  # another worker clears, too
            if _ID.fullmatch(folder.name) and folder.stat().st_mtime < now - KEPT_DAYS * 86_400 and not upload.busy:
                drop(upload)
