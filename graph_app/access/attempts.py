"""Failed sign-ins slow down the next ones, per account and network address; kept in the file, so that a restart changes
nothing.

An attempt is counted as failed before the password is looked at, so that many at once count as many.
"""

from __future__ import annotations

from graph_app.access.store import Store
from graph_app.errors import TooManySignIns

FORGOTTEN = 86_400  # seconds after the last one
LONGEST_WAIT = 900  # seconds
# Free attempts before each further one doubles the wait. An account from everywhere has more of them than from one
# address, so that a stranger does not keep its owner out with a few wrong guesses.
_FREE = (5, 30, 20)


def _keys(name: str, address: str) -> tuple[str, str, str]:
    return f"both {name} {address}", f"account {name}", f"address {address}"


def wait_seconds(count: int, last_at: int, free: int, now: int) -> int:
    """How long after `count` failures, the last at `last_at`. A clock that was set back makes nobody wait longer."""
    if count < free:
        return 0
    wait: int = min(2 ** min(count - free, 20), LONGEST_WAIT)
    return max(0, min(wait, last_at + wait - now))


def begin_attempt(store: Store, name: str, address: str, now: int) -> None:
    """Counts an attempt as failed. TooManySignIns where it comes too soon: it then counts for nothing."""
    keys = _keys(name, address)
    with store.writing() as transaction:
        transaction.changed("forget_old_failures", forgotten=now - FORGOTTEN)
        found = {row["key"]: row for row in transaction.run("failures", one=keys[0], two=keys[1], three=keys[2])}
        waits = [
            wait_seconds(found[key]["count"], found[key]["last_at"], free, now)
            for key, free in zip(keys, _FREE, strict=True)
            if key in found
        ]
        if any(waits):
            raise TooManySignIns(seconds=max(waits))
        for key in keys:
            transaction.changed("fail", key=key, now=now, forgotten=now - FORGOTTEN)


def forgive(store: Store, name: str, address: str) -> None:
    """A password that fitted: its owner's mistakes are forgotten, others' from there lose this one."""
    both, account, everywhere = _keys(name, address)
    with store.writing() as transaction:
        transaction.changed("forget_failures", key=both)
        transaction.changed("unfail", key=account)
        transaction.changed("unfail", key=everywhere)
