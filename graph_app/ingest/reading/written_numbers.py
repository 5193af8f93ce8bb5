"""Numbers as people write them, in one of two notations -> digits with a point for decimals."""

from __future__ import annotations

import re
from decimal import Decimal

from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell
from graph_app.ingest.reading.notation import DECIMALS, Notation
from graph_app.ingest.reading.plain_words import plain

# Words of Vietnamese and English that multiply, exactly: “5 tỷ” is 5,000,000,000 and nothing else.
_TIMES = {
    **dict.fromkeys(("nghin", "ngan", "thousand"), 1_000),
    **dict.fromkeys(("trieu", "million"), 1_000_000),
    **dict.fromkeys(("ty", "ti", "billion"), 1_000_000_000),
}
_WORDS = re.compile(rf"(.*\d) ?({'|'.join(_TIMES)})")
_BY_DECIMAL = {
    ",": re.compile(r"-?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d+)?", re.ASCII),
    ".": re.compile(r"-?(?:\d{1,3}(?:[, ']\d{3})+|\d+)(?:\.\d+)?", re.ASCII),
}
_MOST_LETTERS = 60
_BETWEEN = str.maketrans("", "", " '")


def plain_number(text: str, notation: Notation) -> str:
    """“1.000,5” or “1,000.5” -> “1000.5”, “2,5 triệu” -> “2500000”. WrongCell, also for the other notation.

    The database keeps 15 to 17 digits of a number: one with more would become another one, and is wrong, too.
    """
    written = plain(text).replace("−", "-")
    if len(written) > _MOST_LETTERS:
        raise WrongCell(say.WRITTEN_NUMBER)
    words = _WORDS.fullmatch(written)
    digits, times = (words[1], _TIMES[words[2]]) if words else (written, 1)
    if not _BY_DECIMAL[notation.decimal].fullmatch(digits):
        raise WrongCell(_why(digits, notation.decimal))
    number = Decimal(_pointed(digits, notation.decimal)) * times
    if Decimal(repr(float(number))) != number:
        raise WrongCell(say.TOO_MANY_DIGITS)
    return format(number.normalize() if number else Decimal(0), "f")


def decimals(text: str) -> frozenset[str]:
    """By which decimal signs the text is a number; both where it says nothing, as “2000” and “1.000” do not."""
    written = plain(text).replace("−", "-")[:_MOST_LETTERS]
    words = _WORDS.fullmatch(written)
    return frozenset(sign for sign in DECIMALS if _BY_DECIMAL[sign].fullmatch(words[1] if words else written))


def _pointed(digits: str, decimal: str) -> str:
    whole, _, part = digits.partition(decimal)
    whole = whole.translate(_BETWEEN).replace("." if decimal == "," else ",", "")
    return f"{whole}.{part}" if part else whole


def _why(digits: str, decimal: str) -> str:
    other = _BY_DECIMAL["." if decimal == "," else ","].fullmatch(digits)
    if not other:
        return say.WRITTEN_NUMBER
    return say.NOT_WITH_COMMA if decimal == "," else say.NOT_WITH_POINT
