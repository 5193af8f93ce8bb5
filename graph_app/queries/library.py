"""All named queries of a folder, by name; those in its folder `inbox` are rules that find what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph_app.errors import BadQueryFile
from graph_app.queries.loader import NamedQuery, load_query

RULES_FOLDER = "inbox"


def load_library(folder: Path) -> Mapping[str, NamedQuery]:
    """The queries directly in `folder` and in its folder of rules, each sorted by name.

    BadQueryFile for the first file with a mistake, a name that stands there twice among them.
    """
    library: dict[str, NamedQuery] = {}
    for file in (*sorted(folder.glob("*.cypher")), *sorted((folder / RULES_FOLDER).glob("*.cypher"))):
        if file.stem in library:
            raise BadQueryFile(file=file.name, line=1, problem="another query file has the same name")
        library[file.stem] = load_query(file)
    return library
