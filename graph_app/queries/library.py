"""All named queries of a folder, by name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph_app.queries.loader import NamedQuery, load_query


def load_library(folder: Path) -> Mapping[str, NamedQuery]:
    """The queries directly in `folder`, sorted by name. BadQueryFile for the first file with a mistake."""
    return {file.stem: load_query(file) for file in sorted(folder.glob("*.cypher"))}
