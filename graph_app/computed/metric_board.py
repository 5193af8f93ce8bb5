"""The metrics of one snapshot: each comes when it is ready, estimated first where the exact one takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from graph_app.analytics.metrics import METRICS, Metric, MetricValues
from graph_app.analytics.progress import Progress
from graph_app.computed.job import Job
from graph_app.errors import DataChanging

Exact = Callable[[Metric, Progress], MetricValues]
Estimate = Callable[[Metric], MetricValues]
State = Literal["ready", "estimate", "computing", "failed"]


@dataclass(frozen=True)
class Standing:
    """How far one metric is; `share` is what is done of the exact computation, 0 to 1."""

    metric: Metric
    state: State
    share: float


class MetricBoard:
    """`exact` and `estimate` compute a metric of the snapshot; `large`: what has an estimate is estimated first.

    A metric is begun when it is first asked for. Safe to use from several threads.
    """

    def __init__(self, exact: Exact, estimate: Estimate, large: bool) -> None:
        self._exact = exact
        self._estimate = estimate
        self._large = large
        self._lock = Lock()
        self._exact_jobs: dict[str, Job[MetricValues]] = {}
        self._first_jobs: dict[str, Job[MetricValues]] = {}
        self._stopped = False

    def values(self, name: str, seconds: float) -> MetricValues | None:
        """The exact values, else an estimate, else None where neither is there within so many seconds."""
        deadline = time.monotonic() + seconds
        exact = self._exact_job(name)
        first = self._first_jobs.get(name)
        if first is None or exact.done:
            return exact.value(seconds)
        return first.value(deadline - time.monotonic())

    def exact(self, name: str, heard: Progress) -> MetricValues:
        """The exact values, however long it takes; `heard` is told every now and then how far it is."""
        job = self._exact_job(name)
        while (found := job.value(0.2)) is None:
            if job.stopped:
                raise DataChanging()
            heard(job.share)
        return found

    def standings(self) -> list[Standing]:
        """Of the metrics that were asked for."""
        with self._lock:
            return [self._standing(metric) for metric in METRICS if metric.name in self._exact_jobs]

    def arrived(self) -> tuple[str, ...]:
        """The metrics whose exact values came in place of an estimate."""
        with self._lock:
            return tuple(name for name in sorted(self._first_jobs) if self._exact_jobs[name].done)

    def stop(self) -> None:
        """Ends what still runs, and begins nothing long any more; for a snapshot that is no longer the newest."""
        with self._lock:
            self._stopped = True
            for job in (*self._exact_jobs.values(), *self._first_jobs.values()):
                job.stop()

    def _exact_job(self, name: str) -> Job[MetricValues]:
        metric = next(metric for metric in METRICS if metric.name == name)
        with self._lock:
            if name not in self._exact_jobs:
                if self._large and metric.estimate is not None:
                    self._first_jobs[name] = Job(lambda heard: self._estimate(metric))
                    self._exact_jobs[name] = Job(
                        lambda heard: self._after_estimate(metric, heard), long=True, stopped=self._stopped
                    )
                else:
                    self._exact_jobs[name] = Job(lambda heard: self._exact(metric, heard))
            return self._exact_jobs[name]

    def _after_estimate(self, metric: Metric, heard: Progress) -> MetricValues:
        """The exact values; the estimate, for which a reader waits, has the processors first."""
        self._first_jobs[metric.name].wait()
        return self._exact(metric, heard)

    def _standing(self, metric: Metric) -> Standing:
        job, first = self._exact_jobs[metric.name], self._first_jobs.get(metric.name)
        if job.done:
            return Standing(metric, "ready", 1.0)
        if job.failed:
            return Standing(metric, "failed", job.share)
        return Standing(metric, "estimate" if first and first.done else "computing", job.share)
