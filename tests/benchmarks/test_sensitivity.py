"""The table of docs/engagement.md: it is the one of today's seed and values, and it says what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sensitivity import BEGIN, END, FILE, average_overlap, replaced, table_of
from graph_app.database.database import Database
from graph_app.engagement.values import clipped, load_values
from graph_app.engagement_view import record_of
from graph_app.explorer import Explorer
from graph_app.ingest.seed import SEED_FOLDER, load_seed
from tests.engagement.small_record import record_of as record_told


def test_the_table_in_the_charter_is_the_current_one(database: Database) -> None:
    """Where it is not: python -m benchmarks sensitivity."""
    load_seed(database, SEED_FOLDER)
    text = FILE.read_text(encoding="utf-8")
    assert replaced(text, table_of(record_of(Explorer(database.settings, database)), load_values())) == text


def test_it_says_who_enters_who_leaves_and_how_many_change() -> None:
    """Eleven partners: p01 to p10 were met in January to October 2015, p11, of tier 1, in 2024.

    Its six months are over almost five times, so it is dormant, but less far than p01 (by six times) to p10.
    """
    meetings = "\n".join(f"m{number} hanoi MET_WITH p{number:02} 2015-{number:02}-01" for number in range(1, 11))
    record = record_told(f"{meetings}\nm11 hanoi MET_WITH p11 2024-06-01", "p11 tier=1", {"s": "2026"})
    values = load_values()
    table = table_of(record, values)
    lines = {line.split("`")[1]: line for line in table.splitlines() if line.startswith("| `")}
    assert lines.keys() == {row.name for row in values.rows}
    assert "as of 2026-11-01: p01, p02, p03, p04, p05, p06, p07, p08, p09, p10." in table
    # Three months are over almost ten times: it comes first. Twelve are over 2.4 times: overdue, the eleventh still.
    shifted = sum((depth - 1) / depth for depth in range(1, 11)) / 10
    assert lines["cadence.tier_1"] == (
        f"| `cadence.tier_1` | 6 | 3 | overlap {shifted:.2f}: + p11; − p10 | 0 | 12 | the same | 1 |"
    )
    # Without a tier 85 % of what is wanted is known.
    assert lines["completeness.least"].endswith("| 0.8 | the same | 0 |")


def test_a_value_stays_within_what_it_may_be() -> None:
    rows = {row.name: row for row in load_values().rows}
    assert clipped(rows["cooling.share"], 1.4) == 1.0
    assert clipped(rows["dormant.after"], 0.5) == 1.01
    assert clipped(rows["due.notice"], 45) == 45


def test_where_fewer_than_ten_are_judged_that_is_said() -> None:
    record = record_told("m1 hanoi MET_WITH x 2015\nm2 hanoi MET_WITH y 2016", "y tier=1", {"s": "2011"})
    [line] = [line for line in table_of(record, load_values()).splitlines() if "completeness.least" in line]
    # x is known to 60 % (a day and a source, no tier, none kept up), y with its tier to 75 %: neither to 80 %.
    assert line.endswith("| 0.8 | overlap 0.00: − y; − x; only 0 are judged | 2 |")


def test_rankings_are_alike_by_what_they_share_from_the_top() -> None:
    assert average_overlap("abc", "abc") == 1.0
    assert average_overlap("ab", "ba") == 0.5  # nothing at depth 1, all at depth 2
    assert average_overlap("ab", "xy") == 0.0
    assert average_overlap("ab", "ac") == pytest.approx((1 + 1 / 2) / 2)


def test_only_what_stands_between_the_marks_is_replaced(tmp_path: Path) -> None:
    assert replaced(f"a\n{BEGIN}old\n{END}b\n", "new\n") == f"a\n{BEGIN}new\n{END}b\n"
    with pytest.raises(ValueError, match="not enough values"):
        replaced("without marks", "new\n")
