"""All rows, in the order of the report."""

from __future__ import annotations

from benchmarks.record import Row
from benchmarks.rows import browsing, centrality, growth, importing, layout, planning, serving, snapshot

ROWS: tuple[Row, ...] = tuple(
    row
    for family in (centrality, layout, snapshot, browsing, serving, planning, importing, growth)
    for row in family.ROWS
)
