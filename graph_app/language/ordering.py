"""The Vietnamese order of names: a ă â b c d đ e ê … o ô ơ … u ư …, and only then the tones."""

from __future__ import annotations

import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
# ngang, huyền, hỏi, ngã, sắc, nặng: the order of dictionaries.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve and horn make another letter


def sorting_key(name: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Sort names by it: letters first, tones second, the name itself last, so that the order is always the same."""
    letters: list[int] = []
    tones: list[int] = []
    for character in unicodedata.normalize("NFC", name.casefold()):
        apart = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", apart[0] + "".join(mark for mark in apart[1:] if mark in _SHAPES))
        letters.append(_place(base))
        tones.append(next((_TONES[mark] for mark in apart if mark in _TONES), 0))
    return tuple(letters), tuple(tones), name


def _place(letter: str) -> int:
    """Space and punctuation before digits, digits before letters, letters we do not know last."""
    if letter in _RANK:
        return 1000 + _RANK[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _RANK:
        return 1000 + _RANK[plain]
    return ord(letter) if ord(letter) < 1000 else 2000 + ord(letter)
