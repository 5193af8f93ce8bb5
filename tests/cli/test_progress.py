"""A long import shows on a terminal how far it is, and nothing where its output is kept."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from graph_app.settings import PROJECT

pty = pytest.importorskip("pty", reason="only Unix lets a test make a terminal")

PROGRAM = """
from graph_app.cli.progress import import_progress
with import_progress() as progress:
    for share in (0.0, 0.25, 1.0):
        progress(share)
"""


def test_on_a_terminal_one_line_is_rewritten() -> None:
    ours, terminal = pty.openpty()
    told = subprocess.run([sys.executable, "-c", PROGRAM], cwd=PROJECT, stderr=terminal, stdout=subprocess.PIPE)
    os.close(terminal)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert (told.returncode, told.stdout) == (0, b"")
    assert "Importing" in shown and " 25%" in shown and "100%" in shown
    assert shown.count("\n") == 1


def test_where_the_output_is_kept_nothing_is_shown() -> None:
    told = subprocess.run([sys.executable, "-c", PROGRAM], cwd=PROJECT, capture_output=True)
    assert (told.returncode, told.stdout, told.stderr) == (0, b"", b"")
