"""How much memory a Neo4j needs to hold what is written until the transaction is committed."""

from __future__ import annotations

# Bytes of heap for each byte of the tables (measured).
_PER_BYTE = 80
_STEP = 512  # megabytes


def heap_for(table_bytes: int) -> int:
    """Megabytes of heap that are enough to write tables of so many bytes at once, in whole 512s."""
    return _STEP * (1 + table_bytes * _PER_BYTE // (_STEP << 20))
