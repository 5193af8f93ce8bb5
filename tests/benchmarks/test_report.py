"""The report and its raw numbers: made again without measuring, and the same for the same numbers."""

from __future__ import annotations

from pathlib import Path

from benchmarks.generators import Network
from benchmarks.plots import COLOURS, draw, look_of
from benchmarks.report import write_report
from benchmarks.results import Results, load, save
from benchmarks.rows import ROWS
from benchmarks.timing import Measurement
from tests.benchmarks.made_up import quick


def results() -> Results:
    """Every row with numbers on all of its networks, ours in half the peers' time; but for one, which failed."""
    found = [
        Measurement(
            row.name, network, one.name, [{row.quantity.name: network.facts * (1 + (one is not row.ours)) / 1e4}]
        )
        for row in ROWS
        for network in row.cases()
        for one in row.contenders
    ]
    found[0].runs, found[0].problem = [], "failed: ImportError: no igraph"
    days = {"betweenness": "2026-11-22", "panel": "2026-11-23"}
    return Results("full", {"cores": "2", "memory": "24 GiB"}, days, found)


def test_the_report_names_command_machine_days_and_every_row(tmp_path: Path) -> None:
    write_report(results(), Results("full"), tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "Made by `make bench-full`, 2026-11-22 to 2026-11-23, on 2 cores with 24 GiB." in text
    assert "failed: ImportError: no igraph" in text
    for row in ROWS:
        assert f"| {row.work} | {next(row.cases())} |" in text


def test_what_is_better_and_what_is_worse_stand_side_by_side(tmp_path: Path) -> None:
    write_report(results(), Results("full"), tmp_path)
    lines = (tmp_path / "benchmarks.md").read_text(encoding="utf-8").splitlines()
    drawn = [line for line in lines if line.startswith("| Network page opened")]
    assert "| 20 × plain pyvis | 2.0 × | **no** |" in drawn[0]
    requests = [line for line in lines if "at least Datasette's" in line]
    assert all(line.endswith("| 0.50 × | **no** |") for line in requests)


def test_a_report_without_any_number_says_that_nothing_was_run(tmp_path: Path) -> None:
    write_report(Results("quick"), Results("full"), tmp_path)
    text = (tmp_path / "benchmarks.md").read_text(encoding="utf-8")
    assert "Made by `make bench`, never run, on ? cores" in text
    for row in ROWS:
        assert f"{row.work.split(';')[0]} ({', '.join(map(str, row.cases()))})" in text


def test_numbers_come_back_from_the_file_as_they_were(tmp_path: Path) -> None:
    save(quick(), tmp_path)
    assert load("quick", tmp_path) == quick()
    assert load("full", tmp_path) == Results("full")


def test_a_row_measured_again_replaces_its_numbers_on_that_network_only() -> None:
    found = quick()
    network = Network("clustered", 200, 1_000)
    found.replace("sorting", [Measurement("sorting", network, "ours", [{"seconds": 9.0}])], {"cores": "2"})
    again = found.of("sorting", network, "ours")
    assert again and again.runs == [{"seconds": 9.0}]
    assert found.of("sorting", network, "slowsort") is None  # its number was of another run
    assert found.of("sorting", Network("clustered", 2_000, 10_000), "slowsort")


def test_a_row_measured_alone_says_what_was_another_than_for_the_others(tmp_path: Path) -> None:
    found = results()
    again = [one for one in found.measurements if one.row == "drawn"]
    found.replace("frame", again, {"cores": "4"})
    found.replace("frame", again, {"cores": "2", "explorer": "abd"})
    found.replace("drawn", again, {"cores": "2", "memory": "24 GiB"})
    assert found.apart == {"frame": {"explorer": "abd"}}
    write_report(found, Results("full"), tmp_path)
    [line] = [
        line for line in (tmp_path / "benchmarks.md").read_text(encoding="utf-8").splitlines() if line[:2] == "- "
    ]
    assert line.startswith("- One redraw of the network page as it opens, ") and line.endswith(", explorer abd")


def test_a_row_without_peers_stands_alone(tmp_path: Path) -> None:
    write_report(results(), Results("full"), tmp_path)
    lines = (tmp_path / "benchmarks.md").read_text(encoding="utf-8").splitlines()
    [first, *_] = [line for line in lines if line.startswith("| A click on a filter")]
    assert first.split(" | ")[3:6] == ["–", "nobody to compare with", "–"]


def test_plots_are_the_same_for_the_same_numbers(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert draw(results(), Results("full"), tmp_path / name) == ["ratios.svg", "growth.svg", "layout.svg"]
    for file in ("ratios.svg", "growth.svg", "layout.svg"):
        text = (tmp_path / "one" / file).read_text(encoding="utf-8")
        assert text == (tmp_path / "two" / file).read_text(encoding="utf-8")
        assert "<dc:date>" not in text


def test_no_two_peers_look_the_same_and_none_looks_like_us() -> None:
    looks = [look_of(peer) for peer in range(20)]
    assert len({tuple(look.values()) for look in looks}) == 20
    assert COLOURS[0] not in {look["color"] for look in looks}
