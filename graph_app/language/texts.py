"""A text that is data and carries both languages with it."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("vi", "en")


class Text(NamedTuple):
    """The same words in Vietnamese and in English."""

    vi: str
    en: str

    def told_in(self, language: str) -> str:
        """The words in `language`, "vi" or "en"."""
        return self.vi if language == "vi" else self.en
