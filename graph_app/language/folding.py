"""Spelling folded for search: without diacritics, case and punctuation. Search by it, never merge by it."""

from __future__ import annotations

import re
import unicodedata

# These are letters of their own, not a letter with a mark, so that Unicode does not take them apart.
# Ð (U+00D0, eth) is typed in place of Đ (U+0110) on many keyboards.
_LETTERS = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"})


def fold(text: str) -> str:
    """“Đống Đa (Hà Nội)” -> “dong da ha noi”: words of plain letters and digits with one space between."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    letters = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters))
