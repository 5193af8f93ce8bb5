"""Writing: a whole folder of CSV, checked, into an empty database."""

from __future__ import annotations

from benchmarks.record import Contender, Row, Target
from benchmarks.rows.sizes import GROWING, LARGE, clustered
from benchmarks.rows.snapshot import EXPONENT

ROWS = (
    Row(
        "import",
        "Import",
        "Import of CSV with all checks, one transaction; the driver writes checked rows by UNWIND in batches",
        Contender("ours", "importing:load"),
        (Contender("driver", "driver_peer:write"),),
        {"quick": clustered((2_000, 10_000), LARGE), "full": clustered(*GROWING)},
        targets=(Target("driver", 1 / 3, 100_000, "at most 3 × the bare UNWIND"),),
        limits=EXPONENT,
        fresh=True,
        peaks=True,
        grows=True,
        rounds={"quick": 1, "full": 3},
    ),
)
