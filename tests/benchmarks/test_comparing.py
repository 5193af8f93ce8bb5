"""What raw numbers say: ratios, exponents, targets reached or not, and what a mode left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.comparing import Verdict, compared, exponent, left_out, verdicts, with_most_networks
from benchmarks.generators import Network
from benchmarks.record import PER_SECOND, SECONDS, Limit, Target, ratio
from benchmarks.results import Results
from benchmarks.units import measured_for
from tests.benchmarks.made_up import LARGE, MIDDLE, ROW, SMALL, full, measured, quick


def test_a_ratio_above_one_means_that_we_are_better() -> None:
    assert ratio(SECONDS, ours=2.0, peer=10.0) == 5.0
    assert ratio(PER_SECOND, ours=2.0, peer=10.0) == 0.2


def test_a_line_has_medians_and_says_how_many_runs_there_were() -> None:
    line = next(one for one in compared(ROW, quick(), full()) if one.network == str(MIDDLE))
    assert (line.ours, line.theirs) == ("10 ms", "0.2 s")
    assert line.ratio == pytest.approx(20.0)
    assert (line.our_runs, line.peer_runs) == (3, 2)
    assert line.beside == "ours: Spearman of the top 100: 0.900"


def test_what_a_mode_leaves_out_comes_from_the_last_full_run() -> None:
    line = next(one for one in compared(ROW, quick(), full()) if one.network == f"{LARGE} (last full run)")
    assert (line.ours, line.theirs) == ("0.1 s", "0.5 s")
    assert line.ratio == pytest.approx(5.0)
    assert left_out(ROW, quick(), full()) == []


def test_without_a_full_run_there_is_no_line_but_a_word_that_it_is_missing() -> None:
    assert [one.network for one in compared(ROW, quick(), Results("full"))] == [str(SMALL), str(MIDDLE)]
    assert left_out(ROW, quick(), Results("full")) == [LARGE]


def test_a_peer_that_was_left_out_says_so_where_no_run_has_it() -> None:
    lines = {one.network: one for one in compared(ROW, full(), Results("full"))}
    assert (lines[str(SMALL)].ours, lines[str(SMALL)].theirs) == ("1 ms", "not run in this mode")


def test_where_we_may_be_slower_the_ratio_tells_how_much_longer_we_take() -> None:
    assert measured_for(Target("slowsort", 1 / 3, 10_000, "at most 3 × its time"), 0.8) == "1.2 × its time"
    assert measured_for(Target("slowsort", 10, 10_000, "10 × slowsort"), 12.0) == "12 ×"


def test_a_failure_is_told_and_not_covered_by_an_older_number() -> None:
    results, before = quick(), full()
    measurement = results.of("sorting", SMALL, "ours")
    assert measurement
    measurement.runs, measurement.problem = [], "failed: ValueError: no"
    line = next(one for one in compared(ROW, results, before) if one.network == str(SMALL))
    assert (line.ours, line.ratio) == ("failed: ValueError: no", None)


def test_a_peer_that_was_broken_off_is_told_and_the_ratio_is_the_least_that_it_can_be() -> None:
    results = quick()
    results.replace("sorting", [measured(SMALL, "ours", 0.5), measured(SMALL, "slowsort", 120.0)], {})
    peer = results.of("sorting", SMALL, "slowsort")
    assert peer
    peer.runs[0] |= {"cut": 1.0, "first_frame": 7.0}
    line = next(one for one in compared(replace(ROW, unfinished="not still after {}"), results, full()))
    assert (line.theirs, line.ratio, line.at_least) == ("not still after 120 s", 240.0, True)
    assert line.beside == "slowsort: first frame after 7 s"


def test_a_limit_may_be_on_what_the_row_measures() -> None:
    within = Limit("seconds", "10 ms", 10_000, at_most=0.01)
    rows = [replace(ROW, targets=(), limits=(within, replace(within, at_most=0.009)))]
    assert [(one.measured, one.reached) for one in verdicts(rows, quick(), full())] == [
        ("10 ms", "yes"),
        ("10 ms", "**no**"),
    ]


def test_the_exponent_is_the_slope_on_log_axes() -> None:
    sizes, power = exponent(ROW, "ours", full())
    assert sizes == [1_000, 10_000, 100_000]
    assert power == pytest.approx(1.0)
    assert exponent(ROW, "slowsort", full()) == ([100_000], None)


def test_targets_are_reached_or_not_or_not_measured() -> None:
    assert list(verdicts([ROW], quick(), Results("full"))) == [
        Verdict("Sorting", str(MIDDLE), "10 × slowsort", "20 ×", "yes"),
        Verdict("Sorting", str(LARGE), "10 × slowsort", "–", "not measured"),
        Verdict("Sorting", "–", "exponent at most 1.15", "–", "not measured"),
        Verdict("Sorting", str(MIDDLE), "order agrees", "Spearman of the top 100: 0.900", "**no**"),
    ]


def test_targets_that_this_mode_leaves_out_are_taken_from_the_last_full_run() -> None:
    found = {(one.asked, one.network): one for one in verdicts([ROW], quick(), full())}
    large = found["10 × slowsort", str(LARGE)]
    assert (large.measured, large.reached) == ("5.0 × (last full run)", "**no**")
    grown = found["exponent at most 1.15", "1,000 to 100,000 facts"]
    assert (grown.measured, grown.reached) == ("1.00 (last full run)", "yes")


def test_two_shapes_of_one_size_do_not_hide_each_other() -> None:
    both = replace(ROW, networks={**ROW.networks, "full": (SMALL, MIDDLE, LARGE, Network("power-law", 200, 1_000))})
    assert exponent(both, "ours", full()) == exponent(ROW, "ours", full())
    assert with_most_networks(both, quick(), full()).mode == "full"
    assert with_most_networks(both, quick(), Results("full")).mode == "quick"
