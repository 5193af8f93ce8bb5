"""Words as they are compared in cells: small, without diacritics, blanks made equal; signs stay, unlike in folding."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def plain(text: str) -> str:
    """“Tháng  9/2021” -> “thang 9/2021”, “US$” -> “us$”, “50.000 ₫” -> “50.000 ₫”."""
    apart = unicodedata.normalize("NFD", text.translate(_LETTERS).casefold())
    return " ".join("".join(letter for letter in apart if not unicodedata.combining(letter)).split())
