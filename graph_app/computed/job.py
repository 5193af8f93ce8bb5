"""A computation that goes on while pages answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")

# Of the long ones only one at a time runs: each uses all processors.
_LONG = threading.Lock()


class Stopped(Exception):
    """Ends a job whose answer nobody waits for any more."""


class Job(Generic[Value]):
    """Begins when it is made, in a thread that does not keep the process from ending.

    `compute` gets a function that it calls now and then with the share that is done. `long`: waits for its turn.
    `stopped`: it is not wanted any more, and if it is long it does not begin.
    """

    def __init__(
        self, compute: Callable[[Callable[[float], None]], Value], long: bool = False, stopped: bool = False
    ) -> None:
        self._compute = compute
        self._long = long
        self._done = threading.Event()
        self.stopped = stopped
        self._value: Value | None = None
        self._problem: Exception | None = None
        self.share = 0.0
        threading.Thread(target=self._run, name="computation", daemon=True).start()

    def value(self, seconds: float) -> Value | None:
        """The value, or None where it is not there within so many seconds, or never will be, because it was stopped.

        Raises what the computation raised.
        """
        self._done.wait(max(seconds, 0.0))
        if self._problem and not self.stopped:
            raise self._problem
        return self._value

    def wait(self) -> None:
        """Until it is over, one way or the other."""
        self._done.wait()

    @property
    def done(self) -> bool:
        """Whether there is a value."""
        return self._done.is_set() and self._problem is None

    @property
    def failed(self) -> bool:
        return self._problem is not None

    def stop(self) -> None:
        """Asks it to end at its next sign of progress."""
        self.stopped = True

    def _run(self) -> None:
        try:
            if self._long:
                with _LONG:
                    self._hear(0.0)  # it may have been stopped while it waited
                    self._value = self._compute(self._hear)
            else:
                self._value = self._compute(self._hear)
        except Exception as problem:
            self._problem = problem
        finally:
            self._done.set()

    def _hear(self, share: float) -> None:
        if self.stopped:
            raise Stopped
        self.share = share
