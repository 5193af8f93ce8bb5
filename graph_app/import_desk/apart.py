"""Large work in a process of its own, so that pages answer at once meanwhile.

Run as `python -m graph_app.import_desk.apart`, it is handed its job on standard input, a pipe that stays open: when the
site ends, also by `kill -9`, the pipe does, and the process ends with it. What it wrote so far Neo4j then takes back.
"""

from __future__ import annotations

import contextlib
import os
import pickle  # nosec B403  # read from the pipe of our own site alone
import subprocess
import sys
import threading
import time
from dataclasses import replace

from graph_app.database.database import Database
from graph_app.errors import GraphAppError, ImportCancelled, ImportProcessEnded
from graph_app.import_desk.jobs import Job, do
from graph_app.import_desk.standing import UNCERTAIN, keep_standing, kept_standing, saying_of_problem
from graph_app.queries.statements import CYPHER_FOLDER, load_statements
from graph_app.settings import PROJECT

# Beyond so many bytes of a file, or facts to compare with, pages would feel it (up to some 0.1 s below).
LARGE_FILE, LARGE_RECORD = 300_000, 15_000
# After so many seconds a cancelled process is ended where it has not heard of it by itself.
_PATIENCE = 3.0
_LOOKS_EVERY = 0.25
_WRITE = load_statements(CYPHER_FOLDER / "write")


def is_large(job: Job, database: Database) -> bool:
    """Whether a process of its own, which takes a second to start, is worth it."""
    if job.upload.file.stat().st_size > LARGE_FILE:
        return True
    with contextlib.suppress(GraphAppError):  # the work itself will say what is wrong
        [there] = database.read(_WRITE["how_much_is_there"], {}).records()
        return isinstance(there["facts"], int) and there["facts"] > LARGE_RECORD
    return False


def do_apart(job: Job, database: Database) -> None:
    """Lets a process of its own do it, waits for its end, and says so where that was none of its own choice."""
    try:
        handed = pickle.dumps((job, database.settings_elsewhere()))
    except GraphAppError as problem:
        keep_standing(job.upload, replace(job.first, ended=True, problem=saying_of_problem(problem)))
        return
    command = [sys.executable, "-m", "graph_app.import_desk.apart"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, cwd=PROJECT) as child:  # nosec B603  # our own words, no shell
        try:
            assert child.stdin
            try:
                child.stdin.write(handed)
                child.stdin.flush()
            except BrokenPipeError:  # it died before it read; what is left for it goes nowhere
                with contextlib.suppress(BrokenPipeError):
                    child.stdin.close()
            _await_end(child, job)
        finally:
            child.kill()
    found = kept_standing(job.upload)
    if not found.ended and child.returncode:
        cancelled = job.upload.cancel.exists() and found.phase not in UNCERTAIN
        told = saying_of_problem(ImportCancelled() if cancelled else ImportProcessEnded())
        # Of an import that was being written the log of changes knows how it ended.
        keep_standing(job.upload, replace(found, ended=found.phase not in UNCERTAIN, problem=told))


def _await_end(child: subprocess.Popen[bytes], job: Job) -> None:
    """Until it has ended; one that does not hear that it is cancelled is ended, unless it writes."""
    heard_at = None
    while child.poll() is None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_LOOKS_EVERY)
        if job.upload.cancel.exists() and kept_standing(job.upload).phase not in UNCERTAIN:
            heard_at = heard_at or time.monotonic()
            if time.monotonic() - heard_at > _PATIENCE:
                child.kill()


def main() -> None:
    """The process itself."""
    job, settings = pickle.load(sys.stdin.buffer)  # nosec B301  # from the site that started it, and nobody else
    threading.Thread(target=_end_with_the_site, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)  # pages first
    with job.upload.process_at_work():
        database = Database(settings)
        try:
            do(job, database)
        finally:
            database.close()


def _end_with_the_site() -> None:
    with contextlib.suppress(OSError, ValueError):
        while os.read(0, 1024):
            pass
    os._exit(1)


if __name__ == "__main__":
    main()
