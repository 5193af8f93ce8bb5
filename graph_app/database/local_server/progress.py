"""One line on stderr that says how far a long step is. Standard output stays free for answers."""

from __future__ import annotations

import sys


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


class Progress:
    """Counts up to a total: rewritten in place on a terminal, a line per tenth where the output is kept."""

    def __init__(self, label: str, total_count: int, total_bytes: int) -> None:
        self._label = label
        self._total_count = total_count
        self._total_bytes = total_bytes
        self._terminal = sys.stderr.isatty()
        self._tenth = -1

    def show(self, count: int, byte_count: int) -> None:
        tenth = 10 * byte_count // max(self._total_bytes, 1)
        if not self._terminal and tenth == self._tenth and count < self._total_count:
            return
        self._tenth = tenth
        megabytes = f"{byte_count / 1e6:.0f} of {self._total_bytes / 1e6:.0f} MB"
        line = f"{self._label}: {count} of {self._total_count} files, {megabytes}"
        print(f"\r{line} " if self._terminal else line, end="" if self._terminal else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._terminal:
            print(file=sys.stderr, flush=True)
