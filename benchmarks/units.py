"""Numbers as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.record import BYTES, SECONDS, Quantity, Target

# Numbers that a run or a judge gives beside its main one -> how the report says them.
SAID = {
    "first_frame": "first frame after {:.3g} s",
    "difference": "values differ by {:.0e} at most",
    "spearman": "Spearman of the top 100: {:.3f}",
    "modularity": "modularity {:.3f}",
    "parts": "{:.0f} parts",
    "share": "share {:.0%}",
    "overlaps": "{:.1f} overlaps per 100",
    "peak_bytes": "{:.0f} MB at most",
    "wait": "median wait {:.3f} s",
    "slowest_of_100": "99 of 100 within {:.3f} s",
    "wrong": "{:.0f} wrong answers",
}


def told(quantity: Quantity, value: float | None) -> str:
    """A value with its unit; three digits are enough."""
    if value is None:
        return "–"
    if quantity == BYTES:
        return f"{value / 1e6:,.1f} MB"
    if quantity == SECONDS:
        return seconds(value)
    return f"{value:,.0f} {quantity.unit}"


def seconds(value: float) -> str:
    if value < 0.0995e-3:
        return f"{value * 1e6:.0f} µs"
    if value < 0.0995:
        return f"{value * 1e3:.3g} ms"
    return f"{value:.3g} s" if value < 100 else f"{value:,.0f} s"


def times(ratio: float) -> str:
    """A ratio with the digits that it deserves."""
    if ratio >= 9.95:
        return f"{ratio:,.0f} ×"
    return f"{ratio:.1f} ×" if ratio >= 0.95 else f"{ratio:.2f} ×"


def measured_for(target: Target, ratio: float) -> str:
    """The ratio as the target speaks of it: where we may be slower, as how much longer than the peer we take."""
    return times(ratio) if target.at_least >= 1 else f"{times(1 / ratio)} its time"


def beside(numbers: Mapping[str, float]) -> str:
    """The numbers beside the main one, in words; that nothing went wrong needs none."""
    shown = {name: number / 1e6 if name == "peak_bytes" else number for name, number in numbers.items()}
    return ", ".join(SAID[name].format(number) for name, number in shown.items() if name != "wrong" or number)
