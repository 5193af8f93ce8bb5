"""Acronyms that several organisations go by: one is never taken for the only partner on record that has it."""

from __future__ import annotations

# HUFO is Ho Chi Minh City's own acronym and is also written for Hanoi's union, whose own is HAUFO.
SHARED_ACRONYMS = frozenset({"HUFO"})
