"""The version that users see, the newest one in the changelog; and the build, which any change of a file changes."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).parent
CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


@lru_cache(maxsize=1)
def build() -> str:
    """Changes with every change of the program's own files: what outlives a process is kept under it."""
    files = sorted(file for file in PACKAGE.rglob("*") if file.is_file() and file.suffix != ".pyc")
    told = hashlib.sha256()
    for file in files:
        told.update(str(file.relative_to(PACKAGE)).encode() + file.read_bytes())
    return told.hexdigest()[:16]


@lru_cache(maxsize=1)
def version() -> str:
    newest = re.search(r"^## (\S+)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    return newest.group(1) if newest else "0"
