"""Contact persons as the rows of a table, and back: for backups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
        yield Person(told["id"], told["partner"], values, told["recorded_on"], int(told["edition"]))
