"""So many a minute, all at once if wanted; then at the allowed pace; for one process or for all of a machine."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_app.budgets.rates import RatesInMemory
from graph_app.budgets.shared_rates import SharedRates


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


Kind = Callable[[Path, Clock], "RatesInMemory | SharedRates"]


def in_memory(_: Path, clock: Clock) -> RatesInMemory:
    return RatesInMemory(clock=clock)


def shared(folder: Path, clock: Clock) -> SharedRates:
    return SharedRates(folder / "new" / "budgets.sqlite3", clock)


@pytest.mark.parametrize("kind", [in_memory, shared])
def test_a_minutes_worth_passes_at_once_and_then_one_at_a_time(kind: Kind, tmp_path: Path) -> None:
    clock = Clock()
    rates = kind(tmp_path, clock)
    assert [rates.wait("pages", "a", 6) for _ in range(6)] == [0.0] * 6
    assert rates.wait("pages", "a", 6) == pytest.approx(10)
    assert rates.wait("pages", "a", 6) == pytest.approx(10)  # being refused costs nothing
    assert rates.wait("pages", "b", 6) == rates.wait("heavy", "a", 6) == 0.0  # others, and other budgets
    clock.now += 10
    assert rates.wait("pages", "a", 6) == 0.0
    assert rates.wait("pages", "a", 6) == pytest.approx(10)
    clock.now += 60
    assert [rates.wait("pages", "a", 6) for _ in range(7)] == [0.0] * 6 + [pytest.approx(10)]


@pytest.mark.parametrize("kind", [in_memory, shared])
def test_a_clock_that_is_put_back_locks_nobody_out_for_longer_than_a_step(kind: Kind, tmp_path: Path) -> None:
    clock = Clock()
    rates = kind(tmp_path, clock)
    rates.wait("pages", "a", 6)
    clock.now -= 500
    assert 0 < rates.wait("pages", "a", 6) <= 10


def test_workers_of_one_machine_share_a_budget(tmp_path: Path) -> None:
    clock = Clock()
    workers = [shared(tmp_path, clock) for _ in range(4)]
    waits: list[float] = []

    def ask(rates: SharedRates) -> None:
        for _ in range(10):
            waits.append(rates.wait("heavy", "a", 20))

    threads = [threading.Thread(target=ask, args=(worker,)) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == 40 and waits.count(0.0) == 20


def test_nobodys_name_lies_in_the_file(tmp_path: Path) -> None:
    shared(tmp_path, Clock()).wait("heavy", "person Nguyễn Lan", 5)
    assert b"Lan" not in (tmp_path / "new" / "budgets.sqlite3").read_bytes()


def test_where_the_file_cannot_be_written_the_process_counts_for_itself(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("no folder")
    rates = shared(tmp_path, Clock())
    assert [rates.wait("heavy", "a", 2) > 0 for _ in range(3)] == [False, False, True]


def test_memory_holds_only_those_who_asked_last() -> None:
    rates = RatesInMemory(most=2, clock=Clock())
    for who in "abc":
        rates.wait("pages", who, 1)
    assert rates.wait("pages", "c", 1) > 0 and rates.wait("pages", "a", 1) == 0
