"""A Cypher text split as Neo4j splits it: words, names in backticks, strings, numbers and signs, each with its place.

Neo4j resolves \\uXXXX before it looks for words, also in comments and within words; so do we, and whoever has the text
checked sends the resolved one, so that there is nothing left to read in two ways.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_app.errors import BadUnicodeEscape, HiddenLetter, UnclosedPart

Kind = Literal["word", "name", "string", "number", "sign"]

# A pair of backslashes stands for itself: what follows it is not an escape.
_ESCAPES = re.compile(r"\\\\|\\u")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{4}")
# Line comments end at \n and \r alone, those in /* */ do not nest, a backslash in a string takes the next letter.
# Digits are split from letters that follow them: one word too many can be refused, one too few could hide.
_PARTS = re.compile(
    r"(?P<space>\s+|//[^\r\n]*|/\*.*?\*/)"
    r"|(?P<string>'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")"
    r"|(?P<name>`(?:``|[^`])*`)"
    r"|(?P<word>[^\W\d][\w\u0300-\u036f]*)"
    r"|(?P<number>\d+)"
    r"|(?P<unclosed>/\*|['\"`])"
    r"|(?P<sign>.)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Word:
    """One part of a text. `text` of a name is without its backticks; `line` and `column` count from 1."""

    kind: Kind
    text: str
    line: int
    column: int

    @property
    def keyword(self) -> str:
        """What it would be as a keyword: capital ASCII letters, also for look-alikes such as full-width ones."""
        return unicodedata.normalize("NFKC", self.text).replace("İ", "I").upper() if self.kind == "word" else ""

    def is_sign(self, *signs: str) -> bool:
        return self.kind == "sign" and self.text in signs


def resolved(text: str) -> tuple[str, list[int]]:
    """The text with its \\uXXXX replaced, and for each of its letters the place where that stands in `text`.

    BadUnicodeEscape where Neo4j would not know what is meant, and for an escaped backslash or half a letter, which
    could be read in two ways.
    """
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for found in _ESCAPES.finditer(text):
        if found.start() < at:
            continue
        letters += text[at : found.start()]
        places += range(at, found.start())
        letter, at = _escaped(text, found)
        letters += letter
        places += [found.start()] * len(letter)
    letters += text[at:]
    places += range(at, len(text))
    return "".join(letters), places


def _escaped(text: str, found: re.Match[str]) -> tuple[str, int]:
    """What an escape stands for, and the place after it."""
    if found.group() != r"\u":
        return found.group(), found.end()
    code, after = _code(text, found.end())
    if 0xD800 <= code < 0xDC00 and text.startswith(r"\u", after):
        second, behind = _code(text, after + 2)
        if 0xDC00 <= second < 0xE000:
            return chr(0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00)), behind
    if code == ord("\\") or 0xD800 <= code < 0xE000:
        raise BadUnicodeEscape(**_place(text, found.start()))
    return chr(code), after


def _code(text: str, at: int) -> tuple[int, int]:
    digits = _HEXADECIMAL.match(text, at)
    if digits is None:
        raise BadUnicodeEscape(**_place(text, at - 2))
    return int(digits.group(), 16), digits.end()


def words_of(text: str) -> list[Word]:
    """The parts of a resolved text, without comments and blanks. UnclosedPart, HiddenLetter."""
    return list(_words(text, range(len(text)), text))


def words_in(text: str, places: Sequence[int], written: str) -> list[Word]:
    """The same, with lines and columns in the text as it was written (`resolved` tells both)."""
    return list(_words(text, places, written))


def _words(text: str, places: Sequence[int], written: str) -> Iterator[Word]:
    for found in _PARTS.finditer(text):
        kind = found.lastgroup
        if kind == "space":
            continue
        place = _place(written, places[found.start()])
        if kind == "unclosed":
            raise UnclosedPart(part=found.group(), **place)
        if kind == "sign" and unicodedata.category(found.group()) in ("Cc", "Cf", "Cs", "Co", "Cn"):
            raise HiddenLetter(letter=f"U+{ord(found.group()):04X}", **place)
        bare = found.group()[1:-1].replace("``", "`") if kind == "name" else found.group()
        yield Word(kind, bare, place["line"], place["column"])  # type: ignore[arg-type]  # the names of the groups


def _place(text: str, at: int) -> dict[str, int]:
    before = text[:at]
    return {"line": before.count("\n") + 1, "column": at - before.rfind("\n")}
