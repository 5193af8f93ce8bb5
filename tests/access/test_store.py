"""The file of accounts, used by several processes of several threads at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

from graph_app.access.store import FILE
from graph_app.settings import PROJECT

THREADS, LINES = 6, 60
# Half of the threads write lines, the others look in the meantime; each use opens and closes a connection.
WORKER = f"""
import sys, threading
from pathlib import Path
from graph_app.access.audit import By, Wanted, audit, record
from graph_app.access.store import Store
store, failed = Store(Path(sys.argv[1])), []
def use(place):
    try:
        for line in range({LINES}):
            if place % 2:
                record(store, By(f"{{sys.argv[2]}}-{{place}}", "", line), "console", "x" * 500)
            else:
                audit(store, Wanted(), 20)
    except Exception as problem:
        failed.append(problem)
threads = [threading.Thread(target=use, args=(place,)) for place in range({THREADS})]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
sys.exit(str(failed[0]) if failed else 0)
"""


def test_many_at_once_lose_nothing_and_leave_it_whole(tmp_path: Path) -> None:
    """POSIX lets go of all locks that a process has on a file when it closes any handle of it, whoever opened that."""
    file = tmp_path / FILE
    command = [sys.executable, "-c", WORKER, str(file)]
    started = [
        subprocess.Popen([*command, str(place)], cwd=PROJECT, stderr=subprocess.PIPE, text=True) for place in range(4)
    ]
    assert [process.communicate()[1] for process in started] == [""] * 4
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    [(lines,)] = connection.execute("SELECT count(*) FROM audit")
    connection.close()
    assert lines == 4 * (THREADS // 2) * LINES
    assert file.stat().st_mode & 0o077 == 0
