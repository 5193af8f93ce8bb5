"""The version that users see: the newest one in the changelog."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


@lru_cache(maxsize=1)
def version() -> str:
    newest = re.search(r"^## (\S+)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)
    return newest.group(1) if newest else "0"
