"""Cypher lives in files: each `*.cypher` is one statement, and its name is the file's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph_app.records import Statement

CYPHER_FOLDER = Path(__file__).parent.parent.parent / "cypher"


def load_statements(folder: Path) -> Mapping[str, Statement]:
    """The statements directly in `folder`, by name."""
    files = sorted(folder.glob("*.cypher"))
    return {file.stem: Statement(file.stem, file.read_text(encoding="utf-8")) for file in files}
