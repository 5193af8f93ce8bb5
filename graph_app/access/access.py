"""All that a running app needs to know who may what."""

from __future__ import annotations

from dataclasses import dataclass

from graph_app.access.passwords import Hasher
from graph_app.access.sessions import Lasting
from graph_app.access.store import FILE, Store
from graph_app.settings import Settings


@dataclass(frozen=True)
class Access:
    """The file, how passwords are hashed, how long sessions last, and whether guests are let in."""

    store: Store
    hasher: Hasher
    lasting: Lasting
    guests: bool
    least_password: int

    @classmethod
    def of(cls, settings: Settings, hasher: Hasher | None = None) -> Access:
        """`hasher` is for tests: no setting makes passwords cheaper to guess."""
        return cls(
            Store(settings.instance / FILE),
            hasher or Hasher(),
            Lasting(settings.session_idle_minutes * 60, settings.session_hours * 3600),
            settings.guests == "yes",
            settings.password_length,
        )
