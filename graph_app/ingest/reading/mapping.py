"""Which column of a sheet is which field, and which table its rows are: guessed with the reason, to be corrected."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_app.errors import WrongMapping
from graph_app.ingest import sentences as say
from graph_app.ingest.cells import WrongCell
from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.reading.letters import cleaned, whole
from graph_app.ingest.reading.limits import Limits
from graph_app.ingest.reading.names import FACTS, PARTNER_TARGET, TARGET_BY_NAME, TARGETS, Target, caption_of
from graph_app.ingest.reading.notation import Notation
from graph_app.ingest.reading.sheets import Sheet
from graph_app.ingest.reading.written_words import currency
from graph_app.language.folding import fold
from graph_app.vocabulary.column_names import ENDS_OF_EDGES

_ALIKE = 0.86  # of folded letters, by difflib: one letter wrong in seven
_LONGEST = 80  # letters of a name of a column; longer ones are sentences
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]?\s*$")


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `field` None: it is left out. `sure`: “exact”, “alike”, “set” by hand,
    “remembered”, “twice”, or “unknown”."""

    place: int
    title: str
    field: str | None
    sure: str


@dataclass(frozen=True)
class ColumnMapping:
    """How a sheet is read. `target` is a name of TARGETS, None while nobody knows; `why` says what speaks for it.

    `constants` are fields that have the same text in every row in which their cell is empty, or that have no column.
    """

    target: str | None
    why: Saying
    columns: tuple[Column, ...]
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """All fields that get a text."""
        return frozenset(column.field for column in self.columns if column.field) | self.constants.keys()

    @property
    def title_of(self) -> Mapping[str, str]:
        """Field -> title of its column."""
        return {column.field: column.title for column in self.columns if column.field}


def guessed_mapping(sheet: Sheet) -> ColumnMapping:
    """The table whose names fit the most columns, among those whose ends or names are there at all."""
    guesses = [guess for target in _possible(sheet) if (guess := mapped(sheet, target.name)) and _fits(target, guess)]
    if not guesses:
        why = Saying(say.NO_TYPE if sheet.origin == "facts" else say.NO_TABLE)
        return ColumnMapping(None, why, tuple(_unknown(sheet.header)))
    return max(guesses, key=lambda guess: _score(sheet, guess))


def mapped(sheet: Sheet, target: str, why: Saying | None = None) -> ColumnMapping:
    """The columns for a table that is set. Of two columns for one field the surer counts, then the first."""
    known = TARGET_BY_NAME.get(target)
    if known is None:
        raise WrongMapping(field="target", value=target, known=", ".join(TARGET_BY_NAME))
    words = {**known.by_words, **_ends(known, sheet.header)}
    guesses = [_guess(place, title, words) for place, title in enumerate(sheet.header)]
    taken: dict[str, Column] = {}
    for guess in sorted(guesses, key=lambda guess: guess.sure != "exact"):
        if guess.field:
            taken.setdefault(guess.field, guess)
    columns = tuple(
        guess if guess.field is None or taken[guess.field] is guess else replace(guess, field=None, sure="twice")
        for guess in guesses
    )
    told = ", ".join(f"“{column.title}”" for column in columns if column.field)
    because = why or Saying(say.COLUMNS_FIT if told else say.TABLE_SET, {"columns": told} if told else {})
    return ColumnMapping(target, because, columns, _currency_of(columns))


def with_field(mapping: ColumnMapping, place: int, to: str | None) -> ColumnMapping:
    """The column at `place` set to a field by hand, or left out; another column that had the field loses it."""
    known = TARGET_BY_NAME[mapping.target].by_name if mapping.target else {}
    if to is not None and to not in known:
        raise WrongMapping(field=mapping.columns[place].title, value=to, known=", ".join(known))
    columns = tuple(
        replace(column, field=to, sure="set")
        if column.place == place
        else replace(column, field=None, sure="set")
        if to is not None and column.field == to
        else column
        for column in mapping.columns
    )
    return replace(mapping, columns=columns)


def with_constant(mapping: ColumnMapping, to: str, text: str) -> ColumnMapping:
    """A field that has the same text in every row where its cell is empty; "" takes that back.

    It holds what a cell may hold: TextTooLong, TextUnseen. WrongMapping where the table has no such field.
    """
    known = TARGET_BY_NAME[mapping.target].by_name if mapping.target else {}
    if to not in known:
        raise WrongMapping(field="--set", value=to, known=", ".join(known))
    constants = {**mapping.constants, to: whole(to, cleaned(text, Limits.letters))}
    return replace(mapping, constants={name: told for name, told in constants.items() if told})


def problems(sheet: Sheet, mapping: ColumnMapping) -> list[Mistake]:
    """What is wrong with the columns as such: two for one field, contents without a title, ends that are missing."""
    found = [
        sheet.mistake(sheet.header_row, column.title, say.FIELD_TWICE, {"first": _first_like(mapping, column)})
        for column in mapping.columns
        if column.sure == "twice"
    ]
    found += [
        sheet.mistake(sheet.header_row, "", say.NO_TITLE, {"place": column.place + 1})
        for column in mapping.columns
        if not column.title
    ]
    if mapping.target is None:
        return [*found, sheet.mistake(sheet.header_row, "", mapping.why.sentence)]
    for group in TARGET_BY_NAME[mapping.target].essential:
        if not mapping.fields & set(group):
            known = TARGET_BY_NAME[mapping.target].by_name
            wanted = f"{caption_of(known[group[0]]).vi} ({group[0]})"
            found.append(sheet.mistake(sheet.header_row, "", say.NO_ESSENTIAL, {"wanted": wanted, "field": group[0]}))
    return found


