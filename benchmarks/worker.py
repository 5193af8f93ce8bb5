"""One contender in a process of its own: prepares, then runs once for each line that it is sent, and tells the time.

Lines of JSON go in and out; what libraries print goes to standard error.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import sys
import time
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.generators import Network
from benchmarks.record import Case, Outcome, Run

# A run that is over sooner is repeated until so much time has passed, and the time divided by the repeats.
LEAST_SECONDS = 0.05


def main() -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(**told: Any) -> None:
        print(json.dumps(told), file=answers, flush=True)

    task = json.loads(sys.stdin.readline())
    try:
        with ExitStack() as closing:
            run = prepared(task, closing)
            answer(ready=True)
            for line in sys.stdin:
                answer(**measured(run, **json.loads(line)))
    except Exception as problem:  # told to whoever started us, who goes on with the other contenders
        answer(problem=f"{type(problem).__name__}: {str(problem).splitlines()[0] if str(problem) else ''}")
        raise


def prepared(task: dict[str, Any], closing: ExitStack) -> Run:
    module, function = task["does"].split(":")
    case = Case(Network(**task["network"]), task["surroundings"], closing)
    run: Run = getattr(import_module(f"benchmarks.contenders.{module}"), function)(case, *task["known"])
    return run


def measured(run: Run, once: bool, values: str | None) -> dict[str, Any]:
    """The seconds of one run, its numbers, and the most memory that this process ever had; values go to a file."""
    gc.collect()
    seconds, outcome = timed(run)
    if not once and seconds < LEAST_SECONDS:
        repeats = math.ceil(LEAST_SECONDS / max(seconds, 1e-6))
        seconds = sum(timed(run)[0] for _ in range(repeats)) / repeats
    numbers = dict(outcome) if isinstance(outcome, dict) else {}
    if values and isinstance(outcome, np.ndarray):
        np.save(values, outcome)
    return {
        "seconds": seconds,
        "peak_bytes": peak_bytes(),
        **{name: float(number) for name, number in numbers.items()},
    }


def peak_bytes() -> int:
    """The most memory that this process ever had. (What `resource` tells on Linux is at least what its parent had.)"""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def timed(run: Run) -> tuple[float, Outcome]:
    began = time.perf_counter()
    outcome = run()
    return time.perf_counter() - began, outcome


if __name__ == "__main__":
    main()
