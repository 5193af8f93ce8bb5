"""Cypher lives in files: each `*.cypher` is one statement, and its name is the file's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph_app.records import Statement

CYPHER_FOLDER = Path(__file__).parent.parent.parent / "cypher"


def load_statements(folder: Path) -> Mapping[str, Statement]:
    """The statements directly in `folder`, by name."""
    files = sorted(folder.glob("*.cypher"))
    return {file.stem: Statement(file.stem, file.read_text(encoding="utf-8")) for file in files}


def split_statements(several: Statement) -> Sequence[Statement]:
    """The statements of a file that holds several, each ended by a semicolon at the end of its line."""
    lines = [line for line in several.text.splitlines() if not line.lstrip().startswith("//")]
    parts = re.split(r";[ \t]*(?:\n|\Z)", "\n".join(lines))
    return [Statement(several.name, part.strip()) for part in parts if part.strip()]
