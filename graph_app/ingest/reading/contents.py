"""What a file is, by its first bytes: a name can be wrong."""

from __future__ import annotations

import re
from typing import IO

from graph_app.errors import UnknownUploadType

_FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"RIFF", "RIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"PAR1", "Parquet"),
)
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(file: str, stream: IO[bytes]) -> str:
    """“empty”, “zip”, “ole”, “xml”, “json” or “text”. UnknownUploadType where it is something else, by its name."""
    stream.seek(0)
    head = stream.read(4_096)
    if not head:
        return "empty"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(OLE):
        return "ole"
    for sign, name in _FOREIGN:
        if head.startswith(sign) and not (sign in {b"MZ", b"BZh"} and b"\0" not in head[:256]):
            raise UnknownUploadType(file=file, found=name)
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark in (b"\xff\xfe", b"\xfe\xff"):
        if head.startswith(mark):
            bare = head[2:].replace(b"\0", b"").lstrip()  # of the plain letters that matter here the other byte is 0
    if re.match(rb"<[?!\w]", bare):
        return _kind_of_xml(file, bare)
    return "json" if bare.startswith(b"{") or (bare.startswith(b"[") and file.lower().endswith(".json")) else "text"


def _kind_of_xml(file: str, head: bytes) -> str:
    root = _ROOT.search(head)
    if root and root[1].lower() in {b"html", b"head", b"body", b"table", b"meta", b"div"}:
        raise UnknownUploadType(file=file, found="HTML")
    return "xml"
