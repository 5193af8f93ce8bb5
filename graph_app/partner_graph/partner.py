"""One partner: who it is and what is known of it beyond its facts."""

from __future__ import annotations

from typing import NamedTuple


class Partner(NamedTuple):  # a quarter of the time to make that a frozen dataclass takes
    """None is unknown, never zero and never an empty text. `kind` is a name in KIND_BY_NAME, `home` our own side."""

    id: str
    kind: str
    name_vi: str | None = None
    name_en: str | None = None
    name_local: str | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    home: bool = False
    level: str | None = None
    category: str | None = None
    tier: int | None = None
    cadence_months: int | None = None
    status: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    note: str | None = None
    source_id: str | None = None
    quote: str | None = None

    def name_in(self, language: str) -> str:
        """The name in `language`, else in the other one, else the local one, else the id."""
        first, second = (self.name_vi, self.name_en) if language == "vi" else (self.name_en, self.name_vi)
        return first or second or self.name_local or self.id

    @property
    def names(self) -> tuple[str, ...]:
        """All names by which people know it, each once: Vietnamese, English, local, then aliases."""
        known = (self.name_vi, self.name_en, self.name_local, *self.aliases)
        return tuple(dict.fromkeys(name for name in known if name))
