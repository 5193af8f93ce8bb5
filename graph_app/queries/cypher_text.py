"""What stands in a Cypher text outside comments, strings and escaped names."""

from __future__ import annotations

import re

# Longest first: a comment, a string or an escaped name is passed over as a whole, whatever stands in it.
_PASSED_OVER = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|'(?:\\.|[^'\\])*(?:'|\Z)|\"(?:\\.|[^\"\\])*(?:\"|\Z)|`(?:``|[^`])*(?:`|\Z)", re.DOTALL
)
_PARAMETER = re.compile(r"\$(\w+)")
_WRITING = re.compile(
    r"(?<![\w.:$])(CREATE|INSERT|MERGE|DELETE|DETACH|NODETACH|SET|REMOVE|DROP|FOREACH|LOAD\s+CSV"
    r"|ALTER|GRANT|DENY|REVOKE|TERMINATE|IN\s+(?:\w+\s+)?(?:CONCURRENT\s+)?TRANSACTIONS)\b(?!\s*:)",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """The text with what is passed over replaced by blanks, so that every line stays where it was."""
    return _PASSED_OVER.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def parameters_in(text: str) -> dict[str, int]:
    """Parameter -> the line on which it first stands."""
    found: dict[str, int] = {}
    plain = bare(text)
    for match in _PARAMETER.finditer(plain):
        found.setdefault(match.group(1), line_of(plain, match.start()))
    return found


def writing_word(text: str) -> tuple[str, int] | None:
    """The first word that would change data, and its line.

    A help for authors: it is Neo4j that refuses writes. LOAD CSV, too, though it changes nothing by itself: it reads
    the server's files, and a READ session lets it through.
    """
    plain = bare(text)
    match = _WRITING.search(plain)
    return (" ".join(match.group(1).upper().split()), line_of(plain, match.start())) if match else None


def line_of(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
