"""What is sent to every input: the lines of payloads.txt, as strings, with the long ones made long."""

from __future__ import annotations

import json
import re
from pathlib import Path

_LONG = re.compile(r"\{(long|nested|many) (\d+)\}")
_MADE = {"long": "x{}", "nested": "[{}", "many": "a,{}"}


def payloads(*headings: str) -> list[str]:
    """Those under the given headings, in their order; all of them without any."""
    found, heading = [], ""
    for line in (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines():
        heading = line.strip("[]") if line.startswith("[") else heading
        if line.startswith('"') and (heading in headings or not headings):
            found.append(_made_long(json.loads(line)))
    return found


def _made_long(text: str) -> str:
    found = _LONG.fullmatch(text)
    return _MADE[found[1]].replace("{}", "") * int(found[2]) if found else text
