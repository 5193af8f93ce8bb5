"""Addresses and texts as a log may hold them: no secret in them, and nothing that could look like a line of its own."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_plus

HIDDEN = "…"
# A parameter whose name holds one of these, or is one of those, is a secret. `code` is what OpenID Connect sends.
_SECRET_PARTS = ("token", "signature", "password", "passwd", "secret", "session", "csrf", "credential")
_SECRET_NAMES = ("code", "sig")
_LONGEST = 500
_IN_TEXT = re.compile(
    r"(?i)\b([\w-]*(?:token|signature|password|passwd|secret|authorization|cookie|session)[\w-]*[\"']?\s*[=:]\s*)"
    r"((?:bearer|basic)\s+)?(\"[^\"]*\"|'[^']*'|[^\s&;,}]+)"
)
_IN_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/@]+@")


def secret_name(name: str) -> bool:
    """Whether the value of a parameter of this name stays out of logs."""
    low = name.casefold()
    return low in _SECRET_NAMES or any(part in low for part in _SECRET_PARTS)


def secret_path(name: str) -> bool:
    """Whether a part of a path of this name is a secret: who knows an upload's address may see and import it."""
    return name == "upload" or secret_name(name)


def path_told(path: str, query: str, secret_parts: tuple[str, ...] = ()) -> str:
    """A path with its query string, values of secret parameters and parts of the path that are secrets left out."""
    shown = _quoted(path)
    for part in secret_parts:
        shown = shown.replace(_quoted(part), HIDDEN)
    told = "&".join(_field(field) for field in query.split("&")) if query else ""
    return one_line(f"{shown}?{told}" if told else shown)


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"), safe="/:@!$&'()*+,;=-._~")


def _field(field: str) -> str:
    name, sign, _ = field.partition("=")
    return f"{name}={HIDDEN}" if sign and secret_name(unquote_plus(name)) else field


def one_line(text: str, longest: int = _LONGEST) -> str:
    """Without what ends a line or moves the cursor, as Python would write it; cut where it is too long."""
    kept = "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
    return kept if len(kept) <= longest else kept[:longest] + HIDDEN


def without_secrets(text: str) -> str:
    """A message or a traceback, in which what looks like a secret with its name is left out."""
    hidden = _IN_TEXT.sub(lambda found: f"{found[1]}{found[2] or ''}{HIDDEN}", text)
    return _IN_ADDRESS.sub(lambda found: f"{found[1]}{HIDDEN}@", hidden)
