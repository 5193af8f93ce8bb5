"""Graphviz's sfdp, where the machine has it."""

from __future__ import annotations

import shutil
import subprocess

import numpy as np

from benchmarks.generators import generated, ties
from benchmarks.record import Case, Outcome, Run


def layout(case: Case) -> Run:
    if not shutil.which("sfdp"):
        raise RuntimeError("no sfdp on this machine")
    first, second, _ = ties(generated(case.network))
    lines = [f"{one} -- {other}" for one, other in zip(first.tolist(), second.tolist(), strict=True)]
    nodes = [str(number) for number in range(case.network.partners)]
    text = "graph {\n" + "\n".join(nodes + lines) + "\n}\n"

    def run() -> Outcome:
        told = subprocess.run(["sfdp", "-Tplain"], input=text, capture_output=True, text=True, check=True).stdout
        found = np.zeros((case.network.partners, 2))
        for words in (line.split() for line in told.splitlines()):
            if words[0] == "node":
                found[int(words[1])] = float(words[2]), float(words[3])
        return found

    return run
