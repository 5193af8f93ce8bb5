"""What a backup says of itself, as JSON: what it is, of which data, and what each of its files must be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from graph_app.records import Value

FORMAT = "partner-relationship-explorer backup"
FORMAT_VERSION = 2


@dataclass(frozen=True)
class FileFacts:
    """Rows below the head, bytes when unpacked, and their SHA-256."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`checksum` is that of every partner, fact and source. `made_at` is an ISO time in UTC.

    `left_out`: how many relationships there are that are not between two partners, and so are no facts of ours.
    """

    product_version: str
    made_at: str
    data_version: int
    token: str
    checksum: str
    files: Mapping[str, FileFacts]
    left_out: int = 0
    schema_version: int = 1

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        told = self.files.get(f"{table}.csv")
        return told.rows if told else 0

    @property
    def all_rows(self) -> int:
        return sum(told.rows for told in self.files.values())


def written(manifest: Manifest) -> bytes:
    """The manifest as it stands in the file; the same manifest has the same bytes."""
    counts = {name.removesuffix(".csv"): told.rows for name, told in manifest.files.items()}
    told = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(manifest), "counts": counts}
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def read(told: dict[str, Value]) -> Manifest:
    """The manifest of any format version that is known. ValueError where anything is not as `written` makes it."""
    files, names = told["files"], ("product_version", "made_at", "token", "checksum")
    texts = {name: _text(told[name]) for name in names}
    if not isinstance(files, dict):
        raise ValueError("files")
    facts = {name: _file_facts(one) for name, one in files.items()}
    counts = {name.removesuffix(".csv"): one.rows for name, one in facts.items()}
    if told["counts"] != counts:
        raise ValueError("counts")
    return Manifest(
        **texts,
        data_version=_number(told["data_version"]),
        files=facts,
        left_out=_number(told["left_out"]),
        schema_version=_number(told.get("schema_version", 1)),  # none in backups from before there were versions
    )


def _file_facts(told: Value) -> FileFacts:
    if not isinstance(told, dict):
        raise ValueError("files")
    return FileFacts(_number(told["rows"]), _number(told["bytes"]), _text(told["sha256"]))


def _text(value: Value) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _number(value: Value) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value
