from __future__ import annotations

import threading

import pytest

from graph_app.analytics.metrics import METRICS, Metric, MetricValues
from graph_app.analytics.progress import Progress
from graph_app.computed.metric_board import MetricBoard
from graph_app.computed.metric_json import from_json, to_json
from graph_app.errors import DataChanging
from graph_app.language.texts import Text

EXACT, ESTIMATE = MetricValues([1.0]), MetricValues([1.1], error=0.1, sources=5)


class Gate:
    """An exact computation that waits to be let through, and tells that it is half done before."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()

    def exact(self, _metric: Metric, heard: Progress) -> MetricValues:
        heard(0.5)
        self.begun.set()
        assert self.open.wait(10)
        heard(1.0)
        return EXACT


def estimate(_metric: Metric) -> MetricValues:
    return ESTIMATE


def test_an_estimate_comes_first_and_the_exact_values_take_its_place() -> None:
    gate = Gate()
    board = MetricBoard(gate.exact, estimate, large=True)
    assert board.values("betweenness", 5) is ESTIMATE
    assert gate.begun.wait(5)
    [standing] = board.standings()
    assert (standing.metric.name, standing.state, standing.share) == ("betweenness", "estimate", 0.5)
    assert board.arrived() == ()
    gate.open.set()
    assert board.exact("betweenness", lambda share: None) is EXACT
    assert board.values("betweenness", 0) is EXACT
    assert board.arrived() == ("betweenness",)
    assert board.standings()[0].state == "ready"


def test_what_is_not_ready_in_time_is_none_and_comes_later() -> None:
    gate = Gate()
    board = MetricBoard(gate.exact, estimate, large=False)
    assert board.values("pagerank", 0.05) is None
    assert board.standings()[0].state == "computing"
    gate.open.set()
    assert board.values("pagerank", 5) is EXACT
    assert board.arrived() == ()  # nothing else was shown in its place


def test_a_metric_without_an_estimate_is_exact_in_a_large_network_too() -> None:
    board = MetricBoard(lambda metric, heard: EXACT, lambda metric: pytest.fail("has no estimate"), large=True)
    assert board.values("degree", 5) is EXACT


def test_where_the_exact_computation_fails_the_estimate_stays() -> None:
    def fail(_metric: Metric, _heard: Progress) -> MetricValues:
        raise MemoryError

    board = MetricBoard(fail, estimate, large=True)
    assert board.values("harmonic", 5) is ESTIMATE
    with pytest.raises(MemoryError):
        board.exact("harmonic", lambda share: None)
    assert board.standings()[0].state == "failed"
    assert board.values("harmonic", 0) is ESTIMATE


def test_a_board_that_is_stopped_ends_its_jobs_and_says_so_to_who_waits() -> None:
    gate = Gate()
    board = MetricBoard(gate.exact, estimate, large=False)
    board.values("degree", 0)
    board.stop()
    gate.open.set()
    assert board.values("degree", 5) is None
    with pytest.raises(DataChanging):
        board.exact("degree", lambda share: None)


def test_each_metric_is_computed_once() -> None:
    times: list[str] = []

    def exact(metric: Metric, heard: Progress) -> MetricValues:
        times.append(metric.name)
        return EXACT

    board = MetricBoard(exact, estimate, large=False)
    threads = [threading.Thread(target=lambda: board.values("core", 5)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert times == ["core"]


def test_values_survive_the_way_through_json() -> None:
    reason = Text("vì", "because")
    for found in (ESTIMATE, MetricValues([None, 2, None], {0: reason, 2: reason}, engine="elsewhere 1.0")):
        assert from_json(to_json(found)) == found


def test_betweenness_and_closeness_have_estimates() -> None:
    assert [metric.name for metric in METRICS if metric.estimate] == ["betweenness", "harmonic"]


def test_who_asks_what_has_arrived_while_a_metric_is_begun_gets_an_answer() -> None:
    """Each answer of the site asks that; a metric is begun in two steps."""
    problems: list[BaseException] = []
    over = threading.Event()

    def ask(board: MetricBoard) -> None:
        try:
            while not over.is_set():
                board.arrived()
                board.standings()
        except BaseException as problem:
            problems.append(problem)

    for _ in range(100):
        board = MetricBoard(lambda metric, heard: EXACT, lambda metric: ESTIMATE, large=True)
        asking = [threading.Thread(target=ask, args=[board]) for _ in range(3)]
        for thread in asking:
            thread.start()
        board.values("betweenness", 5)
        over.set()
        for thread in asking:
            thread.join(5)
        over.clear()
    assert problems == []


def test_for_an_old_snapshot_nothing_long_is_begun_but_its_readers_get_what_comes_quickly() -> None:
    begun: list[str] = []

    def exact(metric: Metric, heard: Progress) -> MetricValues:
        begun.append(metric.name)
        return EXACT

    board = MetricBoard(exact, lambda metric: ESTIMATE, large=True)
    board.stop()
    assert board.values("betweenness", 5) is ESTIMATE
    assert board.values("pagerank", 5) is EXACT
    with pytest.raises(DataChanging):
        board.exact("betweenness", lambda share: None)
    assert begun == ["pagerank"]
