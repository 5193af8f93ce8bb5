from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from graph_app.computed.kept import KeptOnDisk


class Counting:
    """Computes a value and counts how often it was asked to."""

    def __init__(self, value: object = None) -> None:
        self.times = 0
        self.value = value

    def __call__(self) -> object:
        self.times += 1
        return self.value


def files(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if not file.suffix]


def test_another_process_finds_what_one_has_computed(tmp_path: Path) -> None:
    first, second = Counting([1.5, None, "Huế"]), Counting()
    assert KeptOnDisk(tmp_path, 10_000).get("v1", "degree", first) == [1.5, None, "Huế"]
    assert KeptOnDisk(tmp_path, 10_000).get("v1", "degree", second) == [1.5, None, "Huế"]
    assert (first.times, second.times) == (1, 0)


def test_a_value_that_is_nothing_is_kept_too(tmp_path: Path) -> None:
    compute = Counting(None)
    kept = KeptOnDisk(tmp_path, 10_000)
    assert [kept.get("v1", "x", compute), kept.get("v1", "x", compute)] == [None, None]
    assert compute.times == 1


def test_another_state_of_the_data_and_another_name_are_other_values(tmp_path: Path) -> None:
    kept = KeptOnDisk(tmp_path, 10_000)
    values = [kept.get(state, name, Counting(f"{state} {name}")) for state in ("v1", "v2") for name in ("a", "b")]
    assert values == ["v1 a", "v1 b", "v2 a", "v2 b"]


@pytest.mark.parametrize("damage", [lambda content: content[:-3], lambda content: content[:70] + b"9" + content[71:]])
def test_a_damaged_file_is_computed_again(tmp_path: Path, damage: object) -> None:
    kept = KeptOnDisk(tmp_path, 10_000)
    kept.get("v1", "x", Counting([10, 20, 30]))
    [file] = files(tmp_path)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert kept.get("v1", "x", Counting([10, 20, 30])) == [10, 20, 30]
    assert kept.get("v1", "x", Counting("not asked")) == [10, 20, 30]


def test_no_more_than_the_bound_is_kept_and_the_oldest_goes_first(tmp_path: Path) -> None:
    kept = KeptOnDisk(tmp_path, 5_000)
    for number in range(4):
        kept.get("v1", str(number), Counting("x" * 2_000))
        time.sleep(0.02)
    assert sum(file.stat().st_size for file in files(tmp_path)) <= 5_000
    asked = [Counting("x" * 2_000) for _ in range(2)]
    kept.get("v1", "3", asked[0])
    kept.get("v1", "0", asked[1])
    assert [one.times for one in asked] == [0, 1]


def test_of_several_at_once_one_computes_and_the_others_wait(tmp_path: Path) -> None:
    compute = Counting(7)

    def slowly() -> object:
        time.sleep(0.2)
        return compute()

    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(KeptOnDisk(tmp_path, 10_000).get("v1", "x", slowly)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [7] * 4 and compute.times == 1


def test_data_of_unknown_state_is_never_kept(tmp_path: Path) -> None:
    compute = Counting(1)
    kept = KeptOnDisk(tmp_path / "folder", 10_000)
    assert [kept.get("", "x", compute), kept.get("", "x", compute)] == [1, 1]
    assert compute.times == 2 and not (tmp_path / "folder").exists()


def test_where_nothing_can_be_written_it_is_computed_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    compute = Counting(1)
    kept = KeptOnDisk(tmp_path / "file", 10_000)
    assert [kept.get("v1", "x", compute), kept.get("v1", "x", compute)] == [1, 1]
    assert compute.times == 2


def test_an_error_is_not_kept(tmp_path: Path) -> None:
    kept = KeptOnDisk(tmp_path, 10_000)
    with pytest.raises(ZeroDivisionError):
        kept.get("v1", "x", lambda: 1 / 0)
    assert kept.get("v1", "x", Counting(3)) == 3
