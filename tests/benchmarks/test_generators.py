"""Networks made by chance: as large and as shaped as they say, and the same every time."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from benchmarks.generators import GROUP_SIZE, Network, generated, ties
from benchmarks.tables import fact_columns, fact_tables, partner_records, write_folder
from graph_app.partner_graph.snapshot import build_snapshot

CLUSTERED, POWER_LAW = Network("clustered", 500, 2_500), Network("power-law", 500, 2_500)
both = pytest.mark.parametrize("network", [CLUSTERED, POWER_LAW], ids=str)


@both
def test_it_has_as_many_facts_as_it_says_and_one_in_ten_is_parallel(network: Network) -> None:
    facts = generated(network)
    first, second, counts = ties(facts)
    assert len(facts.sources) == counts.sum() == 2_500
    assert len(first) == 2_250
    assert (first < second).all() and second.max() < 500


@both
def test_it_is_the_same_every_time(network: Network) -> None:
    assert fact_columns(network) == fact_columns(network)


def test_sizes_and_seeds_give_other_networks() -> None:
    other = Network("clustered", 500, 2_500, seed=10)
    assert fact_columns(CLUSTERED)["source"] != fact_columns(other)["source"]


def test_most_ties_of_a_clustered_network_are_inside_its_groups() -> None:
    from graph_app.analytics.communities import leiden
    from graph_app.partner_graph.projection import simple_graph

    graph = simple_graph(build_snapshot(1, partner_records(CLUSTERED), fact_tables(CLUSTERED)))
    groups = leiden(graph.ties, 7)
    entries = graph.ties.tocoo()
    assert len(set(groups.tolist())) == pytest.approx(500 / GROUP_SIZE, abs=3)
    assert np.mean(groups[entries.row] == groups[entries.col]) == pytest.approx(0.85, abs=0.08)


def test_a_power_law_network_has_hubs_and_a_clustered_one_has_none() -> None:
    most = {}
    for network in (CLUSTERED, POWER_LAW):
        first, second, _ = ties(generated(network))
        most[network.shape] = max(Counter([*first.tolist(), *second.tolist()]).values())
    assert most["clustered"] < 30 < 60 < most["power-law"]


def test_around_us_every_tie_is_with_a_body_of_our_side() -> None:
    network = Network("around-us", 500, 2_500)
    facts = generated(network)
    home = {number for number, row in enumerate(partner_records(network)) if row["home"]}
    assert home == set(range(25))
    ends = zip(facts.sources.tolist(), facts.targets.tolist(), strict=True)
    assert all((source in home) != (target in home) for source, target in ends)


def test_dates_are_days_months_years_or_unknown() -> None:
    lengths = Counter(map(len, generated(CLUSTERED).dates))
    assert set(lengths) == {10, 7, 4, 0}
    columns = fact_columns(CLUSTERED)
    for date, first, last in zip(generated(CLUSTERED).dates, columns["date_from"], columns["date_to"], strict=True):
        assert first.startswith(date) and last.startswith(date)
        assert (first == "") == (last == "") == (date == "")
        assert len(date) != 4 or (first, last) == (f"{date}-01-01", f"{date}-12-31")


def test_tables_hold_the_same_facts_as_columns(tmp_path: Path) -> None:
    folder = write_folder(CLUSTERED, tmp_path)
    lines = [
        line for file in ("aid", "meetings", "memberships", "agreements") for line in _lines(folder / f"{file}.csv")
    ]
    told = sorted(tuple(line.split(",")[1:3]) for line in lines)
    columns = fact_columns(CLUSTERED)
    assert told == sorted(zip(columns["source"], columns["target"], strict=True))
    assert len(_lines(folder / "partners.csv")) == 500


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]
