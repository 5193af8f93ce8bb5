"""What is sent to every input: the lines of payloads.txt, as strings, with the long ones made long."""

from __future__ import annotations

import json
import re
from pathlib import Path

_LONG = re.compile(r"\{(long|nested|many) (\d+)\}")
_MADE = {"long": "x{}", "nested": "[{}", "many": "a,{}"}


def payloads() -> list[str]:
    lines = (Path(__file__).parent / "payloads.txt").read_text(encoding="utf-8").splitlines()
    return [_made_long(json.loads(line)) for line in lines if line.startswith('"')]


def _made_long(text: str) -> str:
    found = _LONG.fullmatch(text)
    return _MADE[found[1]].replace("{}", "") * int(found[2]) if found else text
