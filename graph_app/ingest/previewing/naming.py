"""Whom the cells of a row name: known from the record or the same upload, said to be new, or left to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph_app.changes.edits import Record
from graph_app.ingest.previewing.drafts import partner_draft, source_draft
from graph_app.ingest.previewing.stock import Stock, known_partner, known_source, properties
from graph_app.ingest.previewing.who import Candidate, Meant, Register, free_id, register_of
from graph_app.ingest.reading.records import CheckedRow
from graph_app.vocabulary.kinds import KIND_BY_NAME

SOURCE_FIELD = "source_id"
# What a text can be said to be that is on no record: a source, or a partner of a kind.
NEW_SOURCE = "source"
NEW_KINDS = (NEW_SOURCE, *KIND_BY_NAME)


@dataclass(frozen=True)
class Question:
    """Whom a cell means: `text` of a column, and who it could be."""

    column: str
    text: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Newcomer:
    """A source or a partner that is made because a row names it: `text` of its `column`."""

    sheet: int
    row: int
    column: str
    text: str
    what: str
    record: Record


class Naming:
    """Who names mean so far, in one preview. `taken`: what -> the ids that no newcomer gets."""

    def __init__(
        self, stock: Stock, names: Mapping[str, str], new: Mapping[str, str], taken: Mapping[str, set[str]]
    ) -> None:
        self.partners: Register = register_of(stock.known_partners())
        self.sources: Register = register_of(stock.known_sources())
        self._names, self._new, self._taken = names, new, taken
        self._newcomers: dict[tuple[str, str], Newcomer] = {}

    def settle(self, sheet: int, row: CheckedRow, fields: Iterable[str]) -> list[Question]:
        """Puts ids in the place of names; what is left to ask. The source comes first: newcomers are proved by it."""
        for field, text, meant in self._named(row, fields):
            if id := meant.id or self._made(sheet, row, field, text):
                row.values[field] = id
        return self.open(row, fields)

    def open(self, row: CheckedRow, fields: Iterable[str]) -> list[Question]:
        """What somebody must say about the names of a row before it can be read."""
        return [
            Question(field, text, meant.candidates)
            for field, text, meant in self._named(row, fields)
            if meant.id is None and not self._is_new(field, text)
        ]

    def waits(self, row: CheckedRow, fields: Iterable[str]) -> bool:
        """Whether a newcomer cannot be made of the row: it lacks what would prove that there is such a partner."""
        return any(meant.id is None for _, _, meant in self._named(row, fields))

    def needed(self, records: Iterable[Record]) -> Iterator[Newcomer]:
        """The newcomers that these records name, each once, a partner's source before it."""
        wanted = {name for record in records for name in _leans_on(record)}
        for new in self._newcomers.values():
            if new.what == "partner" and (new.what, str(new.record["id"])) in wanted:
                wanted |= _leans_on(new.record)
        for what in ("source", "partner"):
            yield from (
                new for new in self._newcomers.values() if new.what == what and (what, str(new.record["id"])) in wanted
            )

    def _named(self, row: CheckedRow, fields: Iterable[str]) -> Iterator[tuple[str, str, Meant]]:
        for field in fields:
            text = row.values.get(field)
            if isinstance(text, str):
                yield field, text, self._meant(field, text)

    def _meant(self, field: str, text: str) -> Meant:
        register = self.sources if field == SOURCE_FIELD else self.partners
        made = self._newcomers.get((_what(field), text))
        decided = str(made.record["id"]) if made else self._names.get(text)
        return Meant(decided, "decided") if decided in register.ids else register.meant(text)

    def _is_new(self, field: str, text: str) -> bool:
        kind = self._new.get(text)
        return kind is not None and (kind == NEW_SOURCE) == (field == SOURCE_FIELD)

    def _made(self, sheet: int, row: CheckedRow, field: str, text: str) -> str | None:
        """The id of a newcomer; None where nobody says that it is one, or nothing in the row proves it."""
        what, proof = _what(field), {name: row.values.get(name) for name in (SOURCE_FIELD, "quote")}
        if not self._is_new(field, text):
            return None
        if what == "partner" and (proof[SOURCE_FIELD] not in self.sources.ids or not proof["quote"]):
            return None
        id = free_id([text], self._taken[what])
        if what == "source":
            record = source_draft(id, {"title": text, **({"url": text} if "://" in text else {})}, None)
            self.sources.add(known_source(record))
        else:
            record = partner_draft(id, {"kind": self._new[text], "name_vi": text, **proof}, None)
            self.partners.add(known_partner(record))
        self._newcomers[what, text] = Newcomer(sheet, row.number, field, text, what, record)
        return id


def _what(field: str) -> str:
    return "source" if field == SOURCE_FIELD else "partner"


def _leans_on(record: Record) -> set[tuple[str, str]]:
    """What and id of all that a record names."""
    source = properties(record).get(SOURCE_FIELD)
    ends = {("partner", str(record[end])) for end in ("source", "target") if end in record}
    return ends | ({("source", str(source))} if source else set())
