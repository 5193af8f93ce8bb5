"""Quarters of the year, and in which of them a date lies that is known to the day, the month or only the year."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
from numpy.typing import NDArray

# A moment is a number: year × 10 + quarter; year × 10 where the quarter is not known; or one of these.
UNDATED, SEVERAL_YEARS = 0, 1
YEARS_BACK = 5
_EPOCH = 719_163  # date(1970, 1, 1).toordinal(), day 0 of numpy
_NAMES = {UNDATED: "undated", SEVERAL_YEARS: "several"}
_TEXT = re.compile(r"((?!0000)\d{4})(?:-Q([1-4]))?", re.ASCII)


def moments(first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """The quarter in which all days from `first` to `last` (`date.toordinal`, 0 if unknown) lie, else their year.

    A month lies in one quarter; a year of which no month is told lies in none.
    """
    (year, quarter), (last_year, last_quarter) = _split(first), _split(last)
    same_year = year == last_year
    known = np.where(same_year & (quarter == last_quarter), year * 10 + quarter, year * 10)
    found: NDArray[np.int64] = np.where(first <= 0, UNDATED, np.where(same_year, known, SEVERAL_YEARS))
    return found


def moment_name(moment: int) -> str:
    """As it stands in addresses: 2024-Q2, 2024, several, undated."""
    year, quarter = divmod(moment, 10)
    return _NAMES.get(moment) or (f"{year:04}-Q{quarter}" if quarter else f"{year:04}")


def moment_named(text: str) -> int:
    """The inverse of `moment_name`. ValueError where it names none."""
    told = {name: moment for moment, name in _NAMES.items()}
    parts = _TEXT.fullmatch(text)
    if text not in told and not parts:
        raise ValueError(text)
    return told[text] if text in told or not parts else int(parts[1]) * 10 + int(parts[2] or 0)


def first_year(as_of: date) -> int:
    """The year with which the quarters that are told begin: five before the running one."""
    return max(1, as_of.year - YEARS_BACK)


def quarters_until(as_of: date) -> list[int]:
    """All quarters from the beginning of `first_year` to the running one."""
    every = [year * 10 + quarter for year in range(first_year(as_of), as_of.year + 1) for quarter in (1, 2, 3, 4)]
    return [moment for moment in every if moment <= as_of.year * 10 + (as_of.month + 2) // 3]


def _split(days: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Year and quarter of each day."""
    months = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return 1970 + months // 12, months % 12 // 3 + 1
