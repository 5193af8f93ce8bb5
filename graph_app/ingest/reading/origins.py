"""Where the bytes of a file come from: memory, the disk, or an archive; opened anew for each walk."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO


@dataclass(frozen=True)
class Origin:
    """`opened` gives the bytes from their beginning; whoever opens closes. `size` in bytes, unpacked."""

    opened: Callable[[], IO[bytes]]
    size: int


def origin_of(data: bytes | Path) -> Origin:
    """The bytes of an upload: a path where they are many, so that they are not held."""
    if isinstance(data, Path):
        return Origin(lambda: data.open("rb"), data.stat().st_size)
    return Origin(lambda: io.BytesIO(data), len(data))
