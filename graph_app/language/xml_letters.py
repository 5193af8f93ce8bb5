"""Letters that XML can hold: one that it cannot would make the whole file unreadable."""

from __future__ import annotations

import re

# Of XML 1.0, section 2.2, what is no Char: control characters, halves of a letter, and two that are none.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(text: str) -> str:
    """The text with � for each letter that XML cannot hold, so that it can be seen that one was there."""
    return _UNFIT.sub("\ufffd", text)
