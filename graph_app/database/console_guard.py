"""What the console refuses by the text alone, before anything is sent: the first of its layers.

A query may begin with a reading word only, holds one statement, none of the words that write, administrate or reach
outside, and calls nothing but listed procedures and functions. Such words are fine in strings, comments and names.
The next layers are Neo4j's plan (`console_plan.py`) and the READ transaction (`console.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graph_app.errors import (
    BeginningRefused,
    FunctionRefused,
    HiddenLetter,
    LoadRefused,
    NothingAsked,
    PrefixRefused,
    ProcedureRefused,
    QueryTooDeep,
    QueryTooLong,
    SecondStatement,
    TransactionsRefused,
    UseRefused,
    WordRefused,
)
from graph_app.queries.cypher_functions import FUNCTIONS, WORDS_BEFORE_A_BRACKET
from graph_app.queries.cypher_words import Word, resolved, words_in

BEGINNINGS = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")
PREFIXES = ("EXPLAIN", "PROFILE", "CYPHER")
_REFUSED_WORDS = """
CREATE INSERT MERGE SET DELETE DETACH NODETACH REMOVE FOREACH DROP ALTER RENAME GRANT DENY REVOKE SHOW TERMINATE
DEALLOCATE REALLOCATE DRYRUN
"""
REFUSED_WORDS = frozenset(_REFUSED_WORDS.split())
_HALF_LETTER = re.compile(r"[\ud800-\udfff]")  # can be told in JSON, and cannot be sent
# Neo4j's parser calls itself at each level: at some hundreds it dies without an answer (measured), and planning
# subqueries in subqueries takes seconds from some twenty on.
DEEPEST = 60
MOST_SUBQUERY_LEVELS = 10
MOST_SIGNS = 1_000
_OPEN, _CLOSED = "([{", ")]}"
_CHAINED_SIGNS = tuple("+-*/%^=<>|&!")
_CHAINED_WORDS = frozenset(("NOT", "AND", "OR", "XOR", "CASE", "UNION", "WITH", "UNWIND", "MATCH"))


def checked(text: str, allowed: Collection[str], letters: int) -> str:
    """The text as it may be sent: without \\uXXXX. `allowed` are names of procedures and functions.

    Raises one of ConsoleRefused, which names the word, its line and column, and what to do instead.
    """
    if len(text) > letters:
        raise QueryTooLong(count=len(text), limit=letters)
    half = _HALF_LETTER.search(text)
    if half:
        raise HiddenLetter(letter=f"U+{ord(half.group()):04X}", line=text.count("\n", 0, half.start()) + 1, column=1)
    sent, places = resolved(text)
    words = words_in(sent, places, text)
    _refuse_beginning(words)
    _refuse_size(words)
    for at, word in enumerate(words):
        _refuse_second_statement(words, at)
        if word.kind == "word" and not _is_name(words, at):
            _refuse_keyword(words, at)
        if word.kind in ("word", "name"):
            _refuse_call(words, at, allowed)
    return sent


def _refuse_beginning(words: Sequence[Word]) -> None:
    if not words:
        raise NothingAsked()
    first = words[0]
    if first.keyword in PREFIXES:
        raise PrefixRefused(**_of(first))
    if first.keyword == "USE":
        raise UseRefused(**_of(first))
    if first.keyword in REFUSED_WORDS:
        raise WordRefused(**_of(first))
    if first.keyword == "LOAD":
        raise LoadRefused(**_of(first))
    if first.keyword not in BEGINNINGS:
        raise BeginningRefused(known=", ".join(BEGINNINGS), **_of(first))


def _refuse_size(words: Sequence[Word]) -> None:
    """QueryTooDeep where the parser or the planner of Neo4j would not come back."""
    depth = subqueries = run = signs = 0
    for at, word in enumerate(words):
        signs += word.is_sign(*_CHAINED_SIGNS) or word.keyword in _CHAINED_WORDS
        run = run + 1 if word.is_sign("+", "-", "!") or word.keyword == "NOT" else 0
        depth += _levels(words, at)
        subqueries += _opens_subquery(words, at) - (word.is_sign("}") and subqueries > 0)
        if depth + run > DEEPEST or subqueries > MOST_SUBQUERY_LEVELS or signs > MOST_SIGNS:
            raise QueryTooDeep(limit=DEEPEST, subqueries=MOST_SUBQUERY_LEVELS, signs=MOST_SIGNS, **_of(word))


def _levels(words: Sequence[Word], at: int) -> int:
    """How many levels deeper it is behind a word: 1, 0 or -1."""
    word = words[at]
    if word.keyword in ("CASE", "END") and not _is_name(words, at):
        return 1 if word.keyword == "CASE" else -1
    return word.is_sign(*_OPEN) - word.is_sign(*_CLOSED)


def _opens_subquery(words: Sequence[Word], at: int) -> bool:
    return words[at].is_sign("{") and at > 0 and (words[at - 1].kind == "word" or words[at - 1].is_sign(")"))


def _refuse_second_statement(words: Sequence[Word], at: int) -> None:
    if words[at].is_sign(";") and at + 1 < len(words):
        raise SecondStatement(**_of(words[at + 1]))


def _is_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word can only be a name where it stands: a property, a label, a type, a parameter, a key of a map."""
    if at == 0:
        return False
    if words[at - 1].is_sign("{", ","):
        return at + 1 < len(words) and words[at + 1].is_sign(":")
    return words[at - 1].is_sign("$", ":") or _continues_a_name(words, at)


