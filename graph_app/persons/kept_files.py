"""Whether a file that somebody brought holds a name: in any encoding, in archives, in the escapes of XML and JSON.

A file is read a piece at a time, so that its size does not matter for memory.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from graph_app.persons.spellings import holds

# What unpacks to more, or stands deeper, is not looked into: then nobody knows.
_MOST_BYTES = 1_000_000_000
_MOST_DEPTH = 3
# Both even, so that UTF-16 begins with a whole letter; a name with its tags and escapes is shorter than the overlap.
_PIECE, _OVERLAP = 1 << 20, 1 << 13
_BOUNDS = re.compile(r"</?(?:\w+:)?(?:si|is|c|row|node|edge|data|key)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_OF_JSON = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_OF_EXCEL = re.compile(r"_x([0-9a-fA-F]{4})_")
_SHORT_OF_JSON = {"\\n": " ", "\\r": " ", "\\t": " "}


def file_holds(file: Path, name: str) -> bool:
    """Whether a kept file holds the name, or may hold it because nobody can look into it."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        return _stream_holds(stream, name, 0)


def _stream_holds(stream: IO[bytes], name: str, depth: int) -> bool:
    if not zipfile.is_zipfile(stream):
        stream.seek(0)
        return _bytes_hold(stream, name)
    if depth == _MOST_DEPTH:
        return True
    try:
        with zipfile.ZipFile(stream) as archive:
            if any(holds(member, name) for member in archive.namelist()):
                return True
            for member in archive.namelist():
                with archive.open(member) as inside:
                    if _stream_holds(inside, name, depth + 1):
                        return True
    except (zipfile.BadZipFile, RuntimeError, OSError, NotImplementedError, EOFError, ValueError):
        return True
    return False


def _bytes_hold(stream: IO[bytes], name: str) -> bool:
    before, count = b"", 0
    while piece := stream.read(_PIECE):
        count += len(piece)
        if count > _MOST_BYTES:
            return True
        block = before + piece
        if any(holds(told, name) for text in _decoded(block) for told in unescaped(text)):
            return True
        before = block[-_OVERLAP:] if len(block) > _OVERLAP else block
    return False


def _decoded(block: bytes) -> Iterator[str]:
    """The text in every encoding that an import reads and that these bytes can be."""
    text = block.decode("utf-8", "replace")
    yield text
    if "\ufffd" in text.strip("\ufffd"):
        yield block.decode("cp1258", "replace")
        yield block.decode("cp1252", "replace")
    if b"\0" in block:
        even = block[: len(block) // 2 * 2]
        yield even.decode("utf-16-le", "replace")
        yield even.decode("utf-16-be", "replace")


def unescaped(text: str) -> Iterator[str]:
    """The text as it stands, and as whoever opens the file reads it: escapes resolved, with and without tags.

    Between cells and nodes no name goes on; the parts of one cell that are formatted otherwise are one text.
    """
    yield text
    told = _OF_JSON.sub(_of_json, text) if "\\u" in text else text
    if "\\" in told:
        for short, letter in _SHORT_OF_JSON.items():
            told = told.replace(short, letter)
    if "_x" in told:
        told = _OF_EXCEL.sub(lambda found: chr(int(found[1], 16)), told)
    resolved = html.unescape(told)
    if resolved != text:
        yield resolved
    if "<" in told:
        yield html.unescape(_TAG.sub("", _BOUNDS.sub("|", told)))


def _of_json(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("\\u", "")).decode("utf-16-be", "replace")
