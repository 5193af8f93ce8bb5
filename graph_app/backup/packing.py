"""Rows -> the CSV files of a zip, one row at a time, with what the manifest says of each."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph_app.backup import manifest as of_manifest
from graph_app.backup.cells import cell
from graph_app.backup.manifest import FileFacts, Manifest
from graph_app.backup.sealing import UNSEALED, seal
from graph_app.backup.tables import MANIFEST_FILE, Record, Table

# The same for all, so that the same data have the same bytes; the earliest that a zip knows.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 16


class _Counted:
    """What csv writes to: UTF-8 in pieces of one size, counted."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._held, self._digest = out, bytearray(), hashlib.sha256()
        self.bytes = 0

    def write(self, text: str) -> int:
        self._held += text.encode()
        if len(self._held) >= _PIECE:
            self.flush()
        return len(text)

    def flush(self) -> None:
        self._digest.update(self._held)
        self.bytes += len(self._held)
        self._out.write(self._held)
        self._held.clear()

    def facts(self, rows: int) -> FileFacts:
        self.flush()
        return FileFacts(rows, self.bytes, self._digest.hexdigest())


def table_rows(table: Table, names: Sequence[str], records: Iterable[Record]) -> Iterable[list[str]]:
    """The head, then the cells of each record. KeyError where a record has a property that is not among the names."""
    yield [*(f":{head}" for head in table.heads), *names]
    known = set(names)
    for record in records:
        properties = record["properties"]
        assert isinstance(properties, dict)
        if not properties.keys() <= known:
            raise KeyError(*properties.keys() - known)
        yield [*(cell(record[head]) for head in table.heads), *(cell(properties.get(name)) for name in names)]


def pack(archive: ZipFile, file: str, rows: Iterable[Sequence[str]]) -> FileFacts:
    """Writes a CSV file into the zip; the first row is its head."""
    with archive.open(_place(file), "w", force_zip64=True) as out:
        counted = _Counted(out)
        table = csv.writer(counted, lineterminator="\r\n")
        number = -1
        for number, row in enumerate(rows):  # noqa: B007  # the last number counts the rows below the head
            table.writerow(row)
        return counted.facts(number)


def new_archive(file: Path) -> ZipFile:
    """An empty zip; `finish` must be called at its end."""
    return ZipFile(file, "w", ZIP_DEFLATED)


def finish(archive: ZipFile, manifest: Manifest, file: Path) -> None:
    """The manifest as the last file, and the seal."""
    archive.writestr(_place(MANIFEST_FILE), of_manifest.written(manifest))
    archive.comment = UNSEALED
    archive.close()
    seal(file)


def _place(file: str) -> ZipInfo:
    place = ZipInfo(file, _NO_TIME)
    place.compress_type = ZIP_DEFLATED
    place.create_system = 3  # the same bytes on every system
    place.external_attr = 0o600 << 16
    return place
