"""The letters of printed pages: Open Sans, which has all of Vietnamese, from a package that ships its files."""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Open Sans"
_FILES = {False: "OpenSans-Regular.ttf", True: "OpenSans-SemiBold.ttf"}


@dataclass(frozen=True)
class Letters:
    """One weight of the font: the width of each letter it has, as a share of its size, and of one it has not."""

    widths: Mapping[str, float]
    unknown_width: float


def font_file(bold: bool) -> Path:
    found = find_spec("ttf_opensans")
    assert found and found.origin
    return Path(found.origin).parent / "ttf" / _FILES[bold]


@lru_cache(maxsize=2)
def _letters(bold: bool) -> Letters:
    from fontTools.ttLib import TTFont  # takes a quarter of a second: for those who print

    with TTFont(font_file(bold), lazy=True) as font:
        size, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        widths = {chr(code): advances[glyph][0] / size for code, glyph in font.getBestCmap().items()}
        return Letters(widths, advances[".notdef"][0] / size)


def set_in_type(text: str) -> str:
    """The text as it is set: one line, with one sign for each letter, because nobody here puts marks over letters."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is, in the unit of `size`; letters that the font does not have are empty boxes."""
    letters = _letters(bold)
    return size * sum(letters.widths.get(letter, letters.unknown_width) for letter in text)


def lacks_letters(texts: Iterable[str]) -> bool:
    """Whether a text has letters that the font does not have, so that boxes stand in their place."""
    known = _letters(False).widths
    return any(letter not in known for text in texts for letter in text)


def wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that are no wider than `width`; what has no spaces, as an address, is cut where it must be."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, width, size, bold)
        lines += full
    return [*lines, line] if line else lines


def _cut(word: str, width: float, size: float, bold: bool) -> list[str]:
    parts, part = [], ""
    for letter in word:
        if part and text_width(part + letter, size, bold) > width:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]


def font_for(texts: Iterable[str], bold: bool) -> str:
    """A font file (WOFF) with the letters of these texts and no others, in base 64."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(flavor="woff", layout_features=["kern"], notdef_outline=True)
    with TTFont(font_file(bold)) as font:
        cutter = Subsetter(options)
        cutter.populate(text="".join(texts))
        cutter.subset(font)
        font.flavor = "woff"
        out = io.BytesIO()
        font.save(out, reorderTables=False)
    return base64.b64encode(out.getvalue()).decode("ascii")
