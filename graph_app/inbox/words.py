"""A matter as a sentence: the words of its rule, with names, days and numbers as people write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_app.inbox.matters import Matter
from graph_app.language.formats import country_name, day_text, number_text
from graph_app.partner_graph.snapshot import Partner, Snapshot
from graph_app.queries.inbox_rule import PLACE
from graph_app.records import Rows, Value
from graph_app.vocabulary.columns import COLUMNS

COLUMNS_OF_TABLE = ("severity", "rule", "matter", "partners", "facts", "date", "id")
# Of these an unknown one leaves no gap in the sentence.
_PASSED_OVER = {"number", "text"}


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; a `partner` where the piece is its name."""

    text: str
    partner: Partner | None = None


def parts(matter: Matter, snapshot: Snapshot, language: str, unknown: str) -> list[Part]:
    """The sentence in pieces. `unknown` is said of what is not known."""
    return [*_parts(matter, matter.how.matter.told_in(language), snapshot, language, unknown)]


def sentence(matter: Matter, snapshot: Snapshot, language: str, unknown: str) -> str:
    """The same as one text."""
    return " ".join("".join(part.text for part in parts(matter, snapshot, language, unknown)).split())


def table(matters: Sequence[Matter], truncated: bool, snapshot: Snapshot, language: str, unknown: str) -> Rows:
    """A row for each matter: what files and the command line have of it."""
    rows: list[tuple[Value, ...]] = []
    for one in matters:
        partners: list[Value] = [*one.ids("partner")]
        facts: list[Value] = [*one.ids("fact")]
        told = sentence(one, snapshot, language, unknown)
        rows.append((one.how.severity, one.rule.name, told, partners, facts, one.day or None, one.id))
    return Rows(COLUMNS_OF_TABLE, rows, truncated)


def _parts(matter: Matter, words: str, snapshot: Snapshot, language: str, unknown: str) -> Iterator[Part]:
    at = 0
    for found in PLACE.finditer(words):
        yield Part(words[at : found.start()])
        yield _told(found[1], matter.values.get(found[1]), snapshot, language, unknown)
        at = found.end()
    yield Part(words[at:])


def _told(column: str, value: Value, snapshot: Snapshot, language: str, unknown: str) -> Part:
    known = COLUMNS[column]
    if value is None:
        return Part("" if known.type in _PASSED_OVER else unknown)
    if known.type == "partner":
        partner = snapshot.find(str(value))
        return Part(partner.name_in(language) if partner else str(value), partner)
    if known.type in {"date", "day"}:
        return Part(_day(str(value), language))
    if known.type == "country":
        return Part(country_name(str(value), language))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Part(number_text(value, language))
    return Part(known.choices[str(value)].told_in(language) if str(value) in known.choices else str(value))


def _day(text: str, language: str) -> str:
    try:
        return day_text(text, language)
    except ValueError:  # the database can hold what no import lets through
        return text
