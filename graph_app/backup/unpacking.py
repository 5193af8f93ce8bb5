"""A backup that is open: what is wrong with the file as a whole is told first, then rows come one by one."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import threading
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from graph_app.backup import manifest as of_manifest
from graph_app.backup.cells import value_of
from graph_app.backup.manifest import FORMAT, FORMAT_VERSION, Manifest
from graph_app.backup.sealing import is_sealed, is_unbroken
from graph_app.backup.tables import FILES_OF_FORMAT, MANIFEST_FILE, Record, Table
from graph_app.errors import (
    BackupCellWrong,
    BackupChanged,
    BackupCountWrong,
    BackupHoldsMore,
    BackupLacks,
    BackupPartChanged,
    BackupRowWrong,
    BackupTooNew,
    BackupUnpacksTooLarge,
    BackupUnreadable,
    NoBackup,
    WrongManifest,
)
from graph_app.records import Value

# CSV of facts becomes a tenth to a thirtieth when packed; what grows more than this was made to fill a disk or memory.
MOST_TIMES_LARGER = 300
_ALWAYS_ALLOWED = 1 << 20
_MOST_MANIFEST_BYTES = 1 << 20
_MOST_CELL_LETTERS = 1 << 26  # the numbers remembered of three million partners
_SHOWN_LETTERS = 80
_PIECE = 1 << 16
# How zipfile and zlib tell that a file is no zip of ours; RuntimeError and its kinds: locked, or packed otherwise.
_MOST_BRACKETS = 200
_BROKEN = (BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, KeyError, IndexError, OverflowError)
_cell_limit = threading.Lock()


@dataclass(frozen=True)
class OpenBackup:
    """A zip whose manifest and list of files are right; its rows are not looked at yet."""

    file: Path
    archive: ZipFile
    manifest: Manifest


@contextlib.contextmanager
def opened(file: Path) -> Iterator[OpenBackup]:
    """The backup in a file. BackupUnreadable, or another BackupRefused that says what is wrong with it."""
    try:
        stream = file.open("rb")
    except OSError as problem:
        raise BackupUnreadable(file=file, problem=problem.strerror) from problem
    with stream:
        if not is_sealed(stream):
            raise NoBackup(file=file)
        if not is_unbroken(stream):
            raise BackupChanged(file=file)
        try:
            archive = ZipFile(stream)
        except _BROKEN as problem:
            raise NoBackup(file=file) from problem
        with archive, _wide_cells():
            manifest = _manifest(file, archive)
            _check_files(file, archive, manifest)
            yield OpenBackup(file, archive, manifest)


def records(backup: OpenBackup, table: Table) -> Iterator[tuple[int, Record]]:
    """The records of a table with their rows in its file, from 2. BackupRefused at the first that is wrong.

    That the file is the one of the manifest is known only at the end. None of a table that came after its format.
    """
    if table.file not in backup.manifest.files:
        return
    rows = _rows(backup, table.file)
    head = next(rows, [])
    width = len(table.heads)
    names = head[width:]
    place = {"file": backup.file, "member": table.file}
    if head[:width] != [f":{name}" for name in table.heads] or len(set(names)) < len(names):
        raise BackupRowWrong(**place, row=1)
    for number, row in enumerate(rows, 2):
        if len(row) != len(head):
            raise BackupRowWrong(**place, row=number)
        values = [_value(text, place, number, column) for text, column in zip(row, head, strict=True)]
        properties: Record = {
            name: value for name, value in zip(names, values[width:], strict=True) if value is not None
        }
        record: Record = dict(zip(table.heads, values, strict=False))
        record["properties"] = properties
        yield number, record


def small_rows(backup: OpenBackup, file: str) -> list[list[str]]:
    """All rows of a small file, its head first; none where its format had no such file."""
    if file not in backup.manifest.files:
        return []
    return list(_rows(backup, file))


def _value(text: str, place: dict[str, object], row: int, column: str) -> Value:
    try:
        return value_of(text)
    except ValueError as problem:
        shown = text[:_SHOWN_LETTERS]
        raise BackupCellWrong(**place, row=row, column=column, value=shown) from problem


def _rows(backup: OpenBackup, file: str) -> Iterator[list[str]]:
    told, place = backup.manifest.files[file], {"file": backup.file, "member": file}
    number = 0
    try:
        with backup.archive.open(file) as member:
            counted = _Counted(member, told.bytes)
            text = io.TextIOWrapper(counted, encoding="utf-8", newline="")  # type: ignore[type-var]  # it only reads
            for row in csv.reader(text, strict=True):
                number += 1
                yield row
    except csv.Error as problem:
        raise BackupRowWrong(**place, row=number + 1) from problem
    except (*_BROKEN, UnicodeDecodeError) as problem:
        raise BackupPartChanged(**place) from problem
    if (counted.bytes, counted.digest.hexdigest()) != (told.bytes, told.sha256):
        raise BackupPartChanged(**place)
    if number - 1 != told.rows:
        raise BackupCountWrong(**place, told=told.rows, found=number - 1)


class _Counted(io.BufferedIOBase):
    """The bytes of a file in the zip, counted; EOFError where there are more than the manifest says."""

    def __init__(self, member: IO[bytes], most: int) -> None:
        super().__init__()
        self._member, self._most = member, most
        self.bytes, self.digest = 0, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        piece = self._member.read(_PIECE if size is None or size < 0 else size)
        self.bytes += len(piece)
        if self.bytes > self._most:
            raise EOFError
        self.digest.update(piece)
        return piece

    read1 = read


def _manifest(file: Path, archive: ZipFile) -> Manifest:
    told = _told(file, archive)
    if told.get("format") != FORMAT:
        raise NoBackup(file=file)
    version = told.get("format_version")
    if type(version) is int and version > FORMAT_VERSION:
        raise BackupTooNew(file=file, format=version, version=told.get("product_version"), known=FORMAT_VERSION)
    try:
        manifest = of_manifest.read(told)
        if type(version) is not int or manifest.files.keys() != set(FILES_OF_FORMAT[version]):
            raise ValueError(version)
        return manifest
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise WrongManifest(file=file) from problem


def _told(file: Path, archive: ZipFile) -> dict[str, Value]:
    if MANIFEST_FILE not in archive.namelist():
        raise NoBackup(file=file)
    try:
        with archive.open(MANIFEST_FILE) as member:
            told = json.loads(_not_deep(member.read(_MOST_MANIFEST_BYTES)))
    except _BROKEN as problem:
        raise WrongManifest(file=file) from problem
    if not isinstance(told, dict):
        raise WrongManifest(file=file)
    return told


def _not_deep(text: bytes) -> bytes:
    """ValueError where reading it might go deeper than Python can: ours has a bracket for each file and one around."""
    if text.count(b"[") + text.count(b"{") > _MOST_BRACKETS:
        raise ValueError("nested too deeply")
    return text


def _check_files(file: Path, archive: ZipFile, manifest: Manifest) -> None:
    names = archive.namelist()
    _refuse_other_names(file, names, [*manifest.files])
    packed = file.stat().st_size
    size = max(sum(told.bytes for told in manifest.files.values()), sum(one.file_size for one in archive.infolist()))
    if size > _ALWAYS_ALLOWED + MOST_TIMES_LARGER * packed:
        raise BackupUnpacksTooLarge(file=file, megabytes=size >> 20)
    for name, told in manifest.files.items():
        if archive.getinfo(name).file_size != told.bytes:
            raise BackupPartChanged(file=file, member=name)


def _refuse_other_names(file: Path, names: Sequence[str], wanted: Sequence[str]) -> None:
    for name in wanted:
        if name not in names:
            raise BackupLacks(file=file, member=name)
    for name in names:
        if names.count(name) > 1 or name not in (*wanted, MANIFEST_FILE):
            raise BackupHoldsMore(file=file, member=name[:_SHOWN_LETTERS])


@contextlib.contextmanager
def _wide_cells() -> Iterator[None]:
    """A backup's cells may be longer than those of an upload; Python has one limit for all of csv."""
    with _cell_limit:
        before = csv.field_size_limit(_MOST_CELL_LETTERS)
        try:
            yield
        finally:
            csv.field_size_limit(before)
