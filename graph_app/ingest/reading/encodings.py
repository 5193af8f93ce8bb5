"""In which encoding a text file is: found over the whole file, so that no row later is unreadable."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO

from graph_app.errors import NotAnEncoding, NullByte, WrongEncoding

UTF_8, UTF_8_BOM, UTF_16_LE, UTF_16_BE, WINDOWS_1258, WINDOWS_1252 = (
    *("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"),
    *("windows-1258", "windows-1252"),
)
ENCODINGS = (UTF_8, UTF_8_BOM, UTF_16_LE, UTF_16_BE, WINDOWS_1258, WINDOWS_1252)
_MARKS = ((codecs.BOM_UTF8, UTF_8_BOM), (codecs.BOM_UTF16_LE, UTF_16_LE), (codecs.BOM_UTF16_BE, UTF_16_BE))
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_STRAY_TONE = re.compile(f"(?<![{_VOWELS}])[{_TONES}]|[\x80-\x9f]")
# As Windows-1258 writes them, some with a tone and some without; then what may stand in any text.
_OURS = re.compile(f"[àáâăèéêíóôơùúưđÀÁÂĂÈÉÊÍÓÔƠÙÚƯĐ{_TONES}₫]")
_FOREIGN = re.compile(f"[^\\x00-\\x7fàáâăèéêíóôơùúưđÀÁÂĂÈÉÊÍÓÔƠÙÚƯĐ{_TONES}₫\u00a0«»§°·€\u2010-\u2026]")
_CHUNK = 1 << 16


def found_encoding(file: str, stream: IO[bytes], chosen: str | None) -> str:
    """The name of the encoding of the whole stream, one of ENCODINGS. It is read to its end, a piece at a time.

    A mark at the beginning decides; else UTF-8 where every byte fits, UTF-16 where every other byte is zero, and
    Windows-1258 where tone marks follow the vowels that carry them. Nothing is guessed beyond that: a text without
    such signs could be of any one-byte encoding, and WrongEncoding names its first byte that is not UTF-8.
    """
    if chosen is not None and chosen not in ENCODINGS:
        raise NotAnEncoding(file=file, value=chosen, known=", ".join(ENCODINGS))
    head = stream.read(4_096)
    candidate = chosen or next((name for mark, name in _MARKS if head.startswith(mark)), None) or _by_zeros(head)
    wrong, zero = _first_wrong(stream, candidate or UTF_8)
    if wrong is None and zero is not None:
        raise NullByte(file=file, position=zero)
    if wrong is None:
        return candidate or UTF_8
    if candidate is None and _is_vietnamese_1258(stream):
        return WINDOWS_1258
    raise WrongEncoding(file=file, position=wrong, encoding=(candidate or UTF_8).upper())


def mark_length(stream: IO[bytes], encoding: str) -> int:
    """How many bytes of a mark stand before a UTF-16 text; that of UTF-8 is the codec's own business."""
    stream.seek(0)
    head = stream.read(2)
    return 2 if encoding.startswith("utf-16") and head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else 0


def _by_zeros(head: bytes) -> str | None:
    """UTF-16 without a mark: of letters, commas and spaces every other byte is zero, and hardly any of the rest."""
    half = max(len(head) // 2, 1)
    first, second = head[0::2].count(0) / half, head[1::2].count(0) / half
    if second > 0.25 and first < 0.02:
        return UTF_16_LE
    return UTF_16_BE if first > 0.25 and second < 0.02 else None


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(_CHUNK):
        yield piece
    yield b""


def _first_wrong(stream: IO[bytes], encoding: str) -> tuple[int | None, int | None]:
    """Where the first byte stands (from 0) that is not of the encoding, and where the first null character."""
    decoder = codecs.getincrementaldecoder(encoding)()
    before = 0
    zero = None
    for piece in _pieces(stream):
        waiting = len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as problem:
            return before - waiting + problem.start, zero
        if zero is None and "\0" in text:
            zero = before + (2 * text.index("\0") if encoding.startswith("utf-16") else piece.index(0))
        before += len(piece)
    return None, zero


def _is_vietnamese_1258(stream: IO[bytes]) -> bool:
    """Whether it is all Windows-1258 with at least one tone mark, each after a vowel.

    Texts of other encodings have such pairs by chance: of what is not ASCII four fifths must be letters of Vietnamese.
    """
    decoder = codecs.getincrementaldecoder("cp1258")()
    tones, ours, foreign, last = 0, 0, 0, ""
    for piece in _pieces(stream):
        try:
            text = last + decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            return False
        if _STRAY_TONE.search(text, len(last)):
            return False
        tones += sum(text.count(tone, len(last)) for tone in _TONES)
        new = text[len(last) :]
        ours, foreign = ours + len(_OURS.findall(new)), foreign + len(_FOREIGN.findall(new))
        last = text[-1:]
    return tones > 0 and foreign * 4 <= ours
