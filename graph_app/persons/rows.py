"""Contact persons as the rows of a table, and back: for backups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from graph_app.ingest.cells import WrongCell, days_of
from graph_app.persons.checks import LONGEST
from graph_app.persons.person import FIELD_NAMES, PERSON_FIELDS, Person

HEAD = ("id", "partner", "recorded_on", "edition", *FIELD_NAMES)
_REQUIRED = ("id", "partner", "recorded_on", "edition", *(field.name for field in PERSON_FIELDS if field.required))


def person_rows(persons: Iterable[Person]) -> Iterator[Sequence[str]]:
    """The head, then a row for each in the order of their ids."""
    yield HEAD
    for each in sorted(persons, key=lambda person: person.id):
        own = (each.values.get(name, "") for name in FIELD_NAMES)
        yield (each.id, each.partner, each.recorded_on, str(each.edition), *own)


def persons_of_rows(rows: Iterable[Sequence[str]]) -> Iterator[Person]:
    """The persons of such rows, the head first. ValueError at a row that no person has."""
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if number == 0:
            if tuple(row) != HEAD:
                raise ValueError(row)
            continue
        told = dict(zip(HEAD, row, strict=True))
        if not all(told[name] for name in _REQUIRED) or told["id"] in seen:
            raise ValueError(row)
        seen.add(told["id"])
        values = {name: told[name] for name in FIELD_NAMES if told[name]}
        _refuse_impossible(told, values)
        yield Person(told["id"], told["partner"], values, told["recorded_on"], int(told["edition"]))


def _refuse_impossible(told: Mapping[str, str], values: Mapping[str, str]) -> None:
    """ValueError for what no form takes and no page can show. A day of review may have passed meanwhile."""
    if not re.fullmatch("[A-Za-z0-9-]{1,60}", told["id"]) or not re.fullmatch("[1-9][0-9]{0,8}", told["edition"]):
        raise ValueError(told["id"])
    date.fromisoformat(told["recorded_on"])
    for field in PERSON_FIELDS:
        value = values.get(field.name)
        if value is None:
            continue
        if len(value) > LONGEST or (field.type == "choice" and value not in field.choices):
            raise ValueError(value)
        if field.type in {"date", "day"}:
            _refuse_day(value, whole=field.type == "day")


def _refuse_day(value: str, whole: bool) -> None:
    try:
        first, last = days_of(value)
    except WrongCell as problem:
        raise ValueError(value) from problem
    if whole and first != last:
        raise ValueError(value)
