"""How the ten most neglected partners of the seed change when one value of the engagement model is halved or doubled.

`python -m benchmarks sensitivity` writes the table into docs/engagement.md; a test holds that it is the current one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.stages import PROJECT, own_server
from graph_app.database.database import Database
from graph_app.engagement.on_record import OnRecord
from graph_app.engagement.standing import Engagement, engagement, most_neglected_first
from graph_app.engagement.states import UNKNOWN
from graph_app.engagement.values import Values, clipped
from graph_app.engagement_view import record_of
from graph_app.explorer import Explorer
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from graph_app.settings import Settings

AS_OF = date(2026, 11, 1)
DEPTH = 10
FACTORS = (0.5, 2.0)
FILE = PROJECT / "docs" / "engagement.md"
BEGIN, END = "<!-- sensitivity: begin -->\n", "<!-- sensitivity: end -->\n"


def write(file: Path = FILE) -> None:
    """Puts the table of the seed between the two marks of the file."""
    file.write_text(replaced(file.read_text(encoding="utf-8"), _of_seed()), encoding="utf-8")


def replaced(text: str, table: str) -> str:
    """The text with another table between the two marks. ValueError where it has none."""
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    return f"{head}{BEGIN}{table}{END}{tail}"


def table_of(record: OnRecord, values: Values) -> str:
    """The ten now, and a line for each value, as Markdown."""
    now = engagement(record, AS_OF, values)
    lines = [
        f"The ten most neglected of the seed as of {AS_OF.isoformat()}: {', '.join(most_neglected(now))}.",
        "",
        "| value | now | halved | first ten | other states | doubled | first ten | other states |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in values.rows:
        cells = []
        for factor in FACTORS:
            tried = clipped(row, row.value * factor)
            then = engagement(record, AS_OF, values.with_value(row.name, tried))
            border = "" if tried == row.value * factor else " (border)"
            cells.append(f"{tried:g}{border} | {_change(most_neglected(now), most_neglected(then))}")
            cells.append(str(int(((now.state != then.state) & ~record.home).sum())))
        lines.append(f"| `{row.name}` | {row.value:g} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def most_neglected(found: Engagement) -> list[str]:
    """The ids of the first ten of the list, fewer where fewer are judged."""
    judged = [place for place in most_neglected_first(found).tolist() if found.state[place] != UNKNOWN]
    return [found.record.snapshot.partners[place].id for place in judged[:DEPTH]]


def average_overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike two rankings are, from 0 to 1: the mean share that they have in common, over all depths from the top.

    Source: average overlap as in Webber, Moffat and Zobel 2010, ACM Transactions on Information Systems 28(4).
    """
    depths = range(1, max(len(one), len(other)) + 1)
    shares = [len(set(one[:depth]) & set(other[:depth])) / depth for depth in depths]
    return sum(shares) / len(shares) if shares else 1.0


def _change(now: Sequence[str], then: Sequence[str]) -> str:
    """The overlap, who enters (+) and who leaves (−)."""
    if list(now) == list(then):
        return "the same"
    entered = [f"+ {name}" for name in then if name not in now]
    left = [f"− {name}" for name in now if name not in then]
    moved = "; ".join([*entered, *left]) or "order alone"
    fewer = f"; only {len(then)} are judged" if len(then) < len(now) else ""
    return f"overlap {average_overlap(now, then):.2f}: {moved}{fewer}"


def _of_seed() -> str:
    with tempfile.TemporaryDirectory(prefix="bench-seed-") as folder:
        settings = Settings.from_environment(own_server(Path(folder), 0))
        database = Database(settings)
        try:
            database.prepare()
            load_seed(database, SEED_FOLDER)
            explorer = Explorer(settings, database)
            return table_of(record_of(explorer), explorer.engagement_values)
        finally:
            database.close()
