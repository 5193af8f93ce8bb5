"""Which jars the open-source part of Graph Data Science is made of, beside those of Neo4j (jars.lock).

`python -m tests.gds_jars 2.13.9` writes gds_jars.lock anew. Neo4j's own jars win where both name one.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from graph_app.database.local_server.jar_lock import read_lock
from graph_app.database.local_server.jars import class_path
from graph_app.database.local_server.relock import locked

GDS_LOCK = Path(__file__).with_name("gds_jars.lock")
ROOTS = ("proc", "opengds-extension", "proc-sysinfo")


def neo4j_names() -> set[str]:
    """group:artifact of each of Neo4j's jars; GDS's own `annotations` and `neo4j-values` are of another group."""
    return {":".join(jar.coordinate.split(":")[:2]) for jar in read_lock()}


def gds_jars(folder: Path) -> Sequence[Path]:
    """The whole jars in `folder`, downloaded where they are missing."""
    return class_path(folder, GDS_LOCK)


if __name__ == "__main__":
    [version] = sys.argv[1:]
    roots = [f"org.neo4j.gds:{name}:{version}" for name in ROOTS]
    GDS_LOCK.write_text(locked(roots, f"tests.gds_jars {version}", neo4j_names()), encoding="utf-8")
