"""Slips of the keyboard: how far two spellings are apart."""

from __future__ import annotations


def is_slip_of(typed: str, meant: str) -> bool:
    """Whether `typed` can be `meant` with a slip: one in words of four or more letters, two in eight or more."""
    most = 0 if len(meant) < 4 else 1 if len(meant) < 8 else 2
    if abs(len(typed) - len(meant)) > most:
        return False
    return typed == meant or slips(typed, meant) <= most


def slips(typed: str, meant: str) -> int:
    """The fewest letters to add, drop, change, or swap with the next, each letter touched once.

    Source: the optimal string alignment distance, after Damerau 1964, Communications of the ACM 7(3).
    """
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for end, letter in enumerate(typed, 1):
        before, last, row = row, before, [end]
        for place, wanted in enumerate(meant, 1):
            best = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != wanted))
            if end > 1 and place > 1 and letter == meant[place - 2] and typed[end - 2] == wanted:
                best = min(best, last[place - 2] + 1)
            row.append(best)
    return row[-1]
