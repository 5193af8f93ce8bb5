"""A name in whatever way it is written: large or small letters, composed or not, any blanks, letters that nobody sees.

Texts are compared in Unicode NFD, in which each letter comes apart by itself, so that what matches can be found again
in the text as it stands. The order of names, and marks that are left out, are other spellings and are not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from graph_app.ingest.reading.letters import composed

# Both stand in classes of letters, in Python as in Java. Letters without a width, marks of direction, selectors of
# variants, and control characters but blanks.
_UNSEEN = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_BLANK = r"\t-\r\x1c-\x20\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_GAP = re.compile(f"[{_BLANK}{_UNSEEN}]+")
_ALL_UNSEEN = re.compile(f"[{_UNSEEN}]+")
# What a gap becomes that holds no blank.
_NO_WIDTH = "\u200b"


def one_spelling(name: str) -> str:
    """A name on one line in NFC, without what nobody sees."""
    return " ".join(_ALL_UNSEEN.sub("", composed(name)).split())


def holds(text: str, name: str) -> bool:
    """Whether the name stands in the text, in any of its spellings."""
    if text.isascii() and not name.isascii():
        return False
    return bool(_pattern(name).search(_gaps_closed(_apart(text))))


def places(text: str, name: str) -> list[tuple[int, int]]:
    """Where it stands: first letter and the one behind its last, in the order of the text."""
    if not holds(text, name):
        return []
    begins, ends, told = list[int](), list[int](), list[str]()
    for begin, end, letters in _letters(text):
        told.append(letters)
        begins += [begin] * len(letters)
        ends += [end] * len(letters)
    found = _pattern(name).finditer("".join(told))
    return [(begins[each.start()], ends[each.end() - 1]) for each in found]


def database_pattern(name: str) -> str:
    """A regular expression of Java that fits every text with the name, after `toLower(toUpper(normalize(text, NFD)))`.

    It may fit a text without it, whose last letter has a further mark.
    """
    between = f"[{_BLANK}{_UNSEEN}]+"
    words = unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).upper().lower()).split()
    within = f"[{_UNSEEN}]*"
    told = (within.join(f"\\x{{{ord(letter):x}}}" for letter in word) for word in words)
    return f"(?s).*{between.join(told)}.*"


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", composed(text)).casefold())


def _gaps_closed(text: str) -> str:
    return _GAP.sub(_gap, text)


def _gap(found: re.Match[str]) -> str:
    return _NO_WIDTH if _ALL_UNSEEN.fullmatch(found[0]) else " "


def _letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks, and each gap: where it begins and ends, and what it is compared as."""
    for found in _clusters().finditer(text):
        gap = _GAP.fullmatch(found[0])
        yield found.start(), found.end(), _gap(gap) if gap else _apart(found[0])


@lru_cache(maxsize=8)
def _pattern(name: str) -> re.Pattern[str]:
    words = _apart(name).split()
    told = f"[ {_NO_WIDTH}]+".join(f"{_NO_WIDTH}?".join(map(re.escape, word)) for word in words)
    return re.compile(f"{told}(?!{_NO_WIDTH}?[{_marks()}])")


@lru_cache(maxsize=1)
def _clusters() -> re.Pattern[str]:
    gap = f"{_BLANK}{_UNSEEN}"
    return re.compile(f"[{gap}]+|[^{gap}{_marks()}][{_marks()}]*|[{_marks()}]+")


@lru_cache(maxsize=1)
def _marks() -> str:
    return "".join(letter for letter in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(letter))
