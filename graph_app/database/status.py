"""What one can know of the database at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class DatabaseStatus:
    """`kind`: "local" for our own server, "external" for the one at NEO4J_URI. `edition`: community or enterprise."""

    kind: Literal["local", "external"]
    address: str
    version: str
    edition: str
    data_version: int
    schema_version: int
