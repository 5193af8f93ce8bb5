"""The Vietnamese sentences of pages and errors, read from the catalogue itself: nothing to compile, nothing stale."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

CATALOGUE = Path(__file__).parent / "vi.po"


@lru_cache(maxsize=2)
def translations(language: str) -> NullTranslations:
    """The translations into `language`; English is what the sentences are written in."""
    if language != "vi":
        return NullTranslations()
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="vi")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
