"""The seal at the end of a backup: the SHA-256 of all that stands before it, so that any changed byte is seen.

It is the comment of the zip, which ends the file; other programs open the zip all the same.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import BinaryIO

_SIGN = b"sha256 "
_HEX = 64
LENGTH = len(_SIGN) + _HEX
# What the comment of the zip is until the file is sealed.
UNSEALED = _SIGN + b"0" * _HEX
_PIECE = 1 << 20


def seal(file: Path) -> None:
    """Writes the seal of a file that ends with UNSEALED."""
    with file.open("r+b") as stream:
        found = _digest(stream)
        stream.seek(-_HEX, 2)
        stream.write(found)


def is_sealed(stream: BinaryIO) -> bool:
    """Whether there is a seal at all; its file begins as a zip does."""
    size = stream.seek(0, 2)
    stream.seek(max(size - LENGTH, 0))
    ends = stream.read(len(_SIGN)) == _SIGN
    stream.seek(0)
    return ends and size > LENGTH and stream.read(4) == b"PK\x03\x04"


def is_unbroken(stream: BinaryIO) -> bool:
    """Whether all that stands before the seal is as it was sealed."""
    found = _digest(stream)
    return stream.read(_HEX) == found


def _digest(stream: BinaryIO) -> bytes:
    """Of all but the last letters, where the stream stands afterwards."""
    left = stream.seek(0, 2) - _HEX
    stream.seek(0)
    found = hashlib.sha256()
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            break
        found.update(piece)
        left -= len(piece)
    return found.hexdigest().encode()
