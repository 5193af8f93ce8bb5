"""Runs a row: each contender in its own process, taking turns, as often as the mode allows; medians come later."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.generators import Network
from benchmarks.record import Contender, Row

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Mode:
    """`rounds`: most runs of a contender; none is begun that would bring it over `seconds`; one may take `longest`."""

    name: str
    rounds: int
    seconds: float
    longest: float


MODES = {
    "try": Mode("try", rounds=1, seconds=0.0, longest=150.0),
    "quick": Mode("quick", rounds=3, seconds=12.0, longest=150.0),
    "full": Mode("full", rounds=3, seconds=150.0, longest=1_200.0),
}


@dataclass
class Measurement:
    """What one contender did on one network: its runs, or the sentence that says why there are none."""

    row: str
    network: Network
    contender: str
    runs: list[dict[str, float]] = field(default_factory=list)
    numbers: dict[str, float] = field(default_factory=dict)
    problem: str = ""


class Stopped(Exception):
    """The contender took longer than it may, or failed; the message says which."""


class Process:
    """A contender at work. Made ready where it is made; `run` measures once."""

    def __init__(self, contender: Contender, network: Network, surroundings: Mapping[str, str], longest: float) -> None:
        self._longest = longest
        self._child = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if not os.environ.get("BENCH_VERBOSE") else None,
            cwd=PROJECT,
            text=True,
            encoding="utf-8",
        )
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()
        task = {"does": contender.does, "known": contender.known, "surroundings": dict(surroundings)}
        try:
            self._ask({**task, "network": asdict(network)})
        except Stopped:
            self.end()
            raise

    def run(self, once: bool, values: Path | None) -> dict[str, float]:
        return self._ask({"once": once, "values": str(values) if values else None})

    def end(self) -> None:
        """Lets it undo what it set up; kills it where that takes too long."""
        assert self._child.stdin and self._child.stdout
        with suppress(BrokenPipeError):
            self._child.stdin.close()
        try:
            self._child.wait(60)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child.stdout.close()

    def _read(self) -> None:
        assert self._child.stdout
        for line in self._child.stdout:
            self._lines.put(line)
        self._lines.put("")

    def _ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        assert self._child.stdin
        with suppress(BrokenPipeError):  # it has ended, and the last line that it wrote says why
            self._child.stdin.write(json.dumps(question) + "\n")
            self._child.stdin.flush()
        try:
            line = self._lines.get(timeout=self._longest)
        except Empty:
            self._child.kill()
            raise Stopped(f"stopped after {self._longest:,.0f} s") from None
        if not line:
            raise Stopped(f"its process ended with exit code {self._child.wait()}")
        told: dict[str, Any] = json.loads(line)
        if "problem" in told:
            raise Stopped(f"failed: {told['problem']}")
        return told


def measure(row: Row, network: Network, mode: Mode) -> list[Measurement]:
    """All contenders of the row on one network; one that fails or takes too long does not keep the others from it."""
    found = {one.name: Measurement(row.name, network, one.name) for one in row.contenders}
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        alive = [one for one in row.contenders if _may(one, network, mode, found[one.name])]
        try:
            surroundings = closing.enter_context(row.stage(network)) if row.stage and alive else {}
        except Exception as problem:  # also then the other rows are measured
            for one in alive:
                found[one.name].problem = f"could not be set up: {type(problem).__name__}: {problem}"
            return list(found.values())
        kept: dict[str, Process] = {}
        for _ in range(row.rounds.get(mode.name, mode.rounds)):
            for one in list(alive):
                mine = found[one.name]
                if not _has_time(mine, row.seconds.get(mode.name, mode.seconds)):
                    continue
                try:
                    with _at_work(one, row, network, surroundings, mode, kept) as process:
                        mine.runs.append(process.run(row.fresh, folder / f"{one.name}.npy" if row.judge else None))
                except Stopped as reason:
                    mine.problem = str(reason)
                    alive.remove(one)
                else:
                    if "cut" in mine.runs[-1]:  # another run would take as long, and tell no more
                        alive.remove(one)
        for process in kept.values():
            process.end()
        _judge(row, network, folder, found)
    return list(found.values())


def _may(contender: Contender, network: Network, mode: Mode, mine: Measurement) -> bool:
    if network.facts <= contender.most_facts.get(mode.name, network.facts):
        return True
    mine.problem = "not run in this mode"
    return False


def _has_time(mine: Measurement, seconds: float) -> bool:
    spent = [run["seconds"] for run in mine.runs]
    return not spent or sum(spent) + spent[-1] <= seconds


@contextmanager
def _at_work(
    contender: Contender,
    row: Row,
    network: Network,
    surroundings: Mapping[str, str],
    mode: Mode,
    kept: dict[str, Process],
) -> Iterator[Process]:
    """The contender's process: one for this run alone where the row wants it, else the one from the round before."""
    process = kept.get(contender.name) or Process(contender, network, surroundings, mode.longest)
    try:
        if not row.fresh:
            kept[contender.name] = process
        yield process
    except Stopped:
        kept.pop(contender.name, None)
        process.end()
        raise
    if row.fresh:
        process.end()


def _judge(row: Row, network: Network, folder: Path, found: Mapping[str, Measurement]) -> None:
    """Looks at what came out, beside how long it took."""
    if not row.judge:
        return
    values: dict[str, NDArray[Any]] = {
        name: np.load(folder / f"{name}.npy") for name in found if (folder / f"{name}.npy").exists()
    }
    for name, numbers in row.judge(network, values).items():
        found[name].numbers.update(numbers)
