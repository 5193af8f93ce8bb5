"""A ZIP opened with care: what it unpacks to is known and bounded before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from graph_app.errors import DamagedUpload, EncryptedUpload, UnpacksTooLarge
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.origins import Origin

_MOST_MEMBERS = 2_000
_STORED_OR_DEFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def members(file: str, origin: Origin, limits: Limits) -> dict[str, int]:
    """The files of an archive by name, with their sizes. A member is never read beyond the size that is told here.

    DamagedUpload, EncryptedUpload, UnpacksTooLarge.
    """
    with _opened(file, origin) as archive:
        told = archive.infolist()
        if len(told) > _MOST_MEMBERS or sum(member.file_size for member in told) > limits.unpacked_bytes:
            raise UnpacksTooLarge(file=file, limit=limits.unpacked_megabytes)
        if any(member.flag_bits & 0x1 for member in told):
            raise EncryptedUpload(file=file)
        if any(member.compress_type not in _STORED_OR_DEFLATED for member in told):
            raise DamagedUpload(file=file)
        return {member.filename: member.file_size for member in told if not member.is_dir()}


@contextmanager
def _opened(file: str, origin: Origin) -> Iterator[zipfile.ZipFile]:
    with origin.opened() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as problem:
            raise DamagedUpload(file=file) from problem
        with archive:
            yield archive


def member_origin(file: str, origin: Origin, name: str, size: int) -> Origin:
    """One file of an archive. While it is read DamagedUpload may come."""
    return Origin(lambda: _Member(file, origin, name), size)  # type: ignore[return-value, arg-type]


class _Member:
    """The bytes of one member: whatever the format throws when it is damaged is told as DamagedUpload."""

    def __init__(self, file: str, origin: Origin, name: str) -> None:
        self._file = file
        with self._told():
            self._stream: IO[bytes] = origin.opened()
            self._archive = zipfile.ZipFile(self._stream)
            self._member = self._archive.open(name)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OSError, RuntimeError) as why:
            raise DamagedUpload(file=self._file) from why

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        with self._told():
            return self._member.read(size)

    def seek(self, place: int) -> int:
        """Goes to a place; back means from the beginning again."""
        with self._told():
            return self._member.seek(place)

    def tell(self) -> int:
        """Where it is."""
        return self._member.tell()

    def __enter__(self) -> _Member:
        return self

    def __exit__(self, *_: object) -> None:
        self._member.close()
        self._archive.close()
        self._stream.close()
