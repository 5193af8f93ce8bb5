"""Writes jars.lock anew: `python -m graph_app.database.local_server.relock 5.26.30`.

Asks jgo which jars that release of Neo4j needs, downloads each into a folder that goes away, and writes coordinate,
SHA-256 and size. Run it to change Neo4j's version, look at the difference, run the tests, commit.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graph_app.database.local_server.downloads import artifact, maven
from graph_app.database.local_server.jar_lock import LOCK, sha256_of
from graph_app.database.local_server.progress import say

HEAD = """\
# The jars of org.neo4j:neo4j:{version}, one a line: group:artifact:version[:classifier] SHA-256 bytes
# Written by python -m graph_app.database.local_server.relock {version}
"""


def coordinates(context: object, version: str) -> list[str]:
    """The coordinates of Neo4j and of all that it needs, sorted."""
    root = context.create_dependency(f"org.neo4j:neo4j:{version}")  # type: ignore[attr-defined]
    inputs, others = context.resolver.resolve([root])  # type: ignore[attr-defined]
    parts = [(each.groupId, each.artifactId, each.version, each.classifier) for each in inputs + others]
    return sorted(":".join(filter(None, part)) for part in parts)


def locked(version: str, folder: Path) -> str:
    """The text of the lock."""
    context = maven(folder)
    lines = []
    for coordinate in coordinates(context, version):
        file = Path(artifact(context, coordinate).resolve())
        say(f"{coordinate} {file.stat().st_size}")
        lines.append(f"{coordinate} {sha256_of(file)} {file.stat().st_size}\n")
    return HEAD.format(version=version) + "".join(lines)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        LOCK.write_text(locked(sys.argv[1], Path(scratch)), encoding="utf-8")
