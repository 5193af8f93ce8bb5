from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from threading import Event, Thread

import pytest

from graph_app.errors import DataChanging
from graph_app.partner_graph.cache import SnapshotCache
from graph_app.partner_graph.snapshot import Snapshot
from tests.partner_graph.small_snapshot import snapshot_of

FIRST, SECOND = snapshot_of("a MET_WITH b", data_version=1), snapshot_of("a MET_WITH b", data_version=2)


def giving(snapshot: Snapshot, log: list[int]) -> Callable[[], Snapshot]:
    def read() -> Snapshot:
        log.append(snapshot.data_version)
        return snapshot

    return read


def noting(log: list[str], word: str) -> Callable[[], str]:
    def compute() -> str:
        log.append(word)
        return word

    return compute


def test_a_snapshot_is_read_once_per_data_version() -> None:
    cache, log = SnapshotCache(), list[int]()
    assert cache.snapshot((1, ""), giving(FIRST, log)) is cache.snapshot((1, ""), giving(FIRST, log)) is FIRST
    assert cache.snapshot((2, ""), giving(SECOND, log)) is SECOND
    assert log == [1, 2]


def test_another_database_of_the_same_version_is_read_anew() -> None:
    cache, log = SnapshotCache(), list[int]()
    restored = replace(FIRST, token="restored")
    cache.snapshot((1, ""), giving(FIRST, log))
    assert cache.snapshot((1, "restored"), giving(restored, log)) is restored
    assert cache.is_newest(restored) and not cache.is_newest(FIRST)


def test_a_value_is_computed_once_per_key_and_anew_for_a_new_version() -> None:
    cache, log = SnapshotCache(), list[str]()
    cache.snapshot((1, ""), lambda: FIRST)
    assert [cache.computed(FIRST, ("size", 1), noting(log, "one")) for _ in range(2)] == ["one", "one"]
    cache.computed(FIRST, ("size", 2), noting(log, "two"))
    cache.snapshot((2, ""), lambda: SECOND)
    assert cache.computed(SECOND, ("size", 1), noting(log, "new")) == "new"
    assert log == ["one", "two", "new"]


def test_who_began_with_the_old_snapshot_finishes_with_it_and_leaves_nothing_behind() -> None:
    cache = SnapshotCache()
    cache.snapshot((1, ""), lambda: FIRST)
    cache.snapshot((2, ""), lambda: SECOND)
    assert cache.computed(FIRST, ("version",), lambda: 1) == 1
    assert cache.computed(SECOND, ("version",), lambda: 2) == 2


def test_no_more_values_are_kept_than_allowed_and_the_one_asked_for_longest_ago_goes() -> None:
    cache, log = SnapshotCache(most_values=2), list[str]()
    cache.snapshot((1, ""), lambda: FIRST)
    for key in ("a", "b", "a", "c", "a", "b"):
        cache.computed(FIRST, (key,), noting(log, key))
    assert log == ["a", "b", "c", "b"]


def test_an_error_is_passed_on_and_not_kept() -> None:
    cache = SnapshotCache()
    cache.snapshot((1, ""), lambda: FIRST)
    with pytest.raises(ZeroDivisionError):
        cache.computed(FIRST, ("share",), lambda: 1 / 0)
    assert cache.computed(FIRST, ("share",), lambda: 0.5) == 0.5
    with pytest.raises(OSError):
        cache.snapshot((2, ""), _unreadable)
    assert cache.snapshot((2, ""), lambda: SECOND) is SECOND


def _unreadable() -> Snapshot:
    raise OSError


def test_a_second_thread_waits_for_the_value_that_the_first_computes() -> None:
    cache, computing, may_end, log = SnapshotCache(), Event(), Event(), list[str]()
    cache.snapshot((1, ""), lambda: FIRST)

    def slow() -> int:
        computing.set()
        assert may_end.wait(5)
        return 7

    found: list[object] = []
    first = Thread(target=lambda: found.append(cache.computed(FIRST, ("slow",), slow)))
    first.start()
    assert computing.wait(5)
    second = Thread(target=lambda: found.append(cache.computed(FIRST, ("slow",), noting(log, "again"))))
    second.start()
    assert cache.computed(FIRST, ("other",), lambda: 3) == 3  # others are not held up
    may_end.set()
    first.join(5)
    second.join(5)
    assert (found, log) == ([7, 7], [])


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_rests_while_a_snapshot_is_read_and_is_as_before_afterwards(on: bool) -> None:
    def failing() -> Snapshot:
        assert not gc.isenabled()
        raise DataChanging()

    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(DataChanging):
            SnapshotCache().snapshot((1, ""), failing)
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()
