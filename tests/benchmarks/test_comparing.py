"""What raw numbers say: ratios, exponents, targets reached or not, and what a mode left out."""

from __future__ import annotations

import pytest

from benchmarks.comparing import Verdict, compared, exponent, verdicts
from benchmarks.record import PER_SECOND, SECONDS, ratio
from benchmarks.results import Results
from tests.benchmarks.made_up import LARGE, MIDDLE, ROW, SMALL, full, quick


def test_a_ratio_above_one_means_that_we_are_better() -> None:
    assert ratio(SECONDS, ours=2.0, peer=10.0) == 5.0
    assert ratio(PER_SECOND, ours=2.0, peer=10.0) == 0.2


def test_a_line_has_medians_and_says_how_many_runs_there_were() -> None:
    line = next(one for one in compared(ROW, quick(), full()) if one.network == MIDDLE)
    assert (line.ours, line.theirs) == ("10 ms", "0.2 s")
    assert line.ratio == pytest.approx(20.0)
    assert (line.our_runs, line.peer_runs) == (3, 2)
    assert line.beside == "ours: Spearman of the top 100: 0.900"


def test_what_a_mode_leaves_out_says_so_with_the_last_full_run() -> None:
    line = next(one for one in compared(ROW, quick(), full()) if one.network == LARGE)
    assert line.ours == "not run in this mode; last full run: 0.1 s"
    assert line.theirs == "not run in this mode; last full run: 0.5 s"
    assert line.ratio is None


def test_without_a_full_run_there_is_no_number_to_give() -> None:
    line = next(one for one in compared(ROW, quick(), Results("full")) if one.network == LARGE)
    assert (line.ours, line.theirs) == ("not run in this mode", "not run in this mode")


def test_a_failure_is_told_and_not_covered_by_an_older_number() -> None:
    results, before = quick(), full()
    measurement = results.of("sorting", SMALL, "ours")
    assert measurement
    measurement.runs, measurement.problem = [], "failed: ValueError: no"
    line = next(one for one in compared(ROW, results, before) if one.network == SMALL)
    assert (line.ours, line.ratio) == ("failed: ValueError: no", None)


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
