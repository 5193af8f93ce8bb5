"""Which texts become links."""

from __future__ import annotations


def is_web_address(text: str) -> bool:
    """Only http and https become links: an address out of a spreadsheet may as well begin with javascript:."""
    return text.startswith(("http://", "https://"))
