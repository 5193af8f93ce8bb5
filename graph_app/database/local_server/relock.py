"""Writes jars.lock anew: `python -m graph_app.database.local_server.relock 5.26.30`.

Asks jgo which jars that release of Neo4j needs, downloads each into a folder that goes away, and writes coordinate,
SHA-256 and size. Run it to change Neo4j's version, look at the difference, run the tests, commit.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from graph_app.database.local_server.downloads import artifact, maven
from graph_app.database.local_server.jar_lock import LOCK, sha256_of
from graph_app.database.local_server.progress import say

HEAD = """\
# The jars of {roots}, one a line: group:artifact:version[:classifier] SHA-256 bytes
# Written by python -m {command}
"""


def coordinates(context: object, roots: Sequence[str], without: Collection[str] = ()) -> list[str]:
    """The coordinates of the roots and of all that they need, sorted, but for the group:artifact in `without`."""
    dependencies = [context.create_dependency(root) for root in roots]  # type: ignore[attr-defined]
    inputs, others = context.resolver.resolve(dependencies)  # type: ignore[attr-defined]
    needed = [each for each in inputs + others if f"{each.groupId}:{each.artifactId}" not in without]
    parts = [(each.groupId, each.artifactId, each.version, each.classifier) for each in needed]
    return sorted(":".join(filter(None, part)) for part in parts)


def locked(roots: Sequence[str], command: str, without: Collection[str] = ()) -> str:
    """The text of the lock of these roots; `command` is the module and its arguments that write it."""
    lines = []
    with tempfile.TemporaryDirectory() as scratch:
        context = maven(Path(scratch))
        for coordinate in coordinates(context, roots, without):
            file = Path(artifact(context, coordinate).resolve())
            say(f"{coordinate} {file.stat().st_size}")
            lines.append(f"{coordinate} {sha256_of(file)} {file.stat().st_size}\n")
    return HEAD.format(roots=" and ".join(roots), command=command) + "".join(lines)


if __name__ == "__main__":
    [version] = sys.argv[1:]
    command = f"graph_app.database.local_server.relock {version}"
    LOCK.write_text(locked([f"org.neo4j:neo4j:{version}"], command), encoding="utf-8")
