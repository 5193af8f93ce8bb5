"""What somebody filled in about a person -> values to keep, or what is wrong at each field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeAlias

from graph_app.ingest.cells import WrongCell, days_of
from graph_app.ingest.mistakes import Saying
from graph_app.ingest.reading.letters import line
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Faulty
from graph_app.ingest.reading.values import speller_of
from graph_app.persons.person import PERSON_FIELDS
from graph_app.vocabulary.properties import Property

LONGEST = 500
# A day of review further away than this is none.
LONGEST_REVIEW = timedelta(days=3 * 366)
# What can be wrong at a field.
MISSING, NO_DAY, NO_CHOICE, NO_ADDRESS = "missing", "no day", "no choice", "no address"
PAST, TOO_FAR, REVERSED = "past", "too far", "reversed"
# One of these, or what is wrong with its letters as such.
Wrong: TypeAlias = str | Saying


def checked(texts: Mapping[str, str], today: date, day_order: str = "dmy") -> tuple[dict[str, str], dict[str, Wrong]]:
    """Values by field, empty ones left out, and by field what is wrong. One of the two is empty."""
    values: dict[str, str] = {}
    wrong: dict[str, Wrong] = {}
    for field in PERSON_FIELDS:
        text = line(texts.get(field.name, ""), LONGEST)
        if not text:
            if field.required:
                wrong[field.name] = MISSING
            continue
        if isinstance(text, Faulty):
            wrong[field.name] = text.saying
            continue
        value, problem = _read(field, text, day_order)
        if problem:
            wrong[field.name] = problem
        else:
            values[field.name] = value
    wrong |= _between(values, wrong, today)
    return ({}, wrong) if wrong else (values, {})


def _read(field: Property, text: str, day_order: str) -> tuple[str, str]:
    if field.type == "choice":
        return (text, "") if text in field.choices else ("", NO_CHOICE)
    if field.name == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return "", NO_ADDRESS
    if field.type not in {"date", "day"}:
        return text, ""
    try:
        told = speller_of(field, Notation(day_order, "."))(text)
        first, last = days_of(told)
    except (WrongCell, ValueError):
        return "", NO_DAY
    return (told, "") if field.type == "date" or first == last else ("", NO_DAY)


def _between(values: Mapping[str, str], wrong: Mapping[str, Wrong], today: date) -> dict[str, str]:
    """What is wrong between fields, or with a day as seen from today."""
    found = {}
    review = values.get("review_on")
    if review and review < today.isoformat():
        found["review_on"] = PAST
    if review and review > (today + LONGEST_REVIEW).isoformat():
        found["review_on"] = TOO_FAR
    since, until = values.get("since"), values.get("until")
    if since and until and "until" not in wrong and days_of(until)[1] < days_of(since)[0]:
        found["until"] = REVERSED
    return found
