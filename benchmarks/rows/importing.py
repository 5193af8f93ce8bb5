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
    Row(
        "change",
        "Import",
        "A steward's import: checked rows as one change, compared with the record, with before and after in the log; "
        "the driver writes the same rows by UNWIND in batches",
        Contender("ours", "importing:change"),
        (Contender("driver", "driver_peer:write"),),
        {"quick": clustered((2_000, 10_000), LARGE), "full": clustered((2_000, 10_000), LARGE)},
        targets=(Target("driver", 1 / 3, 100_000, "at most 3 × the bare UNWIND, with the log of changes"),),
        fresh=True,
        peaks=True,
        rounds={"quick": 1, "full": 3},
    ),
)