def _continues_a_name(words: Sequence[Word], at: int) -> bool:
    """Whether a dot before it belongs to a name. The dots of `1.` and `..` do not."""
    if at < 2 or not words[at - 1].is_sign("."):
        return False
    return words[at - 2].kind != "number" and not words[at - 2].is_sign(".")


def _refuse_keyword(words: Sequence[Word], at: int) -> None:
    word, keyword = words[at], words[at].keyword
    following = words[at + 1].keyword if at + 1 < len(words) else ""
    if keyword in REFUSED_WORDS:
        raise WordRefused(**_of(word))
    if keyword == "LOAD" or (keyword == "PERIODIC" and following == "COMMIT"):
        raise LoadRefused(**_of(word))
    if keyword == "USE":
        raise UseRefused(**_of(word))
    before = words[at - 1].keyword if at else ""
    if keyword in ("TRANSACTIONS", "TRANSACTION") and before in ("IN", "CONCURRENT"):
        raise TransactionsRefused(**_of(word))


def _refuse_call(words: Sequence[Word], at: int, allowed: Collection[str]) -> None:
    """Looks at the first part of a name such as db.labels that is called, as procedure or as function."""
    if (at > 0 and words[at - 1].is_sign("$")) or _continues_a_name(words, at) or _is_hint(words, at):
        return  # behind a colon stands a label, which is never called, or the value of a map, which may be a call
    name, end = _dotted(words, at)
    called = end < len(words) and words[end].is_sign("(")
    if at > 0 and words[at - 1].keyword == "CALL" and not _is_name(words, at - 1):
        if name not in allowed:
            raise ProcedureRefused(known=", ".join(sorted(allowed)), **{**_of(words[at]), "word": name})
        return
    plain_word = end == at + 1 and words[at].kind == "word" and words[at].keyword in WORDS_BEFORE_A_BRACKET
    if called and not plain_word and name.lower() not in FUNCTIONS and name not in allowed:
        raise FunctionRefused(**{**_of(words[at]), "word": name})


def _is_hint(words: Sequence[Word], at: int) -> bool:
    """Whether it is the label in USING INDEX name:Label(property)."""
    return at > 2 and words[at - 1].is_sign(":") and words[at - 3].keyword in ("INDEX", "SEEK")


def _dotted(words: Sequence[Word], at: int) -> tuple[str, int]:
    """A name with its dots, however much stands between them, and the place after it."""
    parts = [words[at].text]
    end = at + 1
    while end + 1 < len(words) and words[end].is_sign(".") and words[end + 1].kind in ("word", "name"):
        parts.append(words[end + 1].text)
        end += 2
    return ".".join(parts), end


def _of(word: Word) -> dict[str, object]:
    return {"word": word.text, "line": word.line, "column": word.column}
