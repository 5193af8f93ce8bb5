"""Letters that cannot be seen: taken out where they mean nothing, refused where they change what is read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from graph_app.errors import TextTooLong, TextUnseen
from graph_app.ingest import sentences as say
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.sheets import Faulty

# Marks of direction without a span, spaces of no width, the soft hyphen, a BOM within the text: they come along when
# text is copied from web pages, and no name is another one for them. The joiners U+200C and U+200D stay: in Persian
# and in the scripts of India they are part of the spelling.
_IDLE = re.compile("[\u200b\u200e\u200f\u061c\u2060\ufeff\u00ad]")
# These turn the order of what follows: what is stored would read otherwise than what is seen.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
_SHOWN = 60
_SHORT = 1_000  # letters of which any order is sorted in no time


def shown(text: str) -> str:
    """As much of a text as a sentence can carry, with � for what cannot be seen."""
    short = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return _UNSEEN.sub("\ufffd", short)


def composed(text: str) -> str:
    """The text in Unicode NFC; of more than 30 marks in a row a joiner without effect keeps groups apart.

    To sort a hundred thousand marks on one letter takes Unicode's algorithm minutes. No script needs as many.
    Source: Unicode Standard Annex 15, section 13, Stream-Safe Text Format.
    """
    if text.isascii():
        return text
    if len(text) > _SHORT:
        text = _many_marks().sub("\\g<0>\u034f", text)
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1)
def _many_marks() -> re.Pattern[str]:
    marks = "".join(letter for letter in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(letter))
    return re.compile(f"[{marks}]{{30}}")


def cleaned(text: str, letters: int) -> str:
    """The cell in NFC, without blanks around it and without idle letters; Faulty where it cannot be read.

    `letters`: the most that a cell may hold. Line breaks within stay.
    """
    text = composed(text.strip())
    if len(text) > letters:
        return Faulty(shown(text), Saying(say.TOO_LONG, {"count": len(text), "limit": letters}))
    if text.isprintable():  # nearly always, and quick: all letters below are not printable
        return text
    text = _IDLE.sub("", text).strip()
    for pattern, sentence in ((_TURNING, say.TURNING_LETTER), (_CONTROL, say.CONTROL_LETTER)):
        if wrong := pattern.search(text):
            place = {"letter": f"U+{ord(wrong[0]):04X}", "place": wrong.start() + 1}
            return Faulty(shown(text), Saying(sentence, place))
    return text


def field_text(text: str, letters: int) -> str:
    """What a field of a form holds: as `cleaned`, with the line ends that browsers send made plain."""
    return cleaned(with_line_feeds(text), letters)


def line(text: str, letters: int) -> str:
    """The same for a field of one line: every run of blanks and line breaks becomes one blank."""
    text = field_text(text, max(letters, len(text)))
    if isinstance(text, Faulty):
        return text
    text = " ".join(text.split())
    if len(text) > letters:
        return Faulty(shown(text), Saying(say.TOO_LONG, {"count": len(text), "limit": letters}))
    return text


def whole(field: str, text: str) -> str:
    """The text of a field. TextTooLong, TextUnseen where it is Faulty."""
    if not isinstance(text, Faulty):
        return text
    facts = text.saying.facts
    if text.saying.sentence == say.TOO_LONG:
        raise TextTooLong(field=field, count=facts["count"], limit=facts["limit"])
    raise TextUnseen(field=field, letter=facts["letter"], place=facts["place"])


def with_line_feeds(text: str) -> str:
    """The text with the ends of its lines as line feeds: browsers send a carriage return before each."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_idle(text: str) -> bool:
    """Whether something is taken out of the text."""
    return not text.isprintable() and bool(_IDLE.search(text))
