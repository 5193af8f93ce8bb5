"""Who a name means: through ids, names, aliases and folded spelling; near ones are offered, never taken silently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graph_app.language.folding import fold
from graph_app.language.likeness import nearest
from graph_app.vocabulary.shared_acronyms import SHARED_ACRONYMS

OFFERED = 5
_SHARED = frozenset(fold(acronym) for acronym in SHARED_ACRONYMS)


@dataclass(frozen=True)
class Known:
    """One that a name can mean. `names` are those that head it, `aliases` all others."""

    id: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """`name` is the one that fits.

    `reason`: “name”, “alias”, “spelling” (equal but for marks and case), “shared” (an acronym that others use, too, be
    they on record or not) or “near”.
    """

    id: str
    name: str
    reason: str
    likeness: float = 100.0


@dataclass(frozen=True)
class Meant:
    """`id` where there is no doubt; else the candidates among whom somebody must choose, the likeliest first."""

    id: str | None
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass
class Register:
    """All that names can mean. A name that two share is never taken for one of them."""

    ids: set[str] = field(default_factory=set)
    by_text: dict[str, dict[str, Candidate]] = field(default_factory=dict)
    by_fold: dict[str, dict[str, Candidate]] = field(default_factory=dict)
    _kept: dict[str, Meant] = field(default_factory=dict)  # near names take long to find, and columns repeat themselves

    def add(self, known: Known) -> None:
        """One more, from the record or from the same upload."""
        self._kept.clear()
        self.ids.add(known.id)
        told = [*((name, "name") for name in known.names), *((name, "alias") for name in known.aliases)]
        for name, reason in told:
            self.by_text.setdefault(name, {}).setdefault(known.id, Candidate(known.id, name, reason))
            self.by_fold.setdefault(fold(name), {}).setdefault(known.id, Candidate(known.id, name, "spelling"))

    def meant(self, text: str) -> Meant:
        """Who `text` means. An id or a name that only one has is taken; an alias of two always asks."""
        if text not in self._kept:
            self._kept[text] = self._found(text)
        return self._kept[text]

    def _found(self, text: str) -> Meant:
        if text in self.ids:
            return Meant(text, "id")
        folded = fold(text)
        if folded in _SHARED and (used := self.by_fold.get(folded)):
            return Meant(None, "several", tuple(replace(each, reason="shared") for each in used.values()))
        exact = self.by_text.get(text, {})
        if len(exact) == 1:
            [only] = exact.values()
            return Meant(only.id, only.reason)
        alike = exact or self.by_fold.get(folded, {})
        if len(alike) == 1:
            [only] = alike.values()
            return Meant(only.id, only.reason)
        return Meant(None, "several" if alike else "nobody", tuple(alike.values()) or self._near(folded))

    def _near(self, folded: str) -> tuple[Candidate, ...]:
        """The likeliest by folded spelling, each once."""
        offered: dict[str, Candidate] = {}
        for spelling, likeness in nearest(folded, self.by_fold.keys(), OFFERED):
            for candidate in self.by_fold[spelling].values():
                near = Candidate(candidate.id, candidate.name, "near", round(likeness, 1))
                offered.setdefault(candidate.id, near)
        return tuple(offered.values())[:OFFERED]


def register_of(known: Iterable[Known]) -> Register:
    """A register that holds these."""
    register = Register()
    for each in known:
        register.add(each)
    return register


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """“Viêng Chăn (Lào)” -> vieng-chan-lao: what an id may be; '' where no letter of it is left."""
    plain = "".join(letter if letter.isascii() else " " for letter in fold(text))
    return "-".join(plain.replace("_", " ").split())


def free_id(parts: Sequence[str], taken: set[str]) -> str:
    """An id made of words, with a number behind it where it is taken; it is taken from then on."""
    wanted = slug(" ".join(part for part in parts if part))[:80].strip("-") or "new"
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
