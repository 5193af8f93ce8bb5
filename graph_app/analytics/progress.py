"""How long computations tell how far they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

# Is called now and then with the share that is done, 0 to 1. What it raises ends the computation.
Progress: TypeAlias = Callable[[float], None]


def unwatched(_share: float) -> None:
    """For whoever does not want to know."""
