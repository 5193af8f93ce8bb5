"""What the steward chose about an upload, as it is kept: how each sheet is read, who names mean, what rows become."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from graph_app.ingest.mistakes import Mistake, Saying
from graph_app.ingest.previewing.keys import KEY_FIELDS
from graph_app.ingest.previewing.naming import Named
from graph_app.ingest.previewing.rows import Decisions
from graph_app.ingest.reading.mapping import Column, ColumnMapping
from graph_app.ingest.reading.sheets import Choices, Line, Progress, Sheet


@dataclass(frozen=True)
class SheetChoice:
    """One sheet: its head as it was found, and how it is read.

    `encoding`, `delimiter` and `header_row` are those that it is read with; `set` names those set by hand. '' of
    `day_order` and `decimal` means what the cells themselves suggest. `fields` has a field, or None, for each column.
    """

    name: str
    header: tuple[str, ...]
    header_row: int
    origin: str
    encoding: str | None
    delimiter: str | None
    from_1904: bool
    remarks: tuple[dict[str, Any], ...]
    target: str | None
    why: dict[str, Any]
    fields: tuple[str | None, ...]
    sure: tuple[str, ...]
    constants: Mapping[str, str]
    set: tuple[str, ...] = ()
    day_order: str = ""
    decimal: str = ""
    left_out: bool = False

    def head(self, file: str) -> Sheet:
        """The sheet without its rows: enough to say what is wrong with its columns."""
        return Sheet(
            *(file, self.name, self.header, self.header_row, _no_lines, self.origin, self.encoding, self.delimiter),
            from_1904=self.from_1904,
        )

    @property
    def mapping(self) -> ColumnMapping:
        columns = zip(self.header, self.fields, self.sure, strict=True)
        told = tuple(Column(place, title, to, sure) for place, (title, to, sure) in enumerate(columns))
        return ColumnMapping(self.target, saying_of(self.why), told, self.constants)

    @property
    def choices(self) -> Choices:
        """What was set by hand about the file, for whoever opens it."""
        chosen = {name: getattr(self, name) for name in self.set}
        return Choices(chosen.get("encoding"), chosen.get("delimiter"), chosen.get("header_row"))

    def mapped(self, mapping: ColumnMapping) -> SheetChoice:
        """The same with another mapping."""
        return replace(
            self,
            target=mapping.target,
            why=plain_saying(mapping.why),
            fields=tuple(column.field for column in mapping.columns),
            sure=tuple(column.sure for column in mapping.columns),
            constants=dict(mapping.constants),
        )


@dataclass(frozen=True)
class UploadChoices:
    """`file` is what people call it. `names` “what:text” -> id, `new` -> what it is that is on no record, `left_out`
    such names whose rows are left out.

    `rows` “sheet:row” -> as Decisions.rows has it; `key_fields` by type of fact.
    """

    file: str
    pasted: bool
    at: str
    sheets: tuple[SheetChoice, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)
    duplicates: str = ""
    wrong: str = ""
    key_fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(KEY_FIELDS))
    new: Mapping[str, str] = field(default_factory=dict)

    @property
    def places(self) -> list[int]:
        """The sheets that are read, by their place in the file."""
        return [place for place, sheet in enumerate(self.sheets) if not sheet.left_out and sheet.target]

    @property
    def digest(self) -> str:
        """Equal where everything that decides about the rows is equal."""
        return _digest(asdict(self))

    @property
    def reading_digest(self) -> str:
        """Equal where the sheets are read alike."""
        return _digest([asdict(sheet) for sheet in self.sheets])

    @property
    def decisions(self) -> Decisions:
        """The same for the preview, whose sheets are those that are read."""
        place_of = {sheet: place for place, sheet in enumerate(self.places)}
        keyed = ((*key.split(":"), what) for key, what in self.rows.items())
        rows = {(place_of[int(sheet)], int(row)): what for sheet, row, what in keyed if int(sheet) in place_of}
        names, new = ({_named(key): told for key, told in each.items()} for each in (self.names, self.new))
        left_out = frozenset(map(_named, self.left_out))
        return Decisions(names, rows, self.duplicates, self.key_fields, left_out, self.wrong, new)

    def with_sheet(self, place: int, sheet: SheetChoice) -> UploadChoices:
        return replace(self, sheets=(*self.sheets[:place], sheet, *self.sheets[place + 1 :]))


def name_key(what: str, text: str) -> str:
    """By which it is kept whom a text names."""
    return f"{what}:{text}"


def _named(key: str) -> Named:
    what, _, text = key.partition(":")
    return what, text


def plain_choices(choices: UploadChoices) -> dict[str, Any]:
    """What JSON can hold."""
    return asdict(choices)


def choices_of(told: Mapping[str, Any]) -> UploadChoices:
    """What `plain_choices` made."""
    sheets = tuple(SheetChoice(**{name: _tupled(value) for name, value in sheet.items()}) for sheet in told["sheets"])
    keys = {of: tuple(names) for of, names in told["key_fields"].items()}
    return UploadChoices(**{**told, "sheets": sheets, "left_out": tuple(told["left_out"]), "key_fields": keys})


def plain_saying(saying: Saying | Mistake) -> dict[str, Any]:
    """What JSON can hold of a sentence."""
    facts = {
        name: plain_saying(fact) if isinstance(fact, Saying) else fact if isinstance(fact, int | float) else str(fact)
        for name, fact in saying.facts.items()
    }
    return {"sentence": saying.sentence, "facts": facts}


def saying_of(told: Mapping[str, Any]) -> Saying:
    """What `plain_saying` made."""
    facts = {name: saying_of(fact) if isinstance(fact, dict) else fact for name, fact in told["facts"].items()}
    return Saying(told["sentence"], facts)


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _digest(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:20]


def _no_lines(_progress: Progress) -> Iterator[Line]:
    return iter(())
