"""What a process counts while it answers, and how Prometheus wants to read it.

Each worker counts for itself and says so in the label `process`: a counter then never goes down, whichever worker a
scrape meets; sums over them are Prometheus's task. Source: the text format 0.0.4 of Prometheus.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from graph_app.web.request_log import RULE

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# Upper bounds in seconds: a look-up, a page, a computation, a query at its limit.
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Number:
    """One measured thing: `values` by their labels. `kind` "counter", "gauge" or "histogram"."""

    name: str
    kind: str
    help: str
    values: Mapping[Labels, float]


@dataclass
class _Durations:
    """How many requests of one rule took at most so long, for each bound and beyond."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0


class Measured:
    """Requests by rule, method and status; how long they took; events by name. Safe to share among threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[Labels] = Counter()
        self._durations: dict[str, _Durations] = {}
        self._events: Counter[str] = Counter()

    def seen(self, environ: WSGIEnvironment, status: int, seconds: float) -> None:
        """Counts an answer. Rules are few; what has none counts as one, so that nobody fills the memory."""
        rule = environ.get(RULE) or "(none)"
        method = environ.get("REQUEST_METHOD", "")
        labels = (("rule", rule), ("method", method if method in _METHODS else "other"), ("status", str(status)))
        with self._lock:
            self._requests[labels] += 1
            durations = self._durations.setdefault(rule, _Durations())
            durations.counts[next((place for place, most in enumerate(BOUNDS) if seconds <= most), len(BOUNDS))] += 1
            durations.seconds += seconds

    def happened(self, event: str) -> None:
        """Counts what is no request: a failure to sign in, a refusal."""
        with self._lock:
            self._events[event] += 1

    def numbers(self) -> list[Number]:
        """What was counted since this process began."""
        with self._lock:
            requests, events = dict(self._requests), dict(self._events)
            durations = {rule: (tuple(each.counts), each.seconds) for rule, each in self._durations.items()}
        return [
            Number("graph_app_requests_total", "counter", "Answers by rule, method and status.", requests),
            Number("graph_app_request_seconds", "histogram", "How long answers took.", dict(_histogram(durations))),
            Number(
                "graph_app_events_total",
                "counter",
                "What happened beside answers.",
                {(("event", name),): count for name, count in events.items()},
            ),
        ]


def _histogram(durations: Mapping[str, tuple[tuple[int, ...], float]]) -> Iterator[tuple[Labels, float]]:
    """The values of a histogram; the label `` carries the ending of its name."""
    for rule, (counts, seconds) in durations.items():
        below = 0
        for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
            below += count
            yield (("", "_bucket"), ("rule", rule), ("le", bound)), below
        yield (("", "_sum"), ("rule", rule)), seconds
        yield (("", "_count"), ("rule", rule)), below


def prometheus_text(numbers: Iterable[Number]) -> str:
    """All numbers as Prometheus reads them."""
    return "".join(line + "\n" for number in numbers for line in _lines(number))


def _lines(number: Number) -> Iterator[str]:
    yield f"# HELP {number.name} {number.help}"
    yield f"# TYPE {number.name} {number.kind}"
    for labels, value in sorted(number.values.items()):
        ending = "".join(text for name, text in labels if not name)
        own = [*((name, text) for name, text in labels if name), ("process", str(os.getpid()))]
        told = ",".join(f'{name}="{_escaped(text)}"' for name, text in own)
        yield f"{number.name}{ending}{{{told}}} {int(value) if value == int(value) else value}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
