"""The name of a file as somebody's computer has it, as it is shown."""

from __future__ import annotations

import unicodedata

# Part of the spelling in Persian and in the scripts of India.
_JOINERS = "\u200c\u200d"


def plain_text(text: str) -> str:
    """One line in Unicode NFC, without what no page can show and what turns the direction of writing."""
    kept = "".join(letter for letter in text if letter.isspace() or letter in _JOINERS or _seen(letter))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _seen(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
