"""How far a long command is, on stderr: standard output stays free for answers."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

import click

STEPS = 1_000


@contextlib.contextmanager
def import_progress(label: str = "Importing") -> Iterator[Callable[[float], None]]:
    """Gives what is to be told the share done, 0 to 1: one line that is rewritten, on a terminal only."""
    with click.progressbar(
        length=STEPS, label=label, file=sys.stderr, hidden=not sys.stderr.isatty(), show_pos=False
    ) as bar:
        yield lambda share: bar.update(int(share * STEPS) - bar.pos)
