"""Passwords: which are refused, and how they are kept (argon2id, RFC 9106).

Long rather than motley: a least length, no rule about signs, no forced change; what others guess first is refused
(NIST SP 800-63B, 5.1.1.2).
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from graph_app.errors import PasswordCommon, PasswordLikeName, PasswordTooLong, PasswordTooShort
from graph_app.language.folding import fold

LONGEST = 256
_FEWEST_LETTERS = 5
_AT_ONCE = BoundedSemaphore(2)  # each takes 64 MB while it is computed
_LOOKS_LIKE = str.maketrans("013457@$!", "oieastasi")
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb")


@dataclass(frozen=True)
class Hasher:
    """How costly a hash is; RFC 9106's second choice (64 MiB, 3 passes) unless told. Only tests tell otherwise."""

    passes: int = 3
    kibibytes: int = 65_536
    lanes: int = 4

    def hashed(self, password: str) -> str:
        with _AT_ONCE:
            return self._hasher().hash(normal(password))

    def fits(self, hashed: str | None, password: str) -> bool:
        """Whether it is the password. Takes as long where there is none (None): nobody learns which names there are."""
        nobodys = _nobodys(self)  # always, so that the first one asked for takes no longer than the next
        with _AT_ONCE:
            try:
                return self._hasher().verify(hashed or nobodys, normal(password)[: LONGEST + 1]) and bool(hashed)
            except (VerificationError, InvalidHashError):
                return False

    def outdated(self, hashed: str) -> bool:
        """Whether it was made at another cost than would be taken today."""
        return self._hasher().check_needs_rehash(hashed)

    def _hasher(self) -> PasswordHasher:
        return PasswordHasher(time_cost=self.passes, memory_cost=self.kibibytes, parallelism=self.lanes)


@cache
def _nobodys(hasher: Hasher) -> str:
    """The hash of a password that nobody knows."""
    return hasher._hasher().hash(secrets.token_urlsafe(32))


def normal(password: str) -> str:
    """The same for every keyboard: NFC. Space counts."""
    return unicodedata.normalize("NFC", password)


def new_password() -> str:
    """For somebody's first sign-in: 100 bits of chance, easy to read out."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def check_password(password: str, least: int, names: Iterable[str]) -> str:
    """The password in NFC. PasswordTooShort, PasswordTooLong, PasswordCommon or PasswordLikeName says why not.

    `names` are those of the person and of the office, which everybody would try first.
    """
    password = normal(password)
    if len(password) < least:
        raise PasswordTooShort(least=least)
    if len(password) > LONGEST:
        raise PasswordTooLong(most=LONGEST)
    own = {word for name in names for word in re.split(r"[\W_]+", fold(name)) if len(word) > 2}
    for letters in _readings(password):
        if len(set(letters)) < _FEWEST_LETTERS or _made_of(letters, common_words()):
            raise PasswordCommon()
        if _made_of(letters, common_words() | own):
            raise PasswordLikeName()
    return password


@cache
def common_words() -> frozenset[str]:
    lines = (Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))


def _readings(password: str) -> set[str]:
    """Without marks, case and punctuation: as it stands, and with digits read as the letters that they stand for."""
    return {re.sub(r"[\W_]+", "", fold(text)) for text in (password, password.translate(_LOOKS_LIKE))}


def _made_of(text: str, words: frozenset[str] | set[str]) -> bool:
    """Whether a text is nothing but such words, numbers, runs along alphabet or keyboard, one letter over and over.

    Up to three further letters are no secret.
    """
    fewest = [0] * (len(text) + 1)  # of further letters, up to each place
    longest = max(map(len, words))
    for end in range(1, len(text) + 1):
        fewest[end] = fewest[end - 1] + (not text[end - 1].isdigit())
        for start in range(max(0, end - longest), end - 2):
            if fewest[start] < fewest[end] and (text[start:end] in words or _is_run(text[start:end])):
                fewest[end] = fewest[start]
    return fewest[-1] <= 3


def _is_run(part: str) -> bool:
    return len(set(part)) == 1 or any(part in run or part in run[::-1] for run in _RUNS)
