"""How often somebody may ask: so many times a minute, all of them at once if they like, and then no faster.

One number is kept of each who asks: the moment until which what was asked is spread out at the allowed pace. Whoever
would get more than a minute ahead waits. Source: the generic cell rate algorithm, ITU-T I.371, Annex A.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

AHEAD_SECONDS = 60.0


def moved(until: float, now: float, per_minute: int) -> tuple[float, float]:
    """The next `until`, and the seconds to wait: 0 where this request may pass, and only then `until` moves on.

    `until` further ahead than can be comes of a clock that was put back: it counts as the furthest that can be.
    """
    step = AHEAD_SECONDS / per_minute
    until = min(max(until, now), now + AHEAD_SECONDS)
    wait = until + step - now - AHEAD_SECONDS
    return (until, wait) if wait > 1e-6 else (until + step, 0.0)


class RatesInMemory:
    """Of this process alone; the `most` who asked last are known. Safe to share among threads."""

    def __init__(self, most: int = 20_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._lock = Lock()
        self._untils: OrderedDict[tuple[str, str], float] = OrderedDict()

    def wait(self, budget: str, who: str, per_minute: int) -> float:
        """Counts one request; 0 where it may pass, else how many seconds to wait."""
        now = self._clock()
        with self._lock:
            until, wait = moved(self._untils.get((budget, who), 0.0), now, per_minute)
            self._untils[budget, who] = until
            self._untils.move_to_end((budget, who))
            if len(self._untils) > self._most:
                self._untils.popitem(last=False)
        return wait
