"""What somebody typed into a field of one line, as it is kept."""

from __future__ import annotations

import unicodedata


def plain_text(text: str) -> str:
    """One line in Unicode NFC, without what no page can show."""
    kept = "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cs"})
    return " ".join(unicodedata.normalize("NFC", kept).split())
