"""One run of Neo4j as a child process: guardian and Java, from the launch to the end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from graph_app.database.local_server import guardian
from graph_app.errors import JavaCannotStart

END_SECONDS = guardian.POLITE_SECONDS + 4


class Child:
    """Starts at once; JavaCannotStart where Java is no program for this machine."""

    def __init__(self, command: Sequence[str], state_file: Path, log_file: Path) -> None:
        self._guardian = subprocess.Popen(  # nosec B603  # our own file and words, and no shell
            [sys.executable, "-I", "-S", guardian.__file__, str(state_file), str(log_file), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # Java reads paths by the locale: with LC_ALL=C it could not open a folder with Vietnamese letters.
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,  # Ctrl+C in the terminal is for the app; it then stops us in order
        )
        assert self._guardian.stdout is not None and self._guardian.stderr is not None
        first_line = self._guardian.stdout.readline()
        self._guardian.stdout.close()
        if not first_line:
            problem = self._guardian.stderr.read().decode(errors="replace").strip().splitlines()
            self.stop()
            raise JavaCannotStart(problem=problem[-1] if problem else "no word from it", java=command[0])
        self._guardian.stderr.close()
        self.java_id = int(first_line)
        self.guardian_id = self._guardian.pid

    def runs(self) -> bool:
        return self._guardian.poll() is None

    def stop(self) -> None:
        """Lets go of the pipe, which makes the guardian stop Java, and waits until both are gone."""
        assert self._guardian.stdin is not None and self._guardian.stderr is not None
        self._guardian.stdin.close()
        try:
            self._guardian.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._guardian.kill()  # Java dies with it
            self._guardian.wait()
        self._guardian.stderr.close()
