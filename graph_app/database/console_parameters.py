"""What the driver or Neo4j could not take as a parameter, said before anything is sent."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from graph_app.database.counted_values import DEEPEST
from graph_app.errors import UnsendableParameter
from graph_app.records import Value

_HALF_LETTER = re.compile(r"[\ud800-\udfff]")  # can be told in JSON, and cannot be sent
_MOST = 2**63 - 1


def refuse_unsendable(parameters: Mapping[str, Value]) -> None:
    """UnsendableParameter, with the name of the parameter that holds what cannot be sent."""
    for name, value in parameters.items():
        if not (_is_sendable(name) and _is_sendable_all_through(value)):
            raise UnsendableParameter(name=_HALF_LETTER.sub("?", name)[:40], deepest=DEEPEST)


def _is_sendable_all_through(value: Value) -> bool:
    level: list[Any] = [value]
    for _ in range(DEEPEST + 1):
        if not all(map(_is_sendable, level)):
            return False
        level = [part for one in level for part in _parts(one)]
        if not level:
            return True
    return False


def _parts(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [*value, *value.values()] if isinstance(value, dict) else []


def _is_sendable(value: Any) -> bool:
    if isinstance(value, str):
        return not _HALF_LETTER.search(value)
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or -_MOST - 1 <= value <= _MOST