def missing(mapping: ColumnMapping) -> list[str]:
    """Fields that every row should have and that no column holds: a source for all can be set as a constant."""
    known = TARGET_BY_NAME[mapping.target].fields if mapping.target else ()
    return [own.name for own in known if own.required and own.name not in mapping.fields and own.name != "id"]


# To remember it under a name


def as_plain(mapping: ColumnMapping, notation: Notation) -> dict[str, Any]:
    """What JSON can hold: title -> field, not places, so that it fits a table whose columns have moved."""
    return {
        "target": mapping.target,
        "columns": {
            column.title: column.field for column in mapping.columns if column.title and column.sure != "twice"
        },
        "constants": dict(mapping.constants),
        "day_order": notation.day_order,
        "decimal": notation.decimal,
    }


def from_plain(sheet: Sheet, told: Mapping[str, Any], name: str) -> tuple[ColumnMapping, Notation]:
    """What is remembered under `name` for another sheet. WrongMapping.

    Its columns are “remembered”; those that it does not know are guessed, and so are not. What it has beside and the
    sheet has not, is told in `why`.
    """
    columns, constants = told.get("columns", {}), told.get("constants", {})
    if not isinstance(columns, Mapping) or not isinstance(constants, Mapping):
        raise WrongMapping(field="columns", value=str(columns)[:60], known="title: field")
    try:
        notation = Notation(told.get("day_order", "dmy"), told.get("decimal", ","), sheet.from_1904)
    except ValueError as problem:
        raise WrongMapping(
            field="day_order, decimal", value=str(told.get("day_order")), known="dmy, mdy; , ."
        ) from problem
    mapping = mapped(sheet, str(told.get("target")), Saying(say.REMEMBERED, {"name": name}))
    known = {fold(title): to for title, to in columns.items()}
    remembered: list[int] = []
    for column in mapping.columns:
        if (word := fold(column.title)) in known:
            mapping = with_field(mapping, column.place, known.pop(word))
            remembered.append(column.place)
    gone = [f"“{title}”" for title, to in columns.items() if to and fold(title) in known]
    if gone:
        why = Saying(say.REMEMBERED_WITHOUT, {"name": name, "columns": ", ".join(gone)})
        mapping = replace(mapping, why=why)
    marked = (replace(each, sure="remembered") if each.place in remembered else each for each in mapping.columns)
    mapping = replace(mapping, columns=tuple(marked))
    for to, text in constants.items():
        mapping = with_constant(mapping, str(to), str(text))
    return mapping, notation


# Guessing


def _possible(sheet: Sheet) -> Sequence[Target]:
    if sheet.origin == "partners":
        return (PARTNER_TARGET,)
    return (FACTS,) if sheet.origin == "facts" else TARGETS


def _fits(target: Target, guess: ColumnMapping) -> bool:
    return all(guess.fields & set(group) for group in target.essential)


def _score(sheet: Sheet, guess: ColumnMapping) -> float:
    """Columns that fit, exact ones twice as much; the name of the sheet or file speaks for its table."""
    target = TARGET_BY_NAME[guess.target or ""]
    named = fold(f"{sheet.file} {sheet.name}".replace("_", " "))
    hint = any(fold(word) in named for word in (target.name, *target.caption))
    return sum({"exact": 2, "alike": 1}.get(column.sure, 0) for column in guess.columns) + (3 if hint else 0)


def _guess(place: int, title: str, words: Mapping[str, str]) -> Column:
    if not title or len(title) > _LONGEST:
        return Column(place, title, None, "unknown")
    for name in dict.fromkeys((fold(title), fold(_BRACKETS.sub("", title)))):
        if name in words:
            return Column(place, title, words[name], "exact")
    near = difflib.get_close_matches(fold(title), words, n=1, cutoff=_ALIKE)
    return Column(place, title, words[near[0]], "alike") if near else Column(place, title, None, "unknown")


def _ends(target: Target, titles: Sequence[str]) -> Mapping[str, str]:
    """“source” alone is where a fact is from; beside “target” the two are the ends of an edge."""
    there = {fold(title) for title in titles}
    ends = ("source", "target") if target is FACTS else ()
    if target.table and target.table.relationship_type:
        ends = target.table.relationship_type.roles
    return {
        word: end
        for pair in ENDS_OF_EDGES
        if ends and there.issuperset(pair)
        for word, end in zip(pair, ends, strict=True)
    }


def _unknown(titles: Sequence[str]) -> Iterator[Column]:
    return (Column(place, title, None, "unknown") for place, title in enumerate(titles))


def _currency_of(columns: Sequence[Column]) -> Mapping[str, str]:
    """“Giá trị (VND)” says the currency of the whole column, where no other column does."""
    for column in columns:
        told = _BRACKETS.search(column.title) if column.field == "amount" else None
        if told and not any(other.field == "currency" for other in columns):
            try:
                return {"currency": currency(told[1])}
            except WrongCell:
                return {}
    return {}


def _first_like(mapping: ColumnMapping, twice: Column) -> str:
    words = {**TARGET_BY_NAME[mapping.target].by_words} if mapping.target else {}
    words |= _ends(TARGET_BY_NAME[mapping.target or ""], [column.title for column in mapping.columns])
    return mapping.title_of.get(_guess(twice.place, twice.title, words).field or "", "")
