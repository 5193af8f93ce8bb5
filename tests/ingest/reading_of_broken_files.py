"""What is said of a broken file, and the program that says it of large ones in a process of its own."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from graph_app.errors import GraphAppError
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.mapping import guessed_mapping, problems
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.records import checked_rows
from graph_app.ingest.reading.uploads import read_upload

SMALL = Limits(rows=1_000, columns=200, letters=1_000)
LARGE = Limits(rows=1_000, columns=200)


def told_of(name: str, data: bytes | Path, limits: Limits) -> list[tuple[str, str]]:
    """Each thing that is said, as often as it is: (error or sentence, as it is read)."""
    found = []
    try:
        for sheet in read_upload(name, data, limits):
            mapping = guessed_mapping(sheet)
            found += problems(sheet, mapping)
            for _ in sheet.lines():
                pass  # also where nobody knows which table it is
            for row in checked_rows(sheet, mapping, Notation()):
                found += row.mistakes
    except GraphAppError as error:
        return [(type(error).__name__, str(error))]
    return [(mistake.sentence, str(mistake)) for mistake in found]


def main(folder: Path) -> None:
    """Reads each file of the folder; prints what is said of it, how long it took, and the most memory so far."""
    for path in sorted(folder.iterdir()):
        begin = time.process_time()
        told = told_of(path.name.partition("-")[2], path, LARGE)
        seconds = time.process_time() - begin
        print(json.dumps([path.name, told, seconds, _most_megabytes()]), flush=True)


def _most_megabytes() -> float:
    """Of this program alone; `resource` counts what its parent had when it began, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    [line] = [line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
