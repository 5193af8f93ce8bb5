"""jars.lock: which jars make up Neo4j, each with its checksum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).with_name("jars.lock")


@dataclass(frozen=True)
class Jar:
    """One line of the lock: `coordinate` is group:artifact:version, or group:artifact:version:classifier."""

    coordinate: str
    sha256: str
    byte_count: int

    @property
    def file_name(self) -> str:
        return "-".join(self.coordinate.split(":")[1:]) + ".jar"


def read_lock(lock: Path = LOCK) -> list[Jar]:
    """The jars in the order of the lock."""
    lines = [line.split() for line in lock.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Jar(coordinate, sha256, int(byte_count)) for coordinate, sha256, byte_count in lines]


def sha256_of(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
