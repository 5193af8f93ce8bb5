"""The daily backup: which is due, which are there, and one made if it is, by whichever process comes first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from filelock import FileLock, Timeout

from graph_app.backup.making import PART, make_backup
from graph_app.backup.verifying import Heard, unwatched
from graph_app.database.database import Database
from graph_app.errors import BackupNotWritten
from graph_app.records import Value
from graph_app.settings import Settings

# Names that only we give; a backup that somebody made by hand is never pruned.
_NAME = re.compile(r"daily-([0-9]{4}-[0-9]{2}-[0-9]{2})\.zip")
_LOCK = ".daily.lock"
# Before this much has passed since the hour, a backup is not late.
_PATIENCE = timedelta(hours=1)


def due_day(now: datetime, hour: int) -> date:
    """The day whose backup must be there: today from `hour` on, yesterday before. `now` by the clock of the machine."""
    return now.date() if now.hour >= hour else now.date() - timedelta(days=1)


def daily_backups(folder: Path) -> Mapping[date, Path]:
    """The daily backups in a folder by the day for which they are, the newest first."""
    found: dict[date, Path] = {}
    for file in folder.iterdir() if folder.is_dir() else ():
        name = _NAME.fullmatch(file.name)
        if name and file.is_file():
            try:
                found[date.fromisoformat(name.group(1))] = file
            except ValueError:  # 2026-02-31: not ours
                continue
    return dict(sorted(found.items(), reverse=True))


def make_due_backup(database: Database, folder: Path, now: datetime, heard: Heard = unwatched) -> Path | None:
    """The backup that is due, if there is none yet, and those beyond GRAPH_APP_BACKUP_KEEP are deleted.

    None where it is there, or another process is at it. BackupNotWritten and whatever else `make_backup` raises: then
    nothing is deleted.
    """
    settings = database.settings
    day = due_day(now, settings.backup_hour)
    if day <= max(daily_backups(folder), default=date.min):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / _LOCK, timeout=0):
            if day <= max(daily_backups(folder), default=date.min):
                return None  # another process was faster
            _delete_leftovers(folder)
            file = folder / f"daily-{day.isoformat()}.zip"
            make_backup(database, file, now.astimezone(timezone.utc).isoformat(timespec="seconds"), heard=heard)
            _prune(folder, settings.backup_keep)
            return file
    except Timeout:
        return None
    except OSError as problem:
        raise BackupNotWritten(file=folder, problem=problem.strerror or problem) from problem


def backup_state(settings: Settings, now: datetime) -> dict[str, Value]:
    """For whoever watches the site: the day of the last daily backup, and whether one is missing."""
    if not settings.backup_folder:
        return {"backup": "off", "last_backup": None}
    try:
        last = max(daily_backups(settings.backup_folder), default=None)
    except OSError:
        last = None
    late = last is None or last < due_day(now - _PATIENCE, settings.backup_hour)
    return {"backup": "late" if late else "ok", "last_backup": last.isoformat() if last else None}


def _prune(folder: Path, keep: int) -> None:
    for file in [*daily_backups(folder).values()][keep:]:
        file.unlink()


def _delete_leftovers(folder: Path) -> None:
    """Halves of backups whose process was killed. Nobody else is at one: we hold the lock."""
    for file in folder.glob(f".daily-*.zip.*{PART}"):
        file.unlink()
