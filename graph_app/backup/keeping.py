"""A thread beside the site that makes the daily backup, and tells the log what it did."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from graph_app.backup.daily import make_due_backup
from graph_app.database.database import Database
from graph_app.errors import GraphAppError

_LOOKS_EVERY = 60  # seconds
_AGAIN_AFTER = 900  # seconds, where one failed
_ENDS_WITHIN = 5  # seconds
log = logging.getLogger(__name__)


def keep_daily(
    database: Database, now: Callable[[], datetime] = datetime.now, looks_every: float = _LOOKS_EVERY
) -> Callable[[], None]:
    """Begins, if GRAPH_APP_BACKUP_FOLDER is set, and answers what ends it. A missed backup is made at once."""
    folder = database.settings.backup_folder
    if not folder:
        return lambda: None
    ending = threading.Event()
    thread = threading.Thread(
        target=_look, args=(database, folder, now, looks_every, ending), name="daily backup", daemon=True
    )
    thread.start()

    def end() -> None:
        """A backup that is on the way is given up; the next start makes it."""
        ending.set()
        thread.join(_ENDS_WITHIN)

    return end


class _Ended(Exception):
    pass


def _look(
    database: Database, folder: Path, now: Callable[[], datetime], looks_every: float, ending: threading.Event
) -> None:
    wait = 0.0
    while not ending.wait(wait):
        wait = looks_every if _made(database, folder, now(), ending) else max(looks_every, _AGAIN_AFTER)


def _made(database: Database, folder: Path, now: datetime, ending: threading.Event) -> bool:
    """False where it failed; the site goes on whatever happens here."""

    def heard(_share: float) -> None:
        if ending.is_set():
            raise _Ended

    try:
        file = make_due_backup(database, folder, now, heard)
    except _Ended:
        return True
    except GraphAppError as problem:
        log.error("The daily backup failed, and is tried again later. %s", problem)
        return False
    except Exception:
        log.exception("The daily backup failed, and is tried again later.")
        return False
    if file:
        kept = database.settings.backup_keep
        log.info("The daily backup is at %s; the newest %s are kept.", file, kept)
    return True
