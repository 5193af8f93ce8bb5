"""Two hundred files as nobody should send them: each one clear sentence, in bounded memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.broken_files import BrokenFile, all_broken_files
from tests.ingest.reading_of_broken_files import SMALL, told_of

FILES = all_broken_files()
ROOT = Path(__file__).parents[2]
# Of the whole process, of which Python with our modules takes some 20; and of the processor for each file.
MOST_MEGABYTES = 150
MOST_SECONDS = 8


def expected(file: BrokenFile) -> str:
    return file.told if isinstance(file.told, str) else file.told.__name__


def test_there_are_two_hundred_and_no_two_alike() -> None:
    assert len({file.why for file in FILES}) == len(FILES) >= 200


@pytest.mark.parametrize("file", [file for file in FILES if not file.large], ids=lambda file: file.why)
def test_each_is_told_in_one_sentence(file: BrokenFile) -> None:
    told = told_of(file.name, file.made(), SMALL)
    assert [name for name, _ in told] == [expected(file)]
    assert len(told[0][1]) < 400 and "Traceback" not in told[0][1]


def test_large_ones_are_told_in_bounded_memory_and_time(tmp_path: Path) -> None:
    """In a process of its own, so that its memory can be measured: all of them one after another."""
    large = [file for file in FILES if file.large]
    for number, file in enumerate(large):
        (tmp_path / f"{number:03}-{file.name}").write_bytes(file.made())
    command = [sys.executable, "-m", "tests.ingest.reading_of_broken_files", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert run.stderr == ""
    lines: list[Any] = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(file.why, [name for name, _ in told]) for file, (_, told, _, _) in zip(large, lines, strict=True)] == [
        (file.why, [expected(file)]) for file in large
    ]
    assert max(megabytes for *_, megabytes in lines) < MOST_MEGABYTES
    assert max(seconds for *_, seconds, _ in lines) < MOST_SECONDS
