"""Small tables in the form of the seed, for tests that need other partners than Hanoi's."""

from __future__ import annotations

from pathlib import Path

from graph_app.ingest.seed import SEED_FOLDER


def write_tables(folder: Path, **tables: str) -> Path:
    """Writes the given tables (name without `.csv` -> text) into `folder`; those not given have no rows."""
    for file in SEED_FOLDER.glob("*.csv"):
        header = file.read_text(encoding="utf-8").splitlines()[0] + "\n"
        (folder / file.name).write_text(tables.get(file.stem, header), encoding="utf-8")
    return folder
